import type { Temporal } from 'temporal-polyfill';
import { addWorkingDays, shanghaiDay, type WorkingCalendar } from '../../../kernel/calendar.js';
import { checkPlannedMoment } from '../../../kernel/moment-check.js';
import { refusal, type Refusal } from '../../../kernel/refusal.js';

/** J12: the office calls for topics five working days before the meeting. */
const noticeWorkingDays = 5;

/** The last day on which a meeting is announced in time. */
export function noticeDue(calendar: WorkingCalendar, meetingDay: Temporal.PlainDate): Temporal.PlainDate {
  return addWorkingDays(calendar, meetingDay, -noticeWorkingDays).date;
}

/** The first day for which a notice is in time that is given on a day. */
function earliestMeeting(calendar: WorkingCalendar, notifiedOn: Temporal.PlainDate): Temporal.PlainDate {
  let { date } = addWorkingDays(calendar, notifiedOn, noticeWorkingDays);
  while (noticeDue(calendar, date).toString() < notifiedOn.toString()) date = date.add({ days: 1 });
  return date;
}

/** J12: a day that is too near is refused, unless it is overridden with a reason. */
export function checkNotice(
  calendar: WorkingCalendar,
  meetingDay: Temporal.PlainDate,
  notifiedOn: Temporal.PlainDate,
  overrideReason: string | null | undefined,
): Refusal[] {
  if (!isTooNear(calendar, meetingDay, notifiedOn) || (overrideReason ?? '').trim() !== '') return [];
  const earliest = earliestMeeting(calendar, notifiedOn).toString();
  const message = `须于会前${noticeWorkingDays}个工作日通知并征集议题，会议最早可定于${earliest}；确需提前的，须说明理由`;
  return [refusal('meetsAt', 'INVALID', message, 'J12')];
}

export function isTooNear(
  calendar: WorkingCalendar,
  meetingDay: Temporal.PlainDate,
  notifiedOn: Temporal.PlainDate,
): boolean {
  return noticeDue(calendar, meetingDay).toString() < notifiedOn.toString();
}

/** A meeting lies ahead, and ends after it has begun. */
export function checkTime(
  meetsAt: Temporal.Instant,
  endsAt: Temporal.Instant | null | undefined,
  now: Temporal.Instant,
): Refusal[] {
  return [
    ...checkPlannedMoment('meetsAt', meetsAt, now, { what: '会议日期' }),
    ...(endsAt != null && endsAt.epochMilliseconds <= meetsAt.epochMilliseconds
      ? [refusal('endsAt', 'INVALID', '结束时间须晚于开始时间')]
      : []),
  ];
}

/** J11: what took place is recorded on the day of the meeting or later. */
export function checkHeld(path: string, meetsAt: Temporal.Instant, now: Temporal.Instant): Refusal[] {
  const day = shanghaiDay(meetsAt).toString();
  return day > shanghaiDay(now).toString()
    ? [refusal(path, 'WRONG_STATE', `会议定于${day}召开，届时方可记录`, 'J11')]
    : [];
}

/** What of a topic decides whether it may stand on the agenda. */
export interface ApprovedTopic {
  readonly state: string;
  readonly meetingId: string | null;
  readonly meetingKind: string;
}

/** J13, J14: only what the convener has approved, for this kind of meeting, and what stands on no other agenda. */
export function checkTopic(
  path: readonly string[],
  topic: ApprovedTopic,
  meeting: { readonly key: string | null; readonly kind: string },
): Refusal[] {
  const rule = meeting.kind === 'SPECIAL' ? 'J14' : 'J13';
  if (topic.state === 'SCHEDULED' && topic.meetingId === meeting.key) return [];
  if (topic.state !== 'APPROVED') return [refusal(path, 'WRONG_STATE', '议题须经召集人审定同意', rule)];
  return topic.meetingKind === meeting.kind
    ? []
    : [refusal(path, 'INVALID', `该议题系为${topic.meetingKind === 'SPECIAL' ? '专题' : '例行'}会议提出`, rule)];
}
