import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { shanghaiText } from '../../kernel/instant-text.js';
import { appendAudits } from '../audit/index.js';
import type { Hub, OperationScope, RequestContext } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { requireReveal, type RevealRequest } from '../personal-data/index.js';
import { actingFor } from '../visibility/index.js';
import { placeOf } from './personal-fields.js';
import type { RecordCategory } from './record-category.js';
import { recordIds } from './record.js';
import { readSealed } from './sealed-number.sql.js';

type NumberLoader = DataLoader<RevealRequest, string | null, string>;

/** What makes the loader of a number that records of a category hold. */
export function numberLoader(category: RecordCategory, property: string): (scope: OperationScope) => NumberLoader {
  return ({ hub, viewer }) =>
    new DataLoader(
      async (requests) =>
        viewer ? revealNumbers(hub, viewer, category, property, requests) : requests.map(() => null),
      { cacheKeyFn: ({ key, purpose }) => `${key} ${purpose}` },
    );
}

/** A person's number in clear for whoever may read it and says what for; null when the record holds none. */
export async function revealNumber(
  { viewer, loaders }: RequestContext,
  numbers: ReturnType<typeof numberLoader>,
  request: RevealRequest,
  info: GraphQLResolveInfo,
): Promise<string | null> {
  requireReveal(viewer, request.purpose, info);
  return loaders.own(numbers).load({ ...request, purpose: request.purpose.trim() });
}

/**
 * Opens the numbers of records that the viewer may see, in one read and one audit statement. The audit entry is there before
 * a number is given out: without the one there is not the other.
 */
async function revealNumbers(
  hub: Hub,
  viewer: Viewer,
  category: RecordCategory,
  property: string,
  requests: readonly RevealRequest[],
): Promise<(string | null | Error)[]> {
  const keys = [...new Set(requests.map(({ key }) => key))];
  const sealed = await readSealed(category, property, keys, viewer, actingFor(viewer.organization, hub.pool));
  const opened = requests.map(({ key }) => {
    const bytes = sealed.get(key);
    return bytes ? attempt(() => hub.sealing.open(bytes, placeOf(category, property, key))) : null;
  });
  const acts = requests.flatMap(({ key, purpose }, index) =>
    typeof opened[index] === 'string'
      ? [{ action, subjectType: 'SharedRecord', subjectId: recordIds.of(key), purpose, details: { field: property } }]
      : [],
  );
  if (acts.length > 0) await appendAudits(hub.pool, viewer, acts, shanghaiText(hub.clock.now()));
  requests.forEach(({ key }, index) => {
    if (typeof opened[index] === 'string') hub.readings.opened(viewer, key);
  });
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
