import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import {
  approvedTopic,
  askConference,
  convener,
  doConference,
  heldMeeting,
  member,
  office,
  readAs,
} from '../../../harness/builders/conference.js';
import { countStatements } from '../../../harness/measure/count-statements.js';
import { startHub, type TestHub } from '../../../harness/hub/hub.js';

/** Monday; the office may announce a meeting for the Monday after. */
const monday = '2026-11-23T09:00:00.000+08:00';
let now = monday;
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock: { now: () => Temporal.Instant.from(now) } });
});
afterAll(() => hub.close());

const place = '县政府三楼会议室';
const plan = (changes: object = {}) => ({ meetsAt: '2026-11-30T09:00:00.000+08:00', place, ...changes });

interface MeetingAnswer {
  readonly attendance: {
    readonly organization: { readonly code: string };
    readonly invited: boolean;
    readonly attended: boolean | null;
    readonly representative: string | null;
  }[];
  readonly overrideReason: string | null;
  readonly noticeDueOn: string | null;
  readonly minutes: string | null;
}

async function meetingOf(id: string, acting = office as Parameters<typeof readAs>[1]): Promise<MeetingAnswer | null> {
  const { node } = await readAs<{ node: MeetingAnswer | null }>(
    hub,
    acting,
    `query ($id: ID!) { node(id: $id) { ... on ConferenceMeeting {
      attendance { organization { code } invited attended representative } overrideReason noticeDueOn minutes } } }`,
    { id },
  );
  return node;
}

describe('a regular meeting', () => {
  test('[J12] is announced five working days before it, or for a reason that is kept', async () => {
    now = '2026-11-24T09:00:00.000+08:00';
    const near = await askConference(hub, office, 'meeting', 'planMeeting', plan());
    expect(near.userErrors).toMatchObject([{ path: ['meetsAt'], code: 'INVALID', rule: 'J12' }]);
    const overrideReason = '县委要求本月内召开';
    const { id } = await doConference(hub, office, 'meeting', 'planMeeting', plan({ overrideReason }));
    expect(await meetingOf(id)).toMatchObject({ overrideReason, noticeDueOn: '2026-11-23' });
    now = monday;
    const inTime = await doConference(hub, office, 'meeting', 'planMeeting', plan({ overrideReason }));
    expect(await meetingOf(inTime.id)).toMatchObject({ overrideReason: null });
  });

  test('[J12] that is moved still lies five working days after its notice', async () => {
    const { id } = await doConference(hub, office, 'meeting', 'planMeeting', plan());
    now = '2026-11-26T09:00:00.000+08:00';
    const nearer = { meetingId: id, meetsAt: '2026-11-27T09:00:00.000+08:00' };
    const { userErrors } = await askConference(hub, office, 'meeting', 'changeMeeting', nearer);
    expect(userErrors).toMatchObject([{ path: ['meetsAt'], rule: 'J12' }]);
    const later = { meetingId: id, meetsAt: '2026-12-01T09:00:00.000+08:00' };
    expect((await askConference(hub, office, 'meeting', 'changeMeeting', later)).userErrors).toEqual([]);
    now = monday;
  });

  test('[J11] is for all members, and whoever is invited; who came is recorded', async () => {
    const { id } = await doConference(hub, office, 'meeting', 'planMeeting', plan({ invitedCodes: ['gaj'] }));
    const { attendance } = (await meetingOf(id, member('gaj'))) ?? { attendance: [] };
    expect(attendance).toHaveLength(17);
    expect(attendance.filter(({ invited }) => invited).map(({ organization }) => organization.code)).toEqual(['gaj']);
    expect(attendance.map(({ attended }) => attended)).toEqual(attendance.map(() => null));

    await doConference(hub, office, 'meeting', 'setMeetingAgenda', { meetingId: id, topicIds: [] });
    const came = { meetingId: id, attendance: [{ organizationCode: 'nync', representative: '副局长' }] };
    const early = await askConference(hub, office, 'meeting', 'recordMeeting', came);
    expect(early.userErrors).toMatchObject([{ code: 'WRONG_STATE', rule: 'J11' }]);
    now = '2026-11-30T11:00:00.000+08:00';
    const stranger = { meetingId: id, attendance: [{ organizationCode: 'fy' }] };
    const wrong = await askConference(hub, office, 'meeting', 'recordMeeting', stranger);
    expect(wrong.userErrors).toMatchObject([{ path: ['attendance', '0', 'organizationCode'], rule: 'J11' }]);
    await doConference(hub, office, 'meeting', 'recordMeeting', came);
    const after = await meetingOf(id, member('gaj'));
    expect(after?.attendance).toContainEqual({
      organization: { code: 'nync' },
      invited: false,
      attended: true,
      representative: '副局长',
    });
    expect(after?.attendance.filter(({ attended }) => attended)).toHaveLength(1);
    now = monday;
  });

  test('[J13] discusses only what the convener approved', async () => {
    const { id } = await doConference(hub, office, 'meeting', 'planMeeting', plan());
    const proposed = await doConference(hub, member('141025100'), 'topic', 'proposeTopic', {
      meetingKind: 'REGULAR',
      kind: 'OTHER',
      title: '未审定的议题',
      content: '内容',
    });
    const agenda = { meetingId: id, topicIds: [proposed.id] };
    const { userErrors } = await askConference(hub, office, 'meeting', 'setMeetingAgenda', agenda);
    expect(userErrors).toMatchObject([{ path: ['topicIds', '0'], code: 'WRONG_STATE', rule: 'J13' }]);
  });

  test('[J13] gives back its topics when it is cancelled or they are taken off the agenda', async () => {
    const topic = await approvedTopic(hub, 'REGULAR');
    const { id } = await doConference(hub, office, 'meeting', 'planMeeting', plan());
    const state = async () =>
      (
        await readAs<{ node: { state: string; meeting: object | null } }>(
          hub,
          office,
          'query ($id: ID!) { node(id: $id) { ... on AgendaTopic { state meeting { id } } } }',
          { id: topic.id },
        )
      ).node;
    await doConference(hub, office, 'meeting', 'setMeetingAgenda', { meetingId: id, topicIds: [topic.id] });
    expect(await state()).toEqual({ state: 'SCHEDULED', meeting: { id } });
    await doConference(hub, office, 'meeting', 'setMeetingAgenda', { meetingId: id, topicIds: [] });
    expect(await state()).toEqual({ state: 'APPROVED', meeting: null });
    await doConference(hub, office, 'meeting', 'setMeetingAgenda', { meetingId: id, topicIds: [topic.id] });
    await doConference(hub, office, 'meeting', 'cancelMeeting', { meetingId: id, reason: '延期' });
    expect(await state()).toEqual({ state: 'APPROVED', meeting: null });
  });
});

