import { shanghaiText } from '../../../kernel/instant-text.js';
import { shanghaiDay } from '../../../kernel/calendar.js';
import { refusal, type Refusal } from '../../../kernel/refusal.js';
import { textFault } from '../../../kernel/text-fault.js';
import { appendAudit } from '../../../core/audit/index.js';
import type { RequestContext } from '../../../core/hub.js';
import { requirePermission } from '../../../core/identity/index.js';
import { actingOn } from '../../../core/organizations/index.js';
import { transactionAs } from '../../../platform/database/index.js';
import { listCheckIds, type ListCheck } from './list-check.js';
import { confirmCheck, lockCheck } from './list-checks.sql.js';

export interface ListCheckAnswer {
  readonly listCheck: ListCheck | null;
  readonly userErrors: readonly Refusal[];
}

/** S1: whoever is to check its lists says that nothing has to change. Said once more it answers as the first time, and changes nothing. */
export async function confirmListCheck(
  { hub, viewer: caller }: RequestContext,
  input: { readonly listCheckId: string; readonly note: string },
): Promise<ListCheckAnswer> {
  const viewer = requirePermission(caller, 'manageItems');
  const note = input.note.trim();
  const key = listCheckIds.keyOf(input.listCheckId);
  const now = hub.clock.now();
  const at = shanghaiText(now);
  return transactionAs(hub.pool, viewer.organization.key, async ({ executor }): Promise<ListCheckAnswer> => {
    const check = key === null ? null : await lockCheck(executor, key);
    if (!check) return refused([refusal('listCheckId', 'NOT_FOUND', '没有此清单核查')]);
    const owner = hub.organizations.byKey(check.organizationId);
    const isOwn = (actingOn(owner, shanghaiDay(now).toString()) ?? owner).key === viewer.organization.key;
    const wrong = [
      ...checkNote(note),
      ...(isOwn ? [] : [refusal('listCheckId', 'WRONG_PARTY', `该清单由${owner.name}核查`, 'S1')]),
      ...(check.closedAt === null || check.outcome === 'CONFIRMED'
        ? []
        : [refusal('listCheckId', 'WRONG_STATE', '该清单核查已办结', 'S1')]),
    ];
    if (wrong.length > 0) return refused(wrong);
    if (check.closedAt !== null) return { listCheck: check, userErrors: [] };
    await confirmCheck(executor, check, { note, at, personKey: viewer.person.key });
    const subject = { subjectType: 'ListCheck', subjectId: input.listCheckId };
    await appendAudit(executor, viewer, { action: 'LIST_CHECK_CONFIRMED', ...subject, purpose: note }, at);
    return { listCheck: { ...check, closedAt: at, outcome: 'CONFIRMED', note }, userErrors: [] };
  });
}

const longestNote = 500;

function checkNote(note: string): Refusal[] {
  if (note === '') return [refusal('note', 'REQUIRED', '须写明核查情况', 'S1')];
  const fault = note.length > longestNote ? `核查情况不得超过${longestNote}字` : textFault(note);
  return fault === null ? [] : [refusal('note', 'INVALID', fault)];
}

function refused(userErrors: readonly Refusal[]): ListCheckAnswer {
  return { listCheck: null, userErrors };
}
