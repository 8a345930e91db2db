import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { duties, type Duty } from '../../../src/core/duties/duty.js';
import { putRight, read, type Acting } from '../../harness/builders/dated.js';
import {
  assignDuty,
  dutyFields,
  endDuty,
  holdersOf,
  namedDuty,
  type HolderAnswer,
} from '../../harness/builders/duties.js';
import { newKey, statusOf } from '../../harness/clients/access.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2026-11-29T09:00:00+08:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

const administrator = (code: string): Acting => [code, ['ADMINISTRATOR']];
const county: Acting = ['xzf', ['COUNTY_GOVERNMENT']];
const allDuties = Object.keys(duties) as Duty[];
const correct = (organization: string, input: object) =>
  putRight(hub, administrator(organization), 'correctDuty', dutyFields, { reason: '登记有误', ...input });
const cancel = (organization: string, input: object) =>
  putRight(hub, administrator(organization), 'cancelDuty', dutyFields, { reason: '登记有误', ...input });

/** Somebody named, with the id. */
async function assigned(organization: string, input: object = {}): Promise<HolderAnswer> {
  const { holder, userErrors } = await assignDuty(hub, administrator(organization), input);
  if (!holder) throw new Error(JSON.stringify(userErrors));
  return holder;
}

describe('[U3] who holds a duty', () => {
  test('is named from a day on, several at a time, and listed by day and duty', async () => {
    const first = await assigned('scjg', { personName: '综合股股长' });
    const second = await assigned('scjg', { personName: '执法大队队长', validFrom: '2027-01-01' });
    await assigned('scjg', namedDuty({ duty: 'HEAD', personName: '局长' }));
    expect(first).toMatchObject({ organization: { code: 'scjg' }, duty: 'LIAISON_OFFICER', validFrom: '2026-11-29' });
    const names = async (args: string) => (await holdersOf(hub, ['lyj'], args)).map(({ personName }) => personName);
    expect(await names('organizationCode: "scjg", duty: LIAISON_OFFICER')).toEqual(['综合股股长']);
    expect(await names('organizationCode: "scjg", duty: LIAISON_OFFICER, on: "2027-01-01"')).toEqual([
      ...['综合股股长', '执法大队队长'],
    ]);
    expect(await names('organizationCode: "scjg"')).toEqual(['综合股股长', '局长']);
    expect(await names('organizationCode: "scjg", on: "2026-11-28"')).toEqual([]);
    expect(await names('organizationCode: "nobody"')).toEqual([]);
    expect(second.id).not.toBe(first.id);
  });

  test('can be reached by whoever works with them, and by nobody else', async () => {
    const telephone = '0357-8322345';
    const email = 'bgs@gx.gov.cn';
    for (const duty of allDuties) await assigned('zrzy', namedDuty({ duty, telephone, email }));
    const seen = async (acting: Acting) =>
      (await holdersOf(hub, acting, 'organizationCode: "zrzy"')).filter((holder) => {
        expect([telephone, null]).toContain(holder.telephone);
        expect(holder.email === null).toBe(holder.telephone === null);
        expect(holder.history.length).toBe(1);
        return holder.telephone !== null;
      });
    const heldBy = async (acting: Acting) => (await seen(acting)).map(({ duty }) => duty);
    expect(await heldBy(['zrzy', ['VIEWER']])).toEqual(allDuties);
    expect(await heldBy(['xzf', ['VIEWER']])).toEqual(allDuties);
    expect(await heldBy(['lyj', ['VIEWER', 'ADMINISTRATOR', 'LIAISON']])).toEqual(['LIAISON_OFFICER']);
    // What was told before is told to the same.
    for (const { id } of await holdersOf(hub, ['zrzy'], 'organizationCode: "zrzy"')) {
      await correct('zrzy', { dutyId: id, validFrom: '2026-11-29', telephone: '0357-8322346' });
    }
    const before = async (acting: Acting) => {
      const told = await holdersOf(hub, acting, 'organizationCode: "zrzy"');
      return told.filter(({ history }) => history[0]?.before[0]?.telephone === telephone).map(({ duty }) => duty);
    };
    expect(await before(['zrzy'])).toEqual(allDuties);
    expect(await before(['lyj'])).toEqual(['LIAISON_OFFICER']);
    const known = 'organizationCode: "zrzy", asKnownAt: "2026-11-29T09:00:00+08:00"';
    expect((await holdersOf(hub, ['lyj'], known)).flatMap(({ email: told }) => told ?? [])).toEqual([email]);
  });

  test('is told by the organization itself or the county government', async () => {
    const input = { organizationCode: 'yjgl', personName: '值班室主任' };
    expect((await assignDuty(hub, administrator('scjg'), input)).userErrors).toMatchObject([
      { path: ['organizationCode'], code: 'NOT_COMPETENT' },
    ]);
    await expect(assignDuty(hub, ['yjgl', ['PUBLISHER', 'LIAISON']], input)).rejects.toThrow('FORBIDDEN');
    const { holder } = await assignDuty(hub, county, input);
    expect(holder).toMatchObject({ organization: { code: 'yjgl' } });
    const ended = await endDuty(hub, administrator('scjg'), { dutyId: holder?.id, validTo: '2027-01-01' });
    expect(ended.userErrors).toMatchObject([{ path: ['dutyId'], code: 'NOT_COMPETENT' }]);
    expect((await correct('scjg', { dutyId: holder?.id, validFrom: '2026-11-29' })).userErrors).toMatchObject([
      { path: ['dutyId'], code: 'NOT_COMPETENT' },
    ]);
    // An administrator of the county government's office speaks for that office.
    expect((await assignDuty(hub, administrator('xzf'), input)).userErrors).toMatchObject([{ code: 'NOT_COMPETENT' }]);
  });

  test.each([
    [{ personName: ' ' }, 'personName', 'REQUIRED'],
    [{ personName: '字'.repeat(101) }, 'personName', 'INVALID'],
    [{ personName: '141025199003071019' }, 'personName', 'INVALID'],
    [{ telephone: '12' }, 'telephone', 'INVALID'],
    [{ email: 'nobody' }, 'email', 'INVALID'],
    [{ telephone: ' ', email: '' }, 'telephone', 'REQUIRED'],
    [{ basis: '' }, 'basis', 'REQUIRED'],
    [{ basis: '字'.repeat(501) }, 'basis', 'INVALID'],
    [{ organizationCode: 'nobody' }, 'organizationCode', 'NOT_FOUND'],
    [{ validFrom: '1999-12-31' }, 'validFrom', 'INVALID'],
    [{ personId: 'psn_999999' }, 'personId', 'NOT_FOUND'],
    [{ personId: 'key_1' }, 'personId', 'NOT_FOUND'],
    [{ certificateNumber: '14102500001' }, 'certificateNumber', 'INVALID'],
    [{ duty: 'ENFORCEMENT_OFFICER', certificateExpiresOn: '2030-01-01' }, 'certificateNumber', 'REQUIRED'],
    [{ duty: 'ENFORCEMENT_OFFICER', certificateNumber: '1410' }, 'certificateExpiresOn', 'REQUIRED'],
    [
      { duty: 'ENFORCEMENT_OFFICER', certificateNumber: '1410', certificateExpiresOn: '2026-11-28' },
      ...(['certificateExpiresOn', 'INVALID'] as const),
    ],
  ])('is not named with %j', async (wrong, path, code) => {
    const { holder, userErrors } = await assignDuty(hub, administrator('nync'), wrong);
    expect({ holder, userErrors }).toMatchObject({ holder: null, userErrors: [{ path: [path], code }] });
  });

  test('signs in as somebody of the organization that has access, not as a system', async () => {
    const subject = 'nync-office';
    expect(await statusOf(hub, await hub.token('nync', ['VIEWER'], subject))).toBe(200);
    const { people } = await read<{ people: { nodes: { id: string }[] } }>(
      hub,
      administrator('nync'),
      '{ people { nodes { id } } }',
    );
    const personId = people.nodes[0]?.id;
    expect(await assigned('nync', { personName: '办公室副主任', personId })).toMatchObject({ personId });
    const { systemId } = await newKey(hub, {}, 'nync');
    expect((await assignDuty(hub, administrator('nync'), { personId: systemId })).userErrors).toMatchObject([
      { path: ['personId'], code: 'NOT_FOUND' },
    ]);
    expect((await assignDuty(hub, administrator('lyj'), { personId })).userErrors).toMatchObject([
      { path: ['personId'], code: 'NOT_FOUND' },
    ]);
  });

  test('is one person once at a time, and the same one when they come back', async () => {
    const head = namedDuty({ duty: 'HEAD', personName: '局长' });
    const { id } = await assigned('jtys', head);
    const again = await assignDuty(hub, administrator('jtys'), { ...head, validFrom: '2028-01-01' });
    expect(again.userErrors).toMatchObject([{ path: ['personName'], code: 'ALREADY_EXISTS', rule: null }]);
    expect(again.userErrors[0]?.message).toMatch(/2026-11-29.*2028-01-01/);
    await endDuty(hub, administrator('jtys'), { dutyId: id, validTo: '2027-01-01' });
    const early = await assignDuty(hub, administrator('jtys'), { ...head, validFrom: '2026-12-31' });
    expect(early.userErrors).toMatchObject([{ path: ['validFrom'], code: 'INVALID' }]);
    expect(await assigned('jtys', { ...head, validFrom: '2028-01-01' })).toMatchObject({ id });
    const both = await Promise.all(
      [1, 2, 3].map(() => assignDuty(hub, administrator('jtys'), { ...head, personName: '新局长' })),
    );
    expect(both.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(both.flatMap(({ userErrors }) => userErrors)).toMatchObject([
      { code: 'ALREADY_EXISTS' },
      { code: 'ALREADY_EXISTS' },
    ]);
  });
});

describe('[U3] a duty is handed over', () => {
  test('in one act: the last liaison officer of an organization goes when another is there', async () => {
    const { id } = await assigned('sthj', { personName: '办公室主任' });
    const alone = await endDuty(hub, administrator('sthj'), { dutyId: id, validTo: '2027-01-01' });
    expect(alone).toMatchObject({
      holder: null,
      userErrors: [{ path: ['validTo'], code: 'INVALID', rule: 'U3' }],
    });
    const unreachable = { personName: '法制股股长' };
    const refused = await endDuty(hub, administrator('sthj'), {
      ...{ dutyId: id, validTo: '2027-01-01', successor: unreachable },
    });
    expect(refused.userErrors).toMatchObject([{ path: ['successor', 'telephone'], code: 'REQUIRED', rule: 'U3' }]);
    const self = { personName: '办公室主任', email: 'bgs@gx.gov.cn' };
    const none = await endDuty(hub, administrator('sthj'), { dutyId: id, validTo: '2027-01-01', successor: self });
    expect(none.userErrors).toMatchObject([{ path: ['successor', 'personName'], code: 'INVALID' }]);
    const successor = { ...unreachable, telephone: '0357-8322345' };
    const handed = await endDuty(hub, administrator('sthj'), { dutyId: id, validTo: '2027-01-01', successor });
    expect(handed).toMatchObject({
      holder: { id, validTo: '2027-01-01', endBasis: '人事调整通知' },
      successor: { ...successor, validFrom: '2027-01-01', validTo: null, basis: '人事调整通知' },
      userErrors: [],
    });
    expect(handed.holder?.successorId).toBe(handed.successor?.id);
    const on = async (day: string) =>
      (await holdersOf(hub, ['lyj'], `organizationCode: "sthj", on: "${day}"`)).map(({ personName }) => personName);
    expect([await on('2026-12-31'), await on('2027-01-01')]).toEqual([['办公室主任'], ['法制股股长']]);
  });

  test('to nobody if the successor cannot begin: nothing is half done', async () => {
    const { id } = await assigned('whly', { personName: '甲岗' });
    const other = await assigned('whly', { personName: '乙岗', validFrom: '2027-06-01' });
    const successor = { personName: '乙岗', telephone: '0357-8322345' };
    const early = await endDuty(hub, administrator('whly'), { dutyId: id, validTo: '2027-01-01', successor });
    expect(early.userErrors).toMatchObject([{ path: ['successor', 'personName'], code: 'ALREADY_EXISTS' }]);
    const before = await endDuty(hub, administrator('whly'), {
      ...{ dutyId: id, validTo: '2026-11-01', successor: { ...successor, personName: '丙岗' } },
    });
    expect(before.userErrors).toMatchObject([{ path: ['validTo'], code: 'INVALID', rule: 'U3' }]);
    const args = 'organizationCode: "whly", on: "2027-05-31"';
    expect((await holdersOf(hub, ['whly'], args)).map(({ id: each }) => each)).toEqual([id]);
    // Whoever holds it then already takes over without a term of their own.
    const late = await endDuty(hub, administrator('whly'), { dutyId: id, validTo: '2027-07-01', successor });
    expect(late).toMatchObject({
      holder: { successorId: other.id },
      successor: { id: other.id, validFrom: '2027-06-01' },
    });
    const anew = await endDuty(hub, administrator('whly'), { dutyId: id, validTo: '2027-08-01' });
    expect(anew).toMatchObject({ holder: { validTo: '2027-08-01', successorId: null }, userErrors: [] });
    const gap = await endDuty(hub, administrator('whly'), { dutyId: other.id, validTo: '2028-01-01' });
    expect(gap.userErrors).toMatchObject([{ rule: 'U3' }]);
    expect(gap.userErrors[0]?.message).toContain('2028-01-01');
  });

  test('by one of two last ones at a time', async () => {
    const both = [await assigned('lyj', { personName: '甲岗' }), await assigned('lyj', { personName: '乙岗' })];
    const answers = await Promise.all(
      both.map(({ id }) => endDuty(hub, administrator('lyj'), { dutyId: id, validTo: '2027-01-01' })),
    );
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  });

  test('that nobody holds is not', async () => {
    const wrong = await endDuty(hub, administrator('scjg'), { dutyId: 'dty_99999', validTo: '2027-01-01' });
    expect(wrong.userErrors).toMatchObject([{ path: ['dutyId'], code: 'NOT_FOUND' }]);
    const { id } = await assigned('scjg', namedDuty({ duty: 'DEPUTY_HEAD' }));
    const past = { dutyId: id, validTo: '2026-11-29' };
    expect((await endDuty(hub, administrator('scjg'), past)).userErrors).toMatchObject([
      { path: ['validTo'], code: 'INVALID', rule: null },
    ]);
    expect(
      (await endDuty(hub, administrator('scjg'), { dutyId: id, validTo: '2026-11-30', basis: ' ' })).userErrors,
    ).toMatchObject([{ path: ['basis'], code: 'REQUIRED' }]);
  });
});

describe('[U3] what was told wrongly', () => {
  test('is put right: name, days, how to reach somebody; and what was believed can be read again', async () => {
    clock.moveTo('2026-12-01T09:00:00+08:00');
    const { id } = await assigned('xspj', { personName: '王主人', telephone: '0357-8322345', validFrom: '2026-12-01' });
    clock.moveTo('2026-12-02T09:00:00+08:00');
    const named = { dutyId: id, validFrom: '2026-12-01' };
    const input = {
      ...named,
      correctedFrom: '2026-11-01',
      personName: '综合科主任',
      telephone: '',
      email: 'zhk@gx.gov.cn',
    };
    const tried = await correct('xspj', { ...input, dryRun: true });
    expect(tried).toMatchObject({
      periods: [{ validFrom: '2026-11-01', personName: '综合科主任', telephone: null, email: 'zhk@gx.gov.cn' }],
      changedDays: [{ validFrom: '2026-11-01', validTo: null }],
      userErrors: [],
    });
    const [asItWas] = await holdersOf(hub, ['lyj'], 'organizationCode: "xspj"');
    expect(asItWas).toMatchObject({ personName: '王主人', history: [{ kind: 'SET' }] });
    expect(await correct('xspj', input)).toEqual(tried);
    expect(await correct('xspj', input)).toEqual({ ...tried, changedDays: [] });
    const [now] = await holdersOf(hub, ['lyj'], 'organizationCode: "xspj"');
    expect(now).toMatchObject({
      id,
      history: [
        { kind: 'CORRECTED', reason: '登记有误', by: { code: 'xspj' }, before: [{ personName: '王主人' }] },
        { kind: 'SET', reason: '人事调整通知', before: [] },
      ],
    });
    const known = (at: string, on: string) =>
      holdersOf(hub, ['lyj'], `organizationCode: "xspj", on: "${on}", asKnownAt: "${at}"`);
    expect(await known('2026-12-01T09:00:00+08:00', '2026-12-01')).toMatchObject([{ personName: '王主人' }]);
    expect(await known('2026-12-01T09:00:00+08:00', '2026-11-01')).toEqual([]);
    expect(await known('2026-12-01T08:59:59+08:00', '2026-12-01')).toEqual([]);
    expect(await known('2026-12-02T09:00:00+08:00', '2026-11-01')).toMatchObject([{ personName: '综合科主任' }]);
    // Found again by the right name.
    expect((await assignDuty(hub, administrator('xspj'), { personName: '综合科主任' })).userErrors).toMatchObject([
      { code: 'ALREADY_EXISTS' },
    ]);
  });

  test('leaves an organization a liaison officer; what is told of others is free', async () => {
    const { id } = await assigned('141025100', { personName: '甲岗', validFrom: '2026-12-01' });
    const named = { dutyId: id, validFrom: '2026-12-01' };
    const lastOne = [{ path: ['validFrom'], code: 'INVALID', rule: 'U3' }];
    expect((await cancel('141025100', named)).userErrors).toMatchObject(lastOne);
    expect((await correct('141025100', { ...named, correctedFrom: '2027-02-01' })).userErrors).toMatchObject(lastOne);
    expect((await correct('141025100', { ...named, validTo: '2027-02-01' })).userErrors).toMatchObject(lastOne);
    await assigned('141025100', { personName: '乙岗', validFrom: '2027-01-01' });
    expect((await cancel('141025100', named)).userErrors).toMatchObject(lastOne);
    expect((await correct('141025100', { ...named, validTo: '2027-01-01' })).userErrors).toEqual([]);
    const head = await assigned('141025100', namedDuty({ duty: 'HEAD', validFrom: '2026-12-01' }));
    expect(await cancel('141025100', { ...named, dutyId: head.id })).toMatchObject({ periods: [], userErrors: [] });
  });

  test.each([
    [{ reason: ' ' }, 'reason', 'REQUIRED', null],
    [{ personName: ' ' }, 'personName', 'REQUIRED', null],
    [{ personName: '乙岗' }, 'personName', 'ALREADY_EXISTS', 'U3'],
    [{ telephone: '', email: '' }, 'telephone', 'REQUIRED', 'U3'],
    [{ telephone: '12' }, 'telephone', 'INVALID', null],
    [{ certificateNumber: '1410' }, 'certificateNumber', 'INVALID', null],
    [{ personId: 'psn_999999' }, 'personId', 'NOT_FOUND', null],
    [{ validTo: '2027-01-01', withoutEnd: true }, 'validTo', 'INVALID', 'U3'],
    [{ endBasis: '通知', withoutEnd: true }, 'endBasis', 'INVALID', 'U3'],
    [{ correctedFrom: '1999-12-31' }, 'correctedFrom', 'INVALID', null],
    [{ validFrom: '2026-12-02' }, 'validFrom', 'NOT_FOUND', 'U3'],
    [{ dutyId: 'dty_99999' }, 'dutyId', 'NOT_FOUND', null],
    [{ dutyId: 'psn_1' }, 'dutyId', 'NOT_FOUND', null],
  ])('is not put right with %j', async (wrong, path, code, rule) => {
    const [first] = await holdersOf(hub, ['lyj'], 'organizationCode: "141025101", on: "2026-12-01"');
    const dutyId = first?.id ?? (await assigned('141025101', { personName: '甲岗', validFrom: '2026-12-01' })).id;
    if (!first) await assigned('141025101', { personName: '乙岗', validFrom: '2026-12-01' });
    const answer = await correct('141025101', { dutyId, validFrom: '2026-12-01', ...wrong });
    expect(answer).toMatchObject({ periods: [], userErrors: [{ path: [path], code, rule }] });
  });

  test('stands in the audit log by duty and day, never with a name, a telephone or an address', async () => {
    const { rows } = await hub.owner.query<{ action: string; details: object }>(
      `SELECT DISTINCT ON (action) action, details, subject_type FROM audit_entry WHERE subject_type = 'DutyHolder'
        ORDER BY action, id`,
    );
    expect(rows.map(({ action }) => action)).toEqual([
      ...['DUTY_ASSIGNED', 'DUTY_CANCELLED', 'DUTY_CORRECTED', 'DUTY_ENDED'],
    ]);
    expect(rows.map(({ details }) => Object.keys(details).toSorted())).toEqual(rows.map(() => ['duty', 'on']));
    const { rows: kept } = await hub.owner.query<{ told: string }>(
      `SELECT (SELECT coalesce(string_agg(a::text, ' '), '') FROM audit_entry a)
        || (SELECT coalesce(string_agg(c::text, ' '), '') FROM change_event c) AS told`,
    );
    expect(kept[0]?.told).not.toMatch(/0357-8322345|gx\.gov\.cn|综合科主任/);
  });
});
