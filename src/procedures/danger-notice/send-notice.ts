import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { RequestContext } from '../../core/hub.js';
import { namedOrganization } from '../../core/organizations/index.js';
import {
  dueWithin,
  factsGiven,
  isRefused,
  latestMoment,
  openProceeding,
  visibleProceeding,
  type ProceedingPayload,
} from '../../core/proceedings/index.js';
import { dangerNotice } from './danger-notice.procedure.js';
import { dangerNoticeFacts, type Asked, type DangerNoticeFacts } from './danger-notice.facts.js';
import { checkDiscoveredAt, checkNotified } from './danger-notice.rules.js';

const longestTitle = 200;
const kinds = { PUBLIC_SECURITY: '治安隐患', SAFETY: '安全隐患', OTHER: '隐患' } as const;

/** U5: whoever finds a danger that belongs to somebody else tells them at once; U6: their time to send officers begins. */
export function sendNotice(
  context: RequestContext,
  input: Asked<'notify'>,
): Promise<ProceedingPayload<DangerNoticeFacts>> {
  return openProceeding(context, dangerNotice, 'notify', input, async (deciding) => {
    const { hub, viewer, now } = deciding;
    const today = shanghaiDay(now);
    const notified = namedOrganization(hub.organizations, input.toCode, 'toCode', today.toString());
    const about = input.aboutId == null ? null : await visibleProceeding(deciding, 'aboutId', input.aboutId);
    const refusals = [
      ...checkDiscoveredAt(input.discoveredAt, latestMoment(deciding)),
      ...(isRefused(notified) ? notified : checkNotified('toCode', viewer.organization, notified)),
      ...(about && isRefused(about) ? about : []),
    ];
    if (refusals.length > 0 || isRefused(notified) || (about && isRefused(about))) return refusals;
    return {
      set: {
        finderId: viewer.organization.key,
        notifiedId: notified.key,
        ...factsGiven(dangerNoticeFacts, 'notify', input),
        dispatchDueAt: shanghaiText(dueWithin(dangerNotice.table.clocks.dispatch.within, now, hub).at),
      },
      title: `${kinds[input.dangerKind]}（${input.place}）`.slice(0, longestTitle),
      aboutId: about?.key ?? null,
      starts: { notice: input.discoveredAt },
    };
  });
}
