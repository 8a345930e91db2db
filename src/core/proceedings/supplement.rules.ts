import { Temporal } from 'temporal-polyfill';
import { isInTime } from '../../kernel/deadline.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';

/** Days are `YYYY-MM-DD`. */
export function checkSupplementUntil(
  path: string,
  until: string | null | undefined,
  today: string,
  rule: string,
): Refusal[] {
  return until != null && until < today ? [refusal(path, 'INVALID', '补正期限不能早于要求补正之日', rule)] : [];
}

/** A case, and what it may await. */
interface Awaiting {
  readonly state: string;
  readonly supplementDueAt: string | null;
}

/** Whether its sender still has time to supplement it. */
export function isAwaited({ state, supplementDueAt }: Awaiting, now: Temporal.Instant): boolean {
  return (
    state === 'AWAITS_SUPPLEMENT' && supplementDueAt !== null && isInTime(now, Temporal.Instant.from(supplementDueAt))
  );
}

/** Who asks for a supplement waits for it: what was asked for is not refused for being missing before its time is over. */
export function checkAwaited(path: string, row: Awaiting, now: Temporal.Instant, rule: string): Refusal[] {
  return isAwaited(row, now) ? [refusal(path, 'WRONG_STATE', '已要求补正，补正期限尚未届满，不能不予办理', rule)] : [];
}