test('[J13] of two agendas that ask for one topic at once one gets it', async () => {
  const topic = await approvedTopic(hub, 'REGULAR');
  const meetings = [
    await doConference(hub, office, 'meeting', 'planMeeting', plan()),
    await doConference(hub, office, 'meeting', 'planMeeting', plan()),
  ];
  const answers = await Promise.all(
    meetings.map(({ id }) =>
      askConference(hub, office, 'meeting', 'setMeetingAgenda', { meetingId: id, topicIds: [topic.id] }),
    ),
  );
  const states = answers.map(({ proceeding }) => proceeding?.state ?? 'REFUSED');
  expect(states.toSorted((one, other) => one.localeCompare(other))).toEqual(['AGENDA_SET', 'REFUSED']);
  const { node } = await readAs<{ node: { meeting: { id: string } } }>(
    hub,
    office,
    `{ node(id: "${topic.id}") { ... on AgendaTopic { meeting { id } } } }`,
  );
  const [winner] = answers.flatMap(({ proceeding }) => proceeding?.id ?? []);
  expect(node.meeting.id).toBe(winner);
});

describe('a special meeting', () => {
  const call = (topicIds: string[], changes: object = {}) => ({
    ...plan({ meetsAt: '2026-11-24T15:00:00.000+08:00' }),
    topicIds,
    participantCodes: ['141025100', 'zrzy', 'gaj'],
    ...changes,
  });

  test('[J14] is called at any time for a topic that the convener approved, and for no other', async () => {
    const topic = await doConference(hub, member('141025100'), 'topic', 'proposeTopic', {
      meetingKind: 'SPECIAL',
      kind: 'CONTRADICTIONS',
      title: '河道采砂执法分工',
      content: '分工不清。',
    });
    const refusedCall = async () =>
      (await askConference(hub, office, 'meeting', 'callSpecialMeeting', call([topic.id]))).userErrors;
    expect(await refusedCall()).toMatchObject([{ path: ['topicIds', '0'], code: 'WRONG_STATE', rule: 'J14' }]);
    await doConference(hub, office, 'topic', 'submitTopic', { topicId: topic.id });
    expect(await refusedCall()).toMatchObject([{ code: 'WRONG_STATE', rule: 'J14' }]);
    await doConference(hub, convener, 'topic', 'approveTopic', { topicId: topic.id });
    const meeting = await doConference(hub, office, 'meeting', 'callSpecialMeeting', call([topic.id]));
    expect(meeting).toMatchObject({ state: 'AGENDA_SET', title: expect.stringContaining('河道采砂执法分工') });
    const emptied = { meetingId: meeting.id, topicIds: [] };
    const { userErrors } = await askConference(hub, office, 'meeting', 'setMeetingAgenda', emptied);
    expect(userErrors).toMatchObject([{ path: ['topicIds'], rule: 'J14' }]);
  });

  test('[J15] is for those whom its topic concerns; they read the topic, and others see neither', async () => {
    const topic = await approvedTopic(hub, 'SPECIAL');
    const { id } = await doConference(hub, office, 'meeting', 'callSpecialMeeting', call([topic.id]));
    const attendance = (await meetingOf(id, member('gaj')))?.attendance ?? [];
    expect(attendance.map(({ organization }) => organization.code)).toEqual(['141025100', 'zrzy', 'gaj']);
    const sees = async (organization: string, of: string) =>
      (await readAs<{ node: object | null }>(hub, member(organization), `{ node(id: "${of}") { id } }`)).node !== null;
    expect(await Promise.all(['gaj', 'zrzy', 'lyj'].map((each) => sees(each, topic.id)))).toEqual([true, true, false]);
    expect(await Promise.all(['gaj', 'zrzy', 'lyj'].map((each) => sees(each, id)))).toEqual([true, true, false]);
  });
});

