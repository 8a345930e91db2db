import { refusal, type Refusal } from '../../kernel/refusal.js';
import { run } from '../../platform/database/index.js';
import { appendAudit } from '../audit/index.js';
import { changeInsert } from '../feed/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { checkTexts, keyedRequest } from '../requests/index.js';
import { audited } from './audited-need.js';
import { actOnNeed, type NeedAnswer } from './keyed-need.js';
import { needIds, statusOn, type NeedRow } from './need.js';
import { needChange } from './need-change.js';
import { endNeedRow, lockNeed } from './needs.sql.js';

export interface NeedEnding {
  readonly idempotencyKey: string;
  readonly needId: string;
  /** First day without it, `YYYY-MM-DD`; null: today. */
  readonly validTo: string | null;
  readonly reason: string;
}

/** Ends a need from a day on; what has met it stays. One that has not begun may end on its first day: then it never holds. */
export function endNeed(context: RequestContext, input: NeedEnding): Promise<NeedAnswer> {
  const { hub } = context;
  const viewer = requirePermission(context.viewer, 'declareNeeds');
  const request = keyedRequest('endNeed', input, hub);
  const reason = input.reason.trim();
  return actOnNeed(hub, viewer, request, async ({ executor, today, at, eventId }) => {
    const key = needIds.keyOf(input.needId);
    const need = key === null ? null : await lockNeed(executor, key);
    if (!need) return [refusal('needId', 'NOT_FOUND', '没有此需求')];
    const validTo = input.validTo ?? today;
    const wrong = [
      ...checkTexts(input),
      ...(reason === '' ? [refusal('reason', 'REQUIRED', '终止须说明理由')] : []),
      ...checkEnding(need, viewer.organization.key, validTo, today),
    ];
    if (wrong.length > 0) return wrong;
    const ended = { ...need, validTo, endReason: reason, revision: need.revision + 1 };
    await endNeedRow(executor, ended);
    await run(executor, changeInsert(needChange(eventId, 'ENDED', ended, viewer.organization.key, at)));
    await appendAudit(executor, viewer, audited('NEED_ENDED', need, reason), at);
    return ended;
  });
}

function checkEnding(need: NeedRow, organization: number, validTo: string, today: string): Refusal[] {
  if (need.holderId !== organization) return [refusal('needId', 'WRONG_PARTY', '该需求由其他单位登记', 'S3')];
  if (statusOn(need, today) === 'ENDED') return [refusal('needId', 'WRONG_STATE', `该需求已于${need.validTo}终止`)];
  const earliest = need.validFrom > today ? need.validFrom : today;
  return validTo < earliest ? [refusal('validTo', 'INVALID', `终止日不得早于${earliest}`)] : [];
}
