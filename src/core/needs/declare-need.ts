import { v7 as uuidv7 } from 'uuid';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { run } from '../../platform/database/index.js';
import { appendAudit } from '../audit/index.js';
import { changeInsert } from '../feed/index.js';
import type { Hub, RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { listingsOf } from '../jurisdiction/index.js';
import { namedOrganizations } from '../organizations/index.js';
import { checkTexts, keyedRequest } from '../requests/index.js';
import { audited } from './audited-need.js';
import { actOnNeed, type NeedAnswer } from './keyed-need.js';
import type { NeedRow } from './need.js';
import { needChange } from './need-change.js';
import { checkNeed, type DeclaredNeed } from './need.rules.js';
import { insertNeed } from './needs.sql.js';

/** A need as a request gives it. */
export interface NeedDeclaration extends Omit<DeclaredNeed, 'validFrom'> {
  readonly idempotencyKey: string;
  /** Null: today. */
  readonly validFrom: string | null;
  readonly townshipCodes: readonly string[];
}

/** S3: an organization says of what it needs to be told; what is shared from then on is matched as it is shared. */
export function declareNeed(context: RequestContext, input: NeedDeclaration): Promise<NeedAnswer> {
  const { hub } = context;
  const viewer = requirePermission(context.viewer, 'declareNeeds');
  const request = keyedRequest('declareNeed', input, hub);
  return actOnNeed(hub, viewer, request, async (act) => {
    const { title, basis, validFrom, ...named } = input;
    const told = { ...named, title: title.trim(), basis: basis.trim(), validFrom: validFrom ?? act.today };
    const from = namedOrganizations(hub.organizations, told.townshipCodes, 'townshipCodes', act.today);
    const wrong = [
      ...checkTexts(input),
      ...checkNeed(told, act.today),
      ...('organizations' in from ? [] : from),
      ...(await unlisted(hub, told)),
    ];
    if (wrong.length > 0 || !('organizations' in from)) return wrong;
    const need: NeedRow = {
      ...{ key: uuidv7(), organizationId: viewer.organization.key, holderId: viewer.organization.key, revision: 1 },
      ...{ title: told.title, basis: told.basis, withExecution: told.withExecution },
      ...{ categories: [...new Set(told.categories)], items: told.items, itemCodes: [...new Set(told.itemCodes)] },
      townshipIds: from.organizations.map(({ key }) => key),
      ...{ validFrom: told.validFrom, validTo: null, endReason: null, declaredAt: act.at },
    };
    await insertNeed(act.executor, need, viewer.person.key);
    await run(act.executor, changeInsert(needChange(act.eventId, 'DECLARED', need, viewer.organization.key, act.at)));
    await appendAudit(act.executor, viewer, audited('NEED_DECLARED', need, need.basis), act.at);
    return need;
  });
}

/** G2: an item that nobody has ever listed is nobody's, and no record would ever name it. */
async function unlisted(hub: Hub, { items, itemCodes }: DeclaredNeed): Promise<Refusal[]> {
  if (items !== 'NAMED') return [];
  const listed = new Set((await listingsOf(hub.pool, itemCodes)).map(({ code }) => code));
  return itemCodes.flatMap((code, index) =>
    listed.has(code) ? [] : [refusal(['itemCodes', String(index)], 'NOT_FOUND', '没有部门的清单列有此事项', 'G2')],
  );
}
