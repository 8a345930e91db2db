import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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
import { startHub, type TestHub } from '../../../harness/hub/hub.js';
import type { ProceedingAnswer } from '../../../harness/clients/proceeding.js';

const start = '2026-06-15T09:00:00.000+08:00';
let now = start;
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock: { now: () => Temporal.Instant.from(now) } });
});
afterAll(() => hub.close());
beforeEach(() => {
  now = start;
});

const unit = member('zrzy');
const adopted = async (meetingId: string, changes: object = {}): Promise<ProceedingAnswer> =>
  doConference(hub, office, 'resolution', 'adoptResolution', {
    meetingId,
    title: '明确河道采砂执法分工',
    content: '由自然资源局牵头制定分工方案。',
    responsibleCodes: ['zrzy', '141025100'],
    dueOn: '2026-09-30',
    ...changes,
  });

/** A special meeting of the township and the bureau of forestry, at which the bureau of natural resources is not. */
async function specialMeeting(meetsAt: string): Promise<string> {
  const topic = await approvedTopic(hub, 'SPECIAL');
  const input = { meetsAt, place: '县政府', topicIds: [topic.id], participantCodes: ['141025100', 'lyj'] };
  return (await doConference(hub, office, 'meeting', 'callSpecialMeeting', input)).id;
}

/** Where the clocks of a resolution stand, by rule and unit. */
const standingOf = ({ deadlines }: ProceedingAnswer): Record<string, string> =>
  Object.fromEntries(deadlines.map(({ rule, responsible, status }) => [`${rule} ${responsible.code}`, status]));

/** What of an agenda is about earlier resolutions. */
async function carried(meetingId: string, acting = office as Parameters<typeof readAs>[1]) {
  const { node } = await readAs<{ node: { agenda: { subject: { id: string }; reported: boolean | null }[] } }>(
    hub,
    acting,
    'query ($id: ID!) { node(id: $id) { ... on ConferenceMeeting { agenda { subject { id } reported } } } }',
    { id: meetingId },
  );
  return node.agenda.filter(({ reported }) => reported !== null).map(({ subject, reported }) => [subject.id, reported]);
}

/** Takes a meeting from its day to where only its end is missing. */
async function minuted(meetingId: string): Promise<void> {
  const attendance = [{ organizationCode: '141025100' }];
  await doConference(hub, office, 'meeting', 'recordMeeting', { meetingId, attendance });
  await doConference(hub, office, 'meeting', 'draftMinutes', { meetingId, minutes: '纪要正文' });
  await doConference(hub, convener, 'meeting', 'signMinutes', { meetingId });
  await doConference(hub, office, 'meeting', 'issueMinutes', { meetingId });
}

