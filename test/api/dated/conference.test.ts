import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { meetingFeature } from '../../../src/procedures/conference/index.js';
import { askConference, meetingToday, office as officeActing } from '../../harness/builders/conference.js';
import { change, putRight, read, type Acting, type ToldPeriod } from '../../harness/builders/dated.js';
import type { UserErrorAnswer } from '../../harness/builders/inputs.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2026-11-29T09:00:00+08:00');
const office: Acting = ['sfj', ['CONFERENCE_OFFICE']];
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

interface Answer {
  readonly userErrors: readonly UserErrorAnswer[];
}

const termFields = 'organization { code } title personName validFrom validTo basis';
const appoint = (input: object) =>
  change<Answer>(hub, office, 'appointConferenceRole', 'roles { role }', {
    ...{ role: 'CONVENER', organizationCode: 'xzf', title: '副县长', basis: '分工通知' },
    ...input,
  });
const correctRole = (input: object) =>
  putRight(hub, office, 'correctConferenceRole', termFields, { role: 'CONVENER', reason: '笔误', ...input });
const cancelRole = (input: object) =>
  putRight(hub, office, 'cancelConferenceRole', termFields, { role: 'CONVENER', reason: '笔误', ...input });

async function holder(on: string, { role = 'CONVENER', asKnownAt = null as string | null } = {}) {
  const document = `query ($on: LocalDate, $at: DateTime) { conferenceRoles(on: $on, asKnownAt: $at) {
    role title personName validFrom validTo history { kind reason by { code } before { title organization { code } } } } }`;
  const { conferenceRoles } = await read<{ conferenceRoles: (ToldPeriod & { role: string })[] }>(
    hub,
    ['lyj'],
    document,
    { on, at: asKnownAt },
  );
  return conferenceRoles.find((each) => each.role === role);
}

describe('a term that was told with a wrong day', () => {
  test('[J10] does not keep others from being appointed before it, and is taken out', async () => {
    expect((await appoint({ validFrom: '2036-01-01' })).userErrors).toEqual([]);
    expect((await appoint({ validFrom: '2026-12-01', title: '副县长（代）' })).userErrors).toEqual([]);
    expect(await holder('2026-12-01')).toMatchObject({ title: '副县长（代）', validTo: '2036-01-01' });
    const cancelled = await cancelRole({ validFrom: '2036-01-01' });
    expect(cancelled).toMatchObject({
      changedDays: [{ validFrom: '2036-01-01', validTo: null }],
      userErrors: [],
    });
    expect(cancelled.periods).toMatchObject([{ title: '县政府分管副县长' }, { title: '副县长（代）', validTo: null }]);
    expect(await cancelRole({ validFrom: '2036-01-01' })).toMatchObject({ changedDays: [], userErrors: [] });
  });

  test('[J4] is moved, and what was believed can be read again', async () => {
    const role = 'OFFICE_DIRECTOR';
    clock.moveTo('2026-12-02T09:00:00+08:00');
    const told = { role, organizationCode: 'sfj', title: '局长', personName: '某某' };
    await appoint({ ...told, validFrom: '2036-01-01', basis: '任免通知' });
    clock.moveTo('2026-12-03T09:00:00+08:00');
    const moved = await correctRole({
      role,
      validFrom: '2036-01-01',
      correctedFrom: '2026-12-01',
      personName: '某某某',
    });
    expect(moved).toMatchObject({
      periods: [{ validTo: '2026-12-01' }, { title: '局长', personName: '某某某', validFrom: '2026-12-01' }],
      changedDays: [{ validFrom: '2026-12-01', validTo: null }],
      userErrors: [],
    });
    expect(await holder('2036-01-01', { role, asKnownAt: '2026-12-02T12:00:00+08:00' })).toMatchObject({
      ...{ title: '局长', personName: '某某' },
    });
    expect(await holder('2026-12-02', { role, asKnownAt: '2026-12-02T12:00:00+08:00' })).toMatchObject({
      title: '司法局主要负责人',
    });
    const now = await holder('2026-12-02', { role });
    const director = { title: '司法局主要负责人', organization: { code: 'sfj' } };
    const by = { code: 'sfj' };
    expect(now?.['history']).toEqual([
      { kind: 'CORRECTED', reason: '笔误', by, before: [director, { title: '局长', organization: { code: 'sfj' } }] },
      { kind: 'SET', reason: '任免通知', by, before: [director] },
    ]);
  });

  test.each([
    [{ validFrom: '2021-05-25', title: ' ' }, 'title', 'REQUIRED', null],
    [{ validFrom: '2021-05-25', reason: '' }, 'reason', 'REQUIRED', null],
    [{ validFrom: '2021-05-25', correctedFrom: '2021-05-24' }, 'correctedFrom', 'INVALID', 'J21'],
    [{ validFrom: '2021-05-25', correctedFrom: '2022-01-01' }, 'correctedFrom', 'WRONG_STATE', 'J10'],
    [{ validFrom: '2026-12-01', correctedFrom: '2021-05-25' }, 'correctedFrom', 'INVALID', 'J10'],
    [{ validFrom: '2026-12-31' }, 'validFrom', 'NOT_FOUND', 'J10'],
  ])('[J10] is not put right with %j', async (wrong, path, code, rule) => {
    expect((await correctRole(wrong)).userErrors).toMatchObject([{ path: [path], code, rule }]);
  });

  test('[J10] is put right by the office and the county government alone', async () => {
    const input = { role: 'CONVENER', validFrom: '2026-12-01', reason: '笔误' };
    await expect(
      putRight(hub, ['lyj', ['CONFERENCE_OFFICE']], 'cancelConferenceRole', termFields, input),
    ).rejects.toThrow('FORBIDDEN');
  });
});