describe('the minutes of a meeting', () => {
  test('[J17] are issued only with the convener’s signature, and read by others only then', async () => {
    const { id } = await heldMeeting(hub, { meetsAt: '2026-11-23T10:00:00.000+08:00' });
    const meetingId = id;
    const minutes = '会议研究了河道采砂执法分工。';
    await doConference(hub, office, 'meeting', 'draftMinutes', { meetingId, minutes });
    const unsigned = await askConference(hub, office, 'meeting', 'issueMinutes', { meetingId });
    expect(unsigned.userErrors).toMatchObject([{ code: 'WRONG_STATE', rule: 'J17' }]);
    const deputy = { organization: 'sfj', roles: ['CONVENER', 'CONFERENCE_OFFICE'] } as const;
    const forged = await askConference(hub, deputy, 'meeting', 'signMinutes', { meetingId });
    expect(forged.userErrors).toMatchObject([{ code: 'WRONG_PARTY', rule: 'J17' }]);

    await doConference(hub, convener, 'meeting', 'returnMinutes', { meetingId, opinion: '补充办理期限' });
    await doConference(hub, office, 'meeting', 'draftMinutes', { meetingId, minutes: `${minutes}一个月内完成。` });
    expect((await meetingOf(id, convener))?.minutes).toContain('一个月内完成');
    expect((await meetingOf(id, member('lyj')))?.minutes).toBeNull();
    await doConference(hub, convener, 'meeting', 'signMinutes', { meetingId });
    expect((await meetingOf(id, member('lyj')))?.minutes).toBeNull();
    await doConference(hub, office, 'meeting', 'issueMinutes', { meetingId });
    expect((await meetingOf(id, member('lyj')))?.minutes).toContain('一个月内完成');
  });
});

describe('a list of meetings', () => {
  test('costs as many statements for several meetings as for one', async () => {
    const query = (first: number) => `{ conferenceMeetings(first: ${first}) { nodes { title agenda { reported
      subject { id title } } resolutions { id } attendance { organization { name } } } } }`;
    await heldMeeting(hub, { meetsAt: '2026-11-23T10:00:00.000+08:00' });
    const cost = (first: number) => countStatements(hub, async () => void (await readAs(hub, office, query(first))));
    await cost(1);
    expect(await cost(5)).toBeLessThanOrEqual((await cost(1)) + 2);
  });

  test('is narrowed by kind, state and day', async () => {
    const list = async (filter: string) => {
      const query = `{ conferenceMeetings(first: 50, filter: { ${filter} }) { totalCount nodes { kind state meetsAt } } }`;
      const answer = await readAs<{
        conferenceMeetings: { nodes: { kind: string; state: string; meetsAt: string }[] };
      }>(hub, office, query);
      return answer.conferenceMeetings.nodes;
    };
    const special = await list('kind: SPECIAL');
    expect(special.length).toBeGreaterThan(0);
    expect(new Set(special.map(({ kind }) => kind))).toEqual(new Set(['SPECIAL']));
    expect(new Set((await list('states: [CANCELLED]')).map(({ state }) => state))).toEqual(new Set(['CANCELLED']));
    const days = (await list('meetsFrom: "2026-11-30", meetsTo: "2026-11-30"')).map(({ meetsAt }) => meetsAt);
    expect(new Set(days.map((at) => at.slice(0, 10)))).toEqual(new Set(['2026-11-30']));
  });
});
