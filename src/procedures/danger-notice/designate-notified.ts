import type { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../kernel/instant-text.js';
import { dueWithin, immediately, type ProceedingRow, type Reckoning } from '../../core/proceedings/index.js';
import type { DangerNoticeFacts } from './danger-notice.facts.js';

/**
 * D2: whoever is designated sends officers at once, from now on (U6). If it is the finder, the two change places: whoever was notified
 * reads what is done.
 */
export function designateNotified(
  organizationKey: number,
  { finderId, notifiedId }: ProceedingRow<DangerNoticeFacts>,
  occurredAt: Temporal.Instant,
  reckoning: Reckoning,
): Partial<DangerNoticeFacts> {
  const dispatchDueAt = shanghaiText(dueWithin(immediately, occurredAt, reckoning).at);
  return organizationKey === finderId
    ? { finderId: notifiedId, notifiedId: finderId, dispatchDueAt }
    : { notifiedId: organizationKey, dispatchDueAt };
}
