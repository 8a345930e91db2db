import { shanghaiText } from '../../kernel/instant-text.js';
import { namedOrganization } from '../../core/organizations/index.js';
import {
  dueWithin,
  factsGiven,
  isRefused,
  latestMoment,
  type Opening,
  type Opened,
} from '../../core/proceedings/index.js';
import { titleOf } from './danger-notice.js';
import { dangerNoticeFacts, type DangerNotice } from './danger-notice.facts.js';
import { dangerNotice } from './danger-notice.procedure.js';
import { checkDiscoveredAt, checkNotified } from './danger-notice.rules.js';

/** U5: whoever finds a danger that belongs to somebody else tells them at once; U6: their time to send officers begins. */
export function sendNotice(opening: Opening<DangerNotice, 'notify'>): Opened<DangerNotice> {
  const { input, viewer, organizations, occurredAt, today } = opening;
  const notified = namedOrganization(organizations, input.toCode, 'toCode', today);
  const refusals = [
    ...checkDiscoveredAt(input.discoveredAt, latestMoment(opening)),
    ...(isRefused(notified) ? notified : checkNotified('toCode', viewer.organization, notified)),
  ];
  if (refusals.length > 0 || isRefused(notified)) return refusals;
  return {
    set: {
      finderId: viewer.organization.key,
      notifiedId: notified.key,
      ...factsGiven(dangerNoticeFacts, 'notify', input),
      dispatchDueAt: shanghaiText(dueWithin(dangerNotice.table.clocks.dispatch.within, occurredAt, opening).at),
    },
    title: titleOf(input),
    starts: { notice: input.discoveredAt },
  };
}