describe('a resolution', () => {
  test('[J18] has responsible units, a day on which it is due, and progress', async () => {
    const { id: meetingId } = await heldMeeting(hub, { meetsAt: start });
    const { id, deadlines } = await adopted(meetingId);
    const due = { rule: 'J18', dueAt: '2026-10-01T00:00:00.000+08:00', status: 'OPEN' };
    expect(deadlines.map(({ responsible }) => responsible.code).toSorted()).toEqual(['141025100', 'zrzy']);
    expect(deadlines).toMatchObject([due, due]);
    const resolutionId = id;
    await doConference(hub, member('141025100'), 'resolution', 'reportResolutionProgress', {
      resolutionId,
      progress: '已报送岳阳镇意见。',
    });
    now = '2026-10-08T09:00:00.000+08:00';
    const done = await doConference(hub, unit, 'resolution', 'concludeResolution', {
      resolutionId,
      result: '已印发。',
    });
    expect(done.state).toBe('DONE');
    expect(standingOf(done)).toEqual({ 'J18 zrzy': 'MET_LATE', 'J18 141025100': 'ENDED', 'J19 zrzy': 'OPEN' });
    const { node } = await readAs<{ node: object }>(
      hub,
      unit,
      `{ node(id: "${id}") { ... on Resolution { responsible { code } dueOn progress result about { id }
        steps { label note } } } }`,
    );
    expect(node).toMatchObject({
      responsible: [{ code: 'zrzy' }, { code: '141025100' }],
      dueOn: '2026-09-30',
      progress: '已报送岳阳镇意见。',
      result: '已印发。',
      about: { id: meetingId },
      steps: [
        { label: '登记决议事项' },
        { label: '报告进展', note: '已报送岳阳镇意见。' },
        { label: '办结决议事项', note: '已印发。' },
      ],
    });
  });

  test('[J18] comes of a meeting that took place and is not yet closed', async () => {
    const { id: meetingId } = await doConference(hub, office, 'meeting', 'planMeeting', {
      meetsAt: '2026-06-29T09:00:00.000+08:00',
      place: '县政府',
    });
    const input = { meetingId, title: '决议', content: '内容', responsibleCodes: ['zrzy'], dueOn: '2026-09-30' };
    const early = await askConference(hub, office, 'resolution', 'adoptResolution', input);
    expect(early.userErrors).toMatchObject([{ path: ['meetingId'], code: 'WRONG_STATE', rule: 'J18' }]);
    const past = { ...input, meetingId: (await heldMeeting(hub, { meetsAt: start })).id, dueOn: '2026-06-14' };
    const late = await askConference(hub, office, 'resolution', 'adoptResolution', past);
    expect(late.userErrors).toMatchObject([{ path: ['dueOn'], code: 'INVALID', rule: 'J18' }]);
  });

  test('[J8] that is overdue is flagged, and the office urges it with analysis and opinion', async () => {
    const { id: meetingId } = await heldMeeting(hub, { meetsAt: start });
    const { id: resolutionId } = await adopted(meetingId, { dueOn: '2026-06-30' });
    now = '2026-07-01T00:00:00.000+08:00';
    const query = '{ deadlines(first: 100) { nodes { subjectId rule status } } }';
    const { deadlines } = await readAs<{ deadlines: { nodes: { subjectId: string }[] } }>(hub, office, query);
    expect(deadlines.nodes).toContainEqual({ subjectId: resolutionId, rule: 'J18', status: 'OVERDUE' });
    const urge = { resolutionId, analysis: '双方对巡查频次有分歧。', opinion: '请于一周内召开碰头会。' };
    await doConference(hub, office, 'resolution', 'urgeResolution', urge);
    const { node } = await readAs<{ node: object }>(
      hub,
      unit,
      `{ node(id: "${resolutionId}") { ... on Resolution { urgedAt analysis opinion } } }`,
    );
    expect(node).toEqual({ urgedAt: now, analysis: urge.analysis, opinion: urge.opinion });
    const others = await askConference(hub, unit, 'resolution', 'urgeResolution', urge);
    expect(others.userErrors).toMatchObject([{ code: 'WRONG_PARTY', rule: 'J8' }]);
  });

  test('[J19] is on the next agenda by itself, also of a special meeting, which does not close before it is reported', async () => {
    const { id: first } = await heldMeeting(hub, { meetsAt: start });
    const { id } = await adopted(first);
    now = '2026-08-03T09:00:00.000+08:00';
    const next = await specialMeeting('2026-08-03T15:00:00.000+08:00');
    expect(await carried(next)).toContainEqual([id, false]);
    expect(await carried(first)).not.toContainEqual([id, false]);
    await minuted(next);
    const open = (await carried(next)).filter(([, reported]) => reported === false).map(([each]) => String(each));
    const { userErrors } = await askConference(hub, office, 'meeting', 'closeMeeting', { meetingId: next });
    expect(userErrors).toHaveLength(open.length);
    expect(userErrors).toContainEqual(
      expect.objectContaining({ path: ['meetingId'], code: 'WRONG_STATE', rule: 'J19' }),
    );

    // The bureau is not among the participants: it sees the meeting because it has to report at it.
    for (const resolutionId of open) {
      const report = { resolutionId, meetingId: next, report: '初稿正在征求意见。', completed: resolutionId !== id };
      await doConference(hub, unit, 'resolution', 'reportResolution', report);
    }
    expect(await carried(next, unit)).toContainEqual([id, true]);
    expect(await carried(next, member('lyj'))).toContainEqual([id, true]);
    const closed = await doConference(hub, office, 'meeting', 'closeMeeting', { meetingId: next });
    expect(closed).toMatchObject({ state: 'CLOSED', closedAt: now });
    expect(await carried(next)).toContainEqual([id, true]);

    // What is not finished comes before the meeting after that as well.
    now = '2026-09-07T09:00:00.000+08:00';
    const third = await specialMeeting('2026-09-07T15:00:00.000+08:00');
    expect(await carried(third)).toContainEqual([id, false]);
    const final = { resolutionId: id, meetingId: third, report: '方案已印发执行。', completed: true };
    const reported = await doConference(hub, unit, 'resolution', 'reportResolution', final);
    expect(reported).toMatchObject({ state: 'REPORTED', closedAt: now });
    expect(standingOf(reported)).toEqual({ 'J18 zrzy': 'MET', 'J18 141025100': 'ENDED' });
    expect(await carried(third)).toContainEqual([id, true]);
    now = '2026-09-14T09:00:00.000+08:00';
    const fourth = await specialMeeting('2026-09-14T15:00:00.000+08:00');
    expect((await carried(fourth)).map(([each]) => each)).not.toContain(id);
    const { node } = await readAs<{ node: { reports: object[] } }>(
      hub,
      unit,
      `{ node(id: "${id}") { ... on Resolution { reports { meeting { id } organization { code } completed report } } } }`,
    );
    expect(node.reports).toEqual([
      { meeting: { id: next }, organization: { code: 'zrzy' }, completed: false, report: '初稿正在征求意见。' },
      { meeting: { id: third }, organization: { code: 'zrzy' }, completed: true, report: '方案已印发执行。' },
    ]);
  });

  test('[J19] [year D20] holds up no special meeting that its units were not asked to, and the next regular one all the same', async () => {
    const { id: first } = await heldMeeting(hub, { meetsAt: start });
    const { id, title } = await adopted(first, { title: '市场监管局牵头的决议', responsibleCodes: ['scjg'] });
    const lacking = async (meetingId: string): Promise<readonly string[]> => {
      const { userErrors } = await askConference(hub, office, 'meeting', 'closeMeeting', { meetingId });
      return userErrors.map(({ message }) => message);
    };
    const refusal = `决议事项“${title}”的办理情况尚未通报`;
    now = '2026-07-06T09:00:00.000+08:00';
    const special = await specialMeeting('2026-07-06T15:00:00.000+08:00');
    expect(await carried(special)).toContainEqual([id, false]);
    await minuted(special);
    expect(await lacking(special)).not.toContain(refusal);

    now = '2026-12-07T09:00:00.000+08:00';
    const { id: regular } = await heldMeeting(hub, { meetsAt: now });
    await doConference(hub, office, 'meeting', 'draftMinutes', { meetingId: regular, minutes: '纪要正文' });
    await doConference(hub, convener, 'meeting', 'signMinutes', { meetingId: regular });
    await doConference(hub, office, 'meeting', 'issueMinutes', { meetingId: regular });
    expect(await lacking(regular)).toContain(refusal);
  });

  test('[J19] is reported by a unit that is no member as well, also where it was adopted after the next meeting was announced', async () => {
    const { id: first } = await heldMeeting(hub, { meetsAt: start });
    const next = await doConference(hub, office, 'meeting', 'planMeeting', {
      meetsAt: '2026-06-29T09:00:00.000+08:00',
      place: '县政府',
    });
    const { id: resolutionId } = await adopted(first, { responsibleCodes: ['fy'] });
    const report = { resolutionId, meetingId: next.id, report: '已办理。', completed: true };
    const court = member('fy');
    const early = await askConference(hub, court, 'resolution', 'reportResolution', report);
    expect(early.userErrors).toMatchObject([{ path: ['meetingId'], code: 'NOT_FOUND' }]);
    await doConference(hub, office, 'meeting', 'setMeetingAgenda', { meetingId: next.id, topicIds: [] });
    expect(await doConference(hub, court, 'resolution', 'reportResolution', report)).toMatchObject({
      state: 'REPORTED',
    });
  });

  test('[J19] is reported at a later meeting, not at its own nor at one that is over', async () => {
    const { id: first } = await heldMeeting(hub, { meetsAt: start });
    const { id: resolutionId } = await adopted(first);
    const report = (meetingId: string) =>
      askConference(hub, unit, 'resolution', 'reportResolution', {
        resolutionId,
        meetingId,
        report: '正在办理。',
        completed: false,
      });
    expect((await report(first)).userErrors).toMatchObject([{ path: ['meetingId'], code: 'INVALID', rule: 'J19' }]);
    now = '2026-07-20T09:00:00.000+08:00';
    const cancelled = await specialMeeting('2026-07-20T15:00:00.000+08:00');
    await doConference(hub, office, 'meeting', 'cancelMeeting', { meetingId: cancelled, reason: '延期' });
    expect((await report(cancelled)).userErrors).toMatchObject([{ code: 'WRONG_STATE', rule: 'J19' }]);
    expect(await carried(cancelled)).toEqual([]);
    expect((await report(resolutionId)).userErrors).toMatchObject([{ path: ['meetingId'], code: 'NOT_FOUND' }]);
  });
});

