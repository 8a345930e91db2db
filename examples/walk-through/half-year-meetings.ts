import type { ConferenceClient } from './conference-client.js';
import { dayFromNow, say, type Taken } from './half-year-lines.js';
import { expectRefusal, take, Unexpected } from './half-year-steps.js';
import { convener, naturalResources, office, township, transport } from './half-year-who.js';
import type { DecidedTopics } from './half-year-topics.js';

export interface Meeting extends Taken {
  readonly calendarPath: string;
}

const place = '县政府三楼会议室';
const overrideReason = '县委交办事项须尽快研究';

/** J12: the office announces a regular meeting and calls for topics five working days before it; tomorrow is too near. */
export async function callForTopics(client: ConferenceClient): Promise<Meeting> {
  const tomorrow = `${dayFromNow(1)}T09:00:00+08:00`;
  const tooNear = { rule: 'J12', attempt: '司法局 通知明日召开例行会议' };
  await expectRefusal(client, office, 'PlanMeeting', { meetsAt: tomorrow, place }, tooNear);
  // Six working days: five from a day that is no working day may lie one short of the rule.
  const { workingDay } = await client.ask<{ workingDay: { date: string } }>(office, 'WorkingDay', {
    from: dayFromNow(0),
    days: 6,
  });
  return take<Meeting>(client, office, 'PlanMeeting', { meetsAt: `${workingDay.date}T09:00:00+08:00`, place });
}

/** J13: only what the convener approved stands on the agenda. Then the meeting is moved to this moment, for a reason that is kept. */
export async function setAgenda(client: ConferenceClient, meetingId: string, topics: DecidedTopics): Promise<void> {
  const { approved, rejected } = topics;
  const attempt = '司法局 将审定未通过的议题列入议程';
  const both = { meetingId, topicIds: [approved, rejected] };
  await expectRefusal(client, office, 'SetMeetingAgenda', both, { rule: 'J13', attempt });
  await take(client, office, 'SetMeetingAgenda', { meetingId, topicIds: [approved] });
  await take(client, office, 'ChangeMeeting', { meetingId, meetsAt: new Date().toISOString(), overrideReason });
}

/** J11, J17: who came, the minutes, the convener's signature; without that they are not issued. */
export async function hold(client: ConferenceClient, meetingId: string, minutes: string): Promise<void> {
  const attendance = [township, naturalResources, transport].map(({ code }) => ({
    organizationCode: code,
    representative: code === township.code ? '镇长' : '局长',
  }));
  await take(client, office, 'RecordMeeting', { meetingId, attendance });
  await take(client, office, 'DraftMinutes', { meetingId, minutes });
  const unsigned = { rule: 'J17', attempt: '司法局 未经召集人签发即印发纪要' };
  await expectRefusal(client, office, 'IssueMinutes', { meetingId }, unsigned);
  await take(client, convener, 'SignMinutes', { meetingId });
  await take(client, office, 'IssueMinutes', { meetingId });
}

/** J19: what is not yet reported stands on the agenda of the next meeting by itself. */
export async function planNext(client: ConferenceClient, resolutionIds: readonly string[]): Promise<Meeting> {
  const meetsAt = new Date().toISOString();
  const next = await take<Meeting>(client, office, 'PlanMeeting', { meetsAt, place, overrideReason });
  await take(client, office, 'SetMeetingAgenda', { meetingId: next.id, topicIds: [] });
  interface Agenda {
    readonly node: { readonly agenda: readonly { readonly subject: Taken; readonly reported: boolean | null }[] };
  }
  const { node } = await client.ask<Agenda>(naturalResources, 'Agenda', { id: next.id });
  const carried = node.agenda.filter(({ reported }) => reported === false).map(({ subject }) => subject);
  const missing = resolutionIds.filter((id) => !carried.some((subject) => subject.id === id));
  if (missing.length > 0) throw new Unexpected(`下次会议的议程未列入决议事项 ${missing.join('、')}`);
  say(`· 下次会议议程自动列入待通报的决议事项（J19）：${carried.map(({ title }) => title).join('、')}`);
  return next;
}

/** J19: a meeting ends when all of them are reported at it. */
export async function closeNext(
  client: ConferenceClient,
  meetingId: string,
  report: () => Promise<void>,
): Promise<Meeting> {
  const attempt = '司法局 在决议事项通报前办结会议';
  await expectRefusal(client, office, 'CloseMeeting', { meetingId }, { rule: 'J19', attempt });
  await report();
  return take<Meeting>(client, office, 'CloseMeeting', { meetingId });
}
