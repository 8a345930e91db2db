import { afterAll, beforeAll, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { allNumbered } from '../../../harness/hub/all-numbered.js';
import { convener, doConference, member, office, readAs, topicInput } from '../../../harness/builders/conference.js';
import { graphql } from '../../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../../harness/hub/hub.js';
import { penaltyInput, publishPenalty, sharing } from '../../../harness/builders/inputs.js';

let now = '2026-05-25T09:00:00.000+08:00';
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock: { now: () => Temporal.Instant.from(now) } });
});
afterAll(() => hub.close());

const township = member('141025100');
const attendance = [{ organizationCode: '141025100' }, { organizationCode: 'zrzy' }];

interface Agenda {
  readonly agenda: { readonly subject: { readonly title: string }; readonly reported: boolean | null }[];
}

async function agendaOf(id: string): Promise<unknown[]> {
  const { node } = await readAs<{ node: Agenda }>(
    hub,
    member('lyj'),
    `{ node(id: "${id}") { ... on ConferenceMeeting { agenda { subject { ... on Proceeding { title } } reported } } } }`,
  );
  return node.agenda.map(({ subject, reported }) => [subject.title, reported]);
}

async function announced(meetsAt: string): Promise<string> {
  const input = { meetsAt, place: '县政府三楼会议室' };
  return (await doConference(hub, office, 'meeting', 'planMeeting', input)).id;
}

/** A topic from its proposal to the convener's approval. */
async function topic(title: string): Promise<string> {
  const { id } = await doConference(hub, township, 'topic', 'proposeTopic', topicInput({ title }));
  const coordination = { topicId: id, result: 'UNRESOLVED', coordination: '双方意见不一。' };
  await doConference(hub, office, 'topic', 'recordTopicCoordination', coordination);
  await doConference(hub, office, 'topic', 'submitTopic', { topicId: id });
  await doConference(hub, convener, 'topic', 'approveTopic', { topicId: id });
  return id;
}

/** The meeting takes place, and its minutes are drafted, signed and issued. */
async function heldWithMinutes(meetingId: string): Promise<void> {
  await doConference(hub, office, 'meeting', 'recordMeeting', { meetingId, attendance });
  await doConference(hub, office, 'meeting', 'draftMinutes', { meetingId, minutes: '会议议定事项如下。' });
  await doConference(hub, convener, 'meeting', 'signMinutes', { meetingId });
  await doConference(hub, office, 'meeting', 'issueMinutes', { meetingId });
}