describe('a resolution of several units', () => {
  const township = member('141025100');
  const completions = async (resolutionId: string) => {
    const { node } = await readAs<{ node: { completions: object[]; completedBy: { code: string }[] } }>(
      hub,
      unit,
      `{ node(id: "${resolutionId}") { ... on Resolution { completedBy { code }
        completions { organization { code } status completedAt result } } } }`,
    );
    return node;
  };

  test('[J18] [year D8] is done when each has done its part: one’s part is nobody else’s', async () => {
    const { id: meetingId } = await heldMeeting(hub, { meetsAt: start });
    const { id: resolutionId } = await adopted(meetingId, { responsibleCodes: ['scjg', '141025100', 'jtys'] });
    const complete = (code: string, result: string) =>
      doConference(hub, member(code), 'resolution', 'completeResolution', { resolutionId, result });
    const part = await complete('141025100', '本镇已完成');
    expect(part.state).toBe('IN_PROGRESS');
    expect(standingOf(part)).toEqual({ 'J18 scjg': 'OPEN', 'J18 141025100': 'MET', 'J18 jtys': 'OPEN' });
    const again = { resolutionId, result: '再报一次' };
    expect((await askConference(hub, township, 'resolution', 'completeResolution', again)).userErrors).toMatchObject([
      { path: ['resolutionId'], code: 'WRONG_STATE', rule: 'J18' },
    ]);
    const progress = { resolutionId, progress: '正在核对市场主体名单' };
    await doConference(hub, member('scjg'), 'resolution', 'reportResolutionProgress', progress);
    await complete('jtys', '交通部分已完成');
    now = '2026-10-01T00:00:00.000+08:00';
    const whole = await complete('scjg', '全部完成');
    expect(whole.state).toBe('DONE');
    expect(standingOf(whole)).toMatchObject({ 'J18 scjg': 'MET_LATE', 'J18 141025100': 'MET', 'J18 jtys': 'MET' });
  });

  test('[J19] a unit that reports its part as done at a meeting ends the matter for itself alone', async () => {
    const { id: meetingId } = await heldMeeting(hub, { meetsAt: start });
    const { id: resolutionId } = await adopted(meetingId);
    now = '2026-07-13T09:00:00.000+08:00';
    const next = await specialMeeting('2026-07-13T15:00:00.000+08:00');
    const report = { resolutionId, meetingId: next, report: '本镇已办理完毕。', completed: true };
    const reported = await doConference(hub, township, 'resolution', 'reportResolution', report);
    expect([reported.state, standingOf(reported)]).toEqual([
      'IN_PROGRESS',
      { 'J18 zrzy': 'OPEN', 'J18 141025100': 'MET' },
    ]);
    expect(await completions(resolutionId)).toEqual({
      completedBy: [{ code: '141025100' }],
      completions: [
        { organization: { code: 'zrzy' }, status: 'OPEN', completedAt: null, result: null },
        { organization: { code: '141025100' }, status: 'MET', completedAt: now, result: '本镇已办理完毕。' },
      ],
    });
  });

  test('[J18] is concluded by the office, and no unit has then done what it did not tell', async () => {
    const { id: meetingId } = await heldMeeting(hub, { meetsAt: start });
    const { id: resolutionId } = await adopted(meetingId);
    const others = await askConference(hub, township, 'resolution', 'concludeResolution', {
      resolutionId,
      result: 'x',
    });
    expect(others.userErrors).toMatchObject([{ code: 'WRONG_PARTY', rule: 'J18' }]);
    const conclusion = { resolutionId, result: '经办公室核实，事项已落实' };
    const concluded = await doConference(hub, office, 'resolution', 'concludeResolution', conclusion);
    expect([concluded.state, standingOf(concluded)]).toEqual([
      'DONE',
      { 'J18 zrzy': 'ENDED', 'J18 141025100': 'ENDED', 'J19 zrzy': 'OPEN' },
    ]);
  });

  test('[J18] is changed by the convener: who stays is due on the new day, who goes owes nothing, who comes has a clock', async () => {
    const { id: meetingId } = await heldMeeting(hub, { meetsAt: start });
    const { id: resolutionId } = await adopted(meetingId);
    const change = (input: object) =>
      askConference(hub, convener, 'resolution', 'changeResolution', { resolutionId, reason: '分工调整', ...input });
    expect((await change({})).userErrors).toMatchObject([{ path: ['dueOn'], code: 'REQUIRED', rule: 'J18' }]);
    expect((await change({ responsibleCodes: [] })).userErrors).toMatchObject([{ path: ['responsibleCodes'] }]);
    const { proceeding } = await change({ dueOn: '2026-12-31', responsibleCodes: ['zrzy', 'lyj'] });
    const due = proceeding?.deadlines.map(({ responsible, dueAt, status }) =>
      [responsible.code, dueAt, status].join(' '),
    );
    expect(due?.toSorted()).toEqual([
      '141025100 2026-10-01T00:00:00.000+08:00 ENDED',
      'lyj 2027-01-01T00:00:00.000+08:00 OPEN',
      'zrzy 2027-01-01T00:00:00.000+08:00 OPEN',
    ]);
    const cancelled = await doConference(hub, convener, 'resolution', 'cancelResolution', {
      resolutionId,
      reason: '上级另有统一部署',
    });
    expect([cancelled.state, cancelled.closedAt]).toEqual(['CANCELLED', now]);
    // Whoever was released reads on.
    expect((await completions(resolutionId)).completions).toHaveLength(2);
    const { node } = await readAs<{ node: object | null }>(hub, township, `{ node(id: "${resolutionId}") { id } }`);
    expect(node).toEqual({ id: resolutionId });
  });
});