const memberFields = 'validFrom validTo decision endDecision';
const decision = '联席会议纪要';
const add = (organizationCode: string, validFrom: string) =>
  change<Answer>(hub, office, 'addConferenceMember', 'members { decision }', { organizationCode, validFrom, decision });
const end = (organizationCode: string, validTo: string) =>
  change<Answer>(hub, office, 'endConferenceMember', 'members { decision }', { organizationCode, validTo, decision });
const correctMember = (input: object) =>
  putRight(hub, office, 'correctConferenceMember', memberFields, { reason: '笔误', ...input });
const cancelMember = (input: object) =>
  putRight(hub, office, 'cancelConferenceMember', memberFields, { reason: '笔误', ...input });

async function membersOn(on: string, asKnownAt: string | null = null): Promise<string[]> {
  const document = `query ($on: LocalDate, $at: DateTime) { conferenceMembers(on: $on, asKnownAt: $at) {
    organization { code } } }`;
  const { conferenceMembers } = await read<{ conferenceMembers: { organization: { code: string } }[] }>(
    hub,
    ['lyj'],
    document,
    { on, at: asKnownAt },
  );
  return conferenceMembers.map(({ organization }) => organization.code);
}

describe('a membership', () => {
  test('[J3] whose end was told with a wrong day ends on another one as long as that has not come', async () => {
    expect((await end('lyj', '2036-01-01')).userErrors).toEqual([]);
    expect((await end('lyj', '2027-01-01')).userErrors).toEqual([]);
    expect(await membersOn('2026-12-31')).toContain('lyj');
    expect(await membersOn('2027-01-01')).not.toContain('lyj');
  });

  test('[J3] that was ended by mistake goes on, begun or not', async () => {
    clock.moveTo('2027-01-05T09:00:00+08:00');
    expect((await end('lyj', '2028-01-01')).userErrors).toMatchObject([{ code: 'NOT_FOUND', rule: 'J3' }]);
    const right = await correctMember({ organizationCode: 'lyj', validFrom: '2021-05-25', withoutEnd: true });
    expect(right).toMatchObject({
      periods: [{ validFrom: '2021-05-25', validTo: null, endDecision: null }],
      changedDays: [{ validFrom: '2027-01-01', validTo: null }],
      userErrors: [],
    });
    expect(await membersOn('2027-01-01')).toContain('lyj');
    expect(await membersOn('2027-01-01', '2027-01-04T00:00:00+08:00')).not.toContain('lyj');
    expect(await membersOn('2027-01-01', '2026-11-01T00:00:00+08:00')).toContain('lyj');
  });

  test('[J3] of the wrong organization is taken out for good, and does not come back when the hub starts again', async () => {
    const named = { organizationCode: 'nync', validFrom: '2021-05-25' };
    clock.moveTo('2027-01-06T09:00:00+08:00');
    expect(await cancelMember(named)).toMatchObject({ periods: [], userErrors: [] });
    await meetingFeature.seed?.(hub.running.database.orm.em.fork());
    expect(await membersOn('2027-01-06')).not.toContain('nync');
    expect(await membersOn('2027-01-06', '2027-01-05T09:00:00+08:00')).toContain('nync');
    expect((await add('nync', '2021-05-25')).userErrors).toEqual([]);
  });

  test('[J3] that was added from a wrong day is moved, and is told to come twice in no other way', async () => {
    expect((await add('gaj', '2036-01-01')).userErrors).toEqual([]);
    const again = await add('gaj', '2027-02-01');
    expect(again.userErrors).toMatchObject([{ path: ['organizationCode'], code: 'ALREADY_EXISTS', rule: 'J3' }]);
    expect(again.userErrors[0]?.message).toMatch(/2036-01-01.*2027-02-01/);
    const named = { organizationCode: 'gaj', validFrom: '2036-01-01' };
    expect(await correctMember({ ...named, correctedFrom: '2027-02-01' })).toMatchObject({
      periods: [{ validFrom: '2027-02-01', validTo: null, decision }],
      userErrors: [],
    });
    await end('gaj', '2027-06-01');
    await add('gaj', '2027-08-01');
    const overlapping = await correctMember({ ...named, validFrom: '2027-08-01', correctedFrom: '2027-05-31' });
    expect(overlapping.userErrors).toMatchObject([{ path: ['correctedFrom'], code: 'INVALID', rule: 'J3' }]);
    expect(overlapping.userErrors[0]?.message).toMatch(/2027-05-31.*2027-02-01/);
  });

  test.each([
    [{ reason: ' ' }, 'reason', 'REQUIRED', null],
    [{ decision: ' ' }, 'decision', 'REQUIRED', 'J3'],
    [{ validTo: '2021-05-25' }, 'validTo', 'INVALID', 'J3'],
    [{ validTo: '2030-01-01', withoutEnd: true }, 'validTo', 'INVALID', 'J3'],
    [{ endDecision: '纪要', withoutEnd: true }, 'endDecision', 'INVALID', 'J3'],
    [{ correctedFrom: '2021-05-24' }, 'correctedFrom', 'INVALID', 'J21'],
    [{ validFrom: '2021-05-26' }, 'validFrom', 'NOT_FOUND', 'J3'],
    [{ organizationCode: 'nobody' }, 'organizationCode', 'NOT_FOUND', null],
  ])('[J3] is not put right with %j', async (wrong, path, code, rule) => {
    const answer = await correctMember({ organizationCode: 'zrzy', validFrom: '2021-05-25', ...wrong });
    expect(answer).toMatchObject({ periods: [], userErrors: [{ path: [path], code, rule }] });
  });

  test('[J3] [J11] a correction tells the meetings of those days to which the member was asked', async () => {
    clock.moveTo('2027-03-01T09:00:00+08:00');
    const input = meetingToday({ meetsAt: '2027-03-20T09:00:00+08:00' });
    const planned = await askConference(hub, officeActing, 'meeting', 'planMeeting', input);
    expect(planned.userErrors).toEqual([]);
    const named = { organizationCode: 'zrzy', validFrom: '2021-05-25', endDecision: decision, dryRun: true };
    const before = await correctMember({ ...named, validTo: '2027-03-20' });
    expect(before.touched).toMatchObject([{ kind: 'CONFERENCE_MEETING', count: 1 }]);
    expect(before.touched[0]?.firstIds[0]).toMatch(/^mtg_/);
    expect((await correctMember({ ...named, validTo: '2027-03-21' })).touched).toEqual([]);
    expect(await membersOn('2027-04-01')).toContain('zrzy');
    const never = await cancelMember({ organizationCode: 'gaj', validFrom: '2027-08-01', dryRun: true });
    expect(never).toMatchObject({ touched: [], userErrors: [] });
  });
});