test('[J5] [J6] [J7] [J11] [J12] [J13] [J17] [J18] [J19] a half-year from the call for topics to the bulletin', async () => {
  // The first regular meeting: call, topic, agenda, meeting, minutes, resolution.
  const first = await announced('2026-06-05T09:00:00.000+08:00');
  const topicId = await topic('河道采砂执法分工');
  await doConference(hub, office, 'meeting', 'setMeetingAgenda', { meetingId: first, topicIds: [topicId] });
  expect(await agendaOf(first)).toEqual([['河道采砂执法分工', null]]);
  now = '2026-06-05T12:00:00.000+08:00';
  await heldWithMinutes(first);
  const resolution = await doConference(hub, office, 'resolution', 'adoptResolution', {
    meetingId: first,
    title: '制定河道采砂执法分工方案',
    content: '由自然资源局牵头。',
    responsibleCodes: ['zrzy'],
    dueOn: '2026-09-30',
  });
  await doConference(hub, office, 'meeting', 'closeMeeting', { meetingId: first });
  const { node: discussed } = await readAs<{ node: object }>(
    hub,
    township,
    `{ node(id: "${topicId}") { ... on AgendaTopic { state closedAt meeting { id } steps { label } } } }`,
  );
  expect(discussed).toMatchObject({ state: 'DISCUSSED', closedAt: now, meeting: { id: first } });

  // The second: the resolution is on its agenda by itself, and reported there.
  now = '2026-11-23T09:00:00.000+08:00';
  const second = await announced('2026-11-30T09:00:00.000+08:00');
  expect(await agendaOf(second)).toEqual([['制定河道采砂执法分工方案', false]]);
  const secondTopic = await topic('乡镇执法装备');
  await doConference(hub, office, 'meeting', 'setMeetingAgenda', { meetingId: second, topicIds: [secondTopic] });
  now = '2026-11-30T12:00:00.000+08:00';
  await heldWithMinutes(second);
  const report = { resolutionId: resolution.id, meetingId: second, report: '方案已印发执行。', completed: true };
  await doConference(hub, member('zrzy'), 'resolution', 'reportResolution', report);
  await doConference(hub, office, 'meeting', 'closeMeeting', { meetingId: second });
  expect(await agendaOf(second)).toEqual([
    ['乡镇执法装备', null],
    ['制定河道采砂执法分工方案', true],
  ]);

  // What was shared meanwhile, and the bulletin on it; what is for named organizations only is not in it.
  const formedAt = '2026-11-30T10:00:00.000+08:00';
  const shared = sharing('占道处罚决定', formedAt);
  const hidden = { ...sharing('内部处罚决定', formedAt), scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['sfj'] };
  for (const [index, each] of [shared, hidden].entries()) {
    const input = penaltyInput({ sharing: each, decisionNumber: `古岳综执罚决字〔2026〕${index + 1}号` });
    const answer = await graphql(hub.url, await hub.token('141025100'), publishPenalty, { input });
    expect(answer.errors).toBeUndefined();
  }
  const period = { periodFrom: '2026-07-01', periodTo: '2026-11-30', issueNumber: '2026年第2期' };
  const { id: bulletinId } = await doConference(hub, office, 'bulletin', 'draftBulletin', period);
  const { node: drafted } = await readAs<{ node: { content: string; record: null } }>(
    hub,
    office,
    `{ node(id: "${bulletinId}") { ... on Bulletin { content record { id } } } }`,
  );
  expect(drafted.record).toBeNull();
  expect(drafted.content.split('\n')).toEqual([
    '一、信息共享情况',
    '2026年7月1日至2026年11月30日，各单位共享面向全体成员单位的信息1条，其中当日共享1条，当日共享率100.0%。',
    '行政处罚决定：1条。',
    '二、行政处罚情况',
    '共享行政处罚决定1件，罚款2000.00元。',
    '三、联席会议情况',
    '召开联席会议1次，形成决议事项0项，办理完毕1项。',
  ]);
  const content = `${drafted.content}\n四、下一步工作\n推进分工方案落实。`;
  await doConference(hub, office, 'bulletin', 'reviseBulletin', { bulletinId, content });
  await doConference(hub, office, 'bulletin', 'publishBulletin', { bulletinId });
  const { activityReports } = await readAs<{ activityReports: { nodes: { id: string }[] } }>(
    hub,
    member('lyj'),
    '{ activityReports { nodes { id title kind summary timeliness publisher { code } revision } } }',
  );
  expect(activityReports.nodes).toEqual([
    {
      id: expect.stringMatching(/^rec_/),
      title: '综合行政执法工作简报（2026年7月1日至2026年11月30日）',
      kind: 'WORK_BULLETIN',
      summary: content,
      timeliness: 'SAME_DAY',
      publisher: { code: 'sfj' },
      revision: 1,
    },
  ]);
  const { node: published } = await readAs<{ node: object }>(
    hub,
    office,
    `{ node(id: "${bulletinId}") { ... on Bulletin { publishedAt record { id } } } }`,
  );
  expect(published).toEqual({ publishedAt: now, record: { id: activityReports.nodes[0]?.id } });
});

test('[J5] a bulletin is published once, whoever repeats the request, and its change is told to all members', async () => {
  const period = { periodFrom: '2026-01-01', periodTo: '2026-06-30' };
  const { id: bulletinId } = await doConference(hub, office, 'bulletin', 'draftBulletin', period);
  const input = { bulletinId, idempotencyKey: 'publish-once' };
  const once = await doConference(hub, office, 'bulletin', 'publishBulletin', input);
  expect(await doConference(hub, office, 'bulletin', 'publishBulletin', input)).toMatchObject({
    revision: once.revision,
    state: 'PUBLISHED',
  });
  const { activityReports } = await readAs<{ activityReports: { totalCount: number } }>(
    hub,
    member('lyj'),
    '{ activityReports { totalCount } }',
  );
  expect(activityReports.totalCount).toBe(2);
  await allNumbered(hub);
  const { changes } = await readAs<{ changes: { changes: { kind: string; subject: { __typename: string } }[] } }>(
    hub,
    member('lyj'),
    '{ changes(first: 100) { changes { kind subject { __typename } } } }',
  );
  const told = changes.changes.filter(({ subject }) => subject.__typename === 'ActivityReport');
  expect(told.map(({ kind }) => kind)).toEqual(['PUBLISHED', 'PUBLISHED']);
  expect(changes.changes.map(({ subject }) => subject.__typename)).not.toContain('Bulletin');
});
