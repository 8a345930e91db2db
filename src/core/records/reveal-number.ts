import { GraphQLError, OperationTypeNode, type GraphQLResolveInfo } from 'graphql';
import { citizenNumbersIn } from '../../kernel/codes/citizen-number.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { isWellFormed } from '../../kernel/text.js';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import { appendAudits } from '../audit/index.js';
import type { Hub, RequestContext } from '../hub.js';
import { requirePermission, type Viewer } from '../identity/index.js';
import { actingFor } from '../visibility/index.js';
import { placeOf } from './personal-fields.js';
import type { RecordCategory } from './record-category.js';
import { recordIds } from './record.js';
import { readSealed } from './sealed-number.sql.js';

/** A number that somebody wants to read, and what for. */
export interface Revealing {
  readonly key: string;
  readonly purpose: string;
}

const [shortest, longest] = [4, 200];

/** A person's number in clear for whoever may read it and says what for; null when the record holds none. */
export async function revealNumber(
  { viewer, loaders }: RequestContext,
  category: RecordCategory,
  property: string,
  revealing: Revealing,
  info: GraphQLResolveInfo,
): Promise<string | null> {
  // An event is executed once for all subscribers alike: nobody could say who has read the number.
  if (info.operation.operation === OperationTypeNode.SUBSCRIPTION) {
    throw new GraphQLError(`订阅中不能查阅完整号码，请以查询读取 ${info.fieldName}`, {
      extensions: { code: 'NOT_IN_SUBSCRIPTION' },
    });
  }
  requirePermission(viewer, 'revealPersonalData');
  checkPurpose(revealing.purpose, info.fieldName);
  return loaders.revealed(category, property).load({ ...revealing, purpose: revealing.purpose.trim() });
}

/** The purpose is kept for ever beside the record's id: it must be one, and not another person's number. */
function checkPurpose(purpose: string, field: string): void {
  const length = Array.from(purpose.trim()).length;
  if (length < shortest || length > longest) throw badInput(`${field}.purpose：用途须为${shortest}至${longest}字`);
  if (!isWellFormed(purpose)) throw badInput(`${field}.purpose：文本含有非法字符`);
  if (citizenNumbersIn(purpose).length > 0) throw badInput(`${field}.purpose：用途中不得写入公民身份号码`);
}

/**
 * Opens the numbers of records that the viewer may see, in one read and one audit statement. The audit entry is there before
 * a number is given out: without the one there is not the other.
 */
export async function revealNumbers(
  hub: Hub,
  viewer: Viewer,
  category: RecordCategory,
  property: string,
  revealings: readonly Revealing[],
): Promise<(string | null | Error)[]> {
  const keys = [...new Set(revealings.map(({ key }) => key))];
  const sealed = await readSealed(category, property, keys, viewer, actingFor(viewer.organization, hub.pool));
  const opened = revealings.map(({ key }) => {
    const bytes = sealed.get(key);
    return bytes ? attempt(() => hub.sealing.open(bytes, placeOf(category, property, key))) : null;
  });
  const acts = revealings.flatMap(({ key, purpose }, index) =>
    typeof opened[index] === 'string'
      ? [{ action, subjectType: 'SharedRecord', subjectId: recordIds.of(key), purpose, details: { field: property } }]
      : [],
  );
  if (acts.length > 0) await appendAudits(hub.pool, viewer, acts, shanghaiText(hub.clock.now()));
  return opened;
}

const action = 'PERSONAL_NUMBER_REVEALED';

/** A number that cannot be opened is told of by itself: those of the same page can be read. */
function attempt(open: () => string): string | Error {
  try {
    return open();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
