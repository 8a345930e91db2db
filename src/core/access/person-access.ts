import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { isWellFormed } from '../../kernel/text.js';
import { transaction } from '../../platform/database/index.js';
import { appendAudit } from '../audit/index.js';
import { lockLiaisons } from '../duties/index.js';
import type { RequestContext } from '../hub.js';
import { personKey, requirePermission } from '../identity/index.js';
import { liaisonsOf } from './liaison-officers.sql.js';
import { lockPerson, setAccess, type PersonAccess } from './people.sql.js';

export interface PersonAnswer {
  readonly person: PersonAccess | null;
  readonly userErrors: readonly Refusal[];
}

const longestReason = 200;

/**
 * Ends a person's or system's access to the viewer's organization, on every node and for every open connection within five seconds, or
 * gives it again; what the person may do for another organization is that one's to say. U3: an organization keeps at least one liaison
 * officer.
 */
export async function changeAccess(
  { hub, viewer: caller }: RequestContext,
  { personId, reason }: { readonly personId: string; readonly reason: string },
  active: boolean,
): Promise<PersonAnswer> {
  const viewer = requirePermission(caller, 'manageAccess');
  const { organization } = viewer;
  const wrong = checkReason(reason);
  if (wrong.length > 0) return refused(...wrong);
  const key = personKey(personId);
  const unknown = refused(refusal('personId', 'NOT_FOUND', '本单位没有此人员'));
  if (key === null) return unknown;
  const at = shanghaiText(hub.clock.now());
  return transaction(hub.pool, async (executor): Promise<PersonAnswer> => {
    await lockLiaisons(executor, organization.key);
    const person = await lockPerson(executor, organization.key, key);
    if (!person) return unknown;
    if (person.personKey === viewer.person.key) {
      return refused(refusal('personId', 'INVALID', '不能停用或恢复自己'));
    }
    if ((person.deactivatedAt === null) === active) {
      return refused(refusal('personId', 'WRONG_STATE', active ? '此人员未被停用' : '此人员已停用'));
    }
    const liaisons = active ? [] : await liaisonsOf(executor, organization.key, at.slice(0, 10));
    if (liaisons.length > 0 && liaisons.every((liaison) => liaison === key)) {
      return refused(refusal('personId', 'INVALID', '单位须至少保留一名联络人，请先指定接任者', 'U3'));
    }
    const deactivatedAt = active ? null : at;
    await setAccess(executor, key, deactivatedAt);
    const action = active ? 'ACCESS_RESTORED' : 'ACCESS_ENDED';
    await appendAudit(
      executor,
      viewer,
      { action, subjectType: 'Person', subjectId: person.id, purpose: reason.trim() },
      at,
    );
    return { person: { ...person, deactivatedAt }, userErrors: [] };
  });
}

function checkReason(reason: string): Refusal[] {
  if (reason.trim() === '') return [refusal('reason', 'REQUIRED', '须说明理由')];
  return reason.length > longestReason || !isWellFormed(reason)
    ? [refusal('reason', 'INVALID', `理由不得超过${longestReason}字，不得含非法字符`)]
    : [];
}

function refused(...userErrors: readonly Refusal[]): PersonAnswer {
  return { person: null, userErrors };
}
