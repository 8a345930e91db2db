import { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../kernel/instant-text.js';
import { countyGovernment } from '../../core/organizations/index.js';
import { factsGiven, unlessRefused, type Deciding, type Made } from '../../core/proceedings/index.js';
import { dangerNoticeFacts, type DangerNotice } from './danger-notice.facts.js';
import { checkDispatchedAt, checkRefusal, checkReport } from './danger-notice.rules.js';

/** U6: officers are on their way. */
export function dispatchOfficers({ input, row, occurredAt }: Deciding<DangerNotice, 'dispatch'>): Made<DangerNotice> {
  const at = input.dispatchedAt ?? occurredAt;
  return unlessRefused(checkDispatchedAt(at, Temporal.Instant.from(row.openedAt), occurredAt), () => ({
    set: { ...factsGiven(dangerNoticeFacts, 'dispatch', input), dispatchedAt: shanghaiText(at) },
    metAt: { dispatch: at },
  }));
}

/** U7: whoever was notified says why nothing is done: there is nothing to report then. */
export const declineNotice = ({ input }: Deciding<DangerNotice, 'decline'>): Made<DangerNotice> => ({
  set: { refusalReason: input.reason },
});

/** U7: nothing is done and no reason is given; told by whoever was notified, or recorded by whoever notified. */
export const refuseNotice = ({ input, row, viewer }: Deciding<DangerNotice, 'refuse'>): Made<DangerNotice> =>
  unlessRefused(checkRefusal(viewer.organization.key === row.notifiedId, input.note), () => ({}));

/** U7: the county government is told, and becomes a party. After silence the time to report began when the term had passed. */
export function escalateNotice({
  row,
  organizations,
  occurredAt,
  today,
}: Deciding<DangerNotice, 'escalate'>): Made<DangerNotice> {
  return unlessRefused(checkReport('dangerNoticeId', row, occurredAt), () => ({
    set: { countyId: countyGovernment(organizations, today).key, escalatedAt: shanghaiText(occurredAt) },
    starts: { report: row.state === 'REFUSED' ? null : Temporal.Instant.from(row.dispatchDueAt) },
  }));
}
