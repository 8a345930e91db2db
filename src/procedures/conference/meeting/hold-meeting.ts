import { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../../kernel/refusal.js';
import type { OrganizationRegister } from '../../../core/organizations/index.js';
import { isRefused, takeLinkedStep, type Deciding, type Loading, type Made } from '../../../core/proceedings/index.js';
import { standingTopics } from './agenda.js';
import type { ConferenceMeeting } from './conference-meeting.facts.js';
import type { AttendanceInput } from './conference-meeting.graphql.js';
import { askedToCome } from './conference-meeting.js';
import { checkHeld } from './meeting.rules.js';
import { readUnreported, type Unreported } from './unreported.js';
import { withOwing, type Owing } from './owing-units.js';

/** J11: the meeting took place; who came is recorded, and its topics were discussed. */
export function recordMeeting(deciding: Deciding<ConferenceMeeting, 'hold', Owing>): Made<ConferenceMeeting> {
  const { input, row, organizations, occurredAt, loaded } = deciding;
  const attended = attendedKeys(organizations, input.attendance, askedToCome(row));
  const refusals = [
    ...checkHeld('meetingId', Temporal.Instant.from(row.meetsAt), occurredAt),
    ...(isRefused(attended) ? attended : []),
  ];
  if (refusals.length > 0 || isRefused(attended)) return refusals;
  return {
    set: {
      heldAt: shanghaiText(occurredAt),
      attendedIds: attended.keys,
      representatives: input.attendance.map(({ representative }) => representative ?? ''),
    },
    guestIds: withOwing(row.guestIds, loaded),
    async also(taken) {
      for (const { key } of await standingTopics(taken, row.key)) {
        await takeLinkedStep(taken, key, { step: { own: 'discuss' }, decide: () => ({}) });
      }
    },
  };
}

/** J11: only whoever was asked to come is recorded as having come, each once. */
function attendedKeys(
  organizations: OrganizationRegister,
  attendance: readonly AttendanceInput[],
  asked: readonly number[],
): { readonly keys: readonly number[] } | readonly Refusal[] {
  const keys = attendance.map(({ organizationCode }) => organizations.byCode(organizationCode)?.key ?? null);
  const refusals = keys.flatMap((key, index) => {
    const path = ['attendance', String(index), 'organizationCode'];
    if (key === null || !asked.includes(key)) return [refusal(path, 'INVALID', '该单位不是参会单位', 'J11')];
    return keys.indexOf(key) < index ? [refusal(path, 'INVALID', '该单位已记录')] : [];
  });
  return refusals.length > 0 ? refusals : { keys: keys.flatMap((key) => key ?? []) };
}

/** Reads what earlier meetings resolved and nobody has reported at this one. */
export const loadUnreported = ({ hub, session, row }: Loading<ConferenceMeeting, 'close'>): Promise<Unreported> =>
  readUnreported(hub, row, session);

/** J19: not before everything that earlier meetings resolved has been reported at this one. */
export function closeMeeting({ loaded }: Deciding<ConferenceMeeting, 'close', Unreported>): Made<ConferenceMeeting> {
  if (loaded.length === 0) return {};
  return loaded.map((title) => refusal('meetingId', 'WRONG_STATE', `决议事项“${title}”的办理情况尚未通报`, 'J19'));
}
