import { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../../kernel/refusal.js';
import type { RequestContext } from '../../../core/hub.js';
import {
  isRefused,
  readProceedings,
  takeLinkedStep,
  takeStep,
  type Deciding,
  type ProceedingPayload,
} from '../../../core/proceedings/index.js';
import { standingTopics } from './agenda.js';
import { carriedResolutions } from './agenda.sql.js';
import type { Asked, ConferenceMeetingFacts } from './conference-meeting.facts.js';
import type { AttendanceInput } from './conference-meeting.graphql.js';
import { askedToCome } from './conference-meeting.js';
import { conferenceMeeting } from './conference-meeting.procedure.js';
import { checkHeld } from './meeting.rules.js';
import { withOwingUnits } from './owing-units.sql.js';

type Answer = Promise<ProceedingPayload<ConferenceMeetingFacts>>;

/** J11: the meeting took place; who came is recorded, and its topics were discussed. */
export function recordMeeting(context: RequestContext, input: Asked<'hold'>): Answer {
  const named = { path: 'meetingId', id: input.meetingId };
  return takeStep(context, conferenceMeeting, 'hold', named, input, async (deciding) => {
    const { row, now } = deciding;
    const attended = attendedKeys(deciding, input.attendance, askedToCome(row));
    const refusals = [
      ...checkHeld('meetingId', Temporal.Instant.from(row.meetsAt), now),
      ...(isRefused(attended) ? attended : []),
    ];
    if (refusals.length > 0 || isRefused(attended)) return refusals;
    return {
      set: {
        heldAt: shanghaiText(now),
        attendedIds: attended.keys,
        representatives: input.attendance.map(({ representative }) => representative ?? ''),
      },
      guestIds: await withOwingUnits(deciding.session, row.meetsAt, row.guestIds),
      async also(taken) {
        for (const { key } of await standingTopics(taken, row.key)) {
          await takeLinkedStep(taken, key, { step: { own: 'discuss' }, decide: () => ({}) });
        }
      },
    };
  });
}

/** J11: only whoever was asked to come is recorded as having come, each once. */
function attendedKeys(
  { hub }: Deciding,
  attendance: readonly AttendanceInput[],
  asked: readonly number[],
): { readonly keys: readonly number[] } | readonly Refusal[] {
  const keys = attendance.map(({ organizationCode }) => hub.organizations.byCode(organizationCode)?.key ?? null);
  const refusals = keys.flatMap((key, index) => {
    const path = ['attendance', String(index), 'organizationCode'];
    if (key === null || !asked.includes(key)) return [refusal(path, 'INVALID', '该单位不是参会单位', 'J11')];
    return keys.indexOf(key) < index ? [refusal(path, 'INVALID', '该单位已记录')] : [];
  });
  return refusals.length > 0 ? refusals : { keys: keys.flatMap((key) => key ?? []) };
}

/** J19: not before everything that earlier meetings resolved has been reported at this one. */
export function closeMeeting(context: RequestContext, input: Asked<'close'>): Answer {
  const named = { path: 'meetingId', id: input.meetingId };
  return takeStep(context, conferenceMeeting, 'close', named, input, async ({ hub, session, row }) => {
    const carried = (await carriedResolutions([row.key], session)).get(row.key) ?? [];
    const missing = carried.filter(({ reported }) => !reported).map(({ key }) => key);
    if (missing.length === 0) return {};
    const rows = await readProceedings(hub, missing, session);
    return missing.map((key) =>
      refusal('meetingId', 'WRONG_STATE', `决议事项“${rows.get(key)?.title ?? ''}”的办理情况尚未通报`, 'J19'),
    );
  });
}
