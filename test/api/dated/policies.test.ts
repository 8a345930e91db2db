import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { change, putRight, read, type Acting, type ToldPeriod } from '../../harness/builders/dated.js';
import { dangerNoticeInput } from '../../harness/builders/danger-notice.js';
import { freshKey, type UserErrorAnswer } from '../../harness/builders/inputs.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2026-11-29T09:00:00+08:00');
const county: Acting = ['xzf', ['COUNTY_GOVERNMENT']];
const fields = 'value validFrom validTo basis';
let hub: TestHub;
let node: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
  node = await startHub({ clock, database: hub.database });
});
afterAll(async () => {
  await node.close();
  await hub.close();
});

interface Decided {
  readonly policy: { readonly periods: readonly ToldPeriod[] } | null;
  readonly userErrors: readonly UserErrorAnswer[];
}

const set = (input: object) =>
  change<Decided>(hub, county, 'setPolicy', `policy { periods { ${fields} } }`, { basis: '县政府决定', ...input });
const correct = (input: object) => putRight(hub, county, 'correctPolicy', fields, { reason: '笔误', ...input });
const cancel = (input: object) => putRight(hub, county, 'cancelPolicy', fields, { reason: '笔误', ...input });

interface Told {
  readonly name: string;
  readonly periods: readonly { readonly value: number; readonly validFrom: string; readonly validTo: string | null }[];
  readonly history: readonly {
    readonly recordedAt: string;
    readonly kind: string;
    readonly reason: string;
    readonly by: { readonly code: string };
    readonly before: readonly ToldPeriod[];
  }[];
}

async function policy(name: string, { of = hub, asKnownAt = null as string | null } = {}): Promise<Told> {
  const document = `query ($at: DateTime) { policies(asKnownAt: $at) { name periods { value validFrom validTo }
    history { recordedAt kind reason by { code } before { value validFrom } } } }`;
  const { policies } = await read<{ policies: Told[] }>(of, ['scjg'], document, { at: asKnownAt });
  const found = policies.find((each) => each.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

const days = async (name: string, asked = {}) =>
  (await policy(name, asked)).periods.map(({ value, validFrom }) => [value, validFrom]);

describe('a value that was told with a wrong day', () => {
  const name = 'IMMEDIATELY_MINUTES';

  test('[J21] does not keep others from being decided before it, and is taken out', async () => {
    const slip = await set({ name, value: 60, validFrom: '2036-12-01', basis: '笔误' });
    expect(slip.userErrors).toEqual([]);
    const meant = await set({ name, value: 60, validFrom: '2026-12-01' });
    expect(meant).toMatchObject({
      policy: {
        periods: [
          { value: 30, validTo: '2026-12-01' },
          { value: 60, validTo: '2036-12-01' },
          { value: 60, validTo: null },
        ],
      },
      userErrors: [],
    });
    const cancelled = await cancel({ name, validFrom: '2036-12-01' });
    expect(cancelled).toMatchObject({ changedDays: [], touched: [], userErrors: [] });
    expect(await days(name)).toEqual([
      [30, '2021-05-25'],
      [60, '2026-12-01'],
    ]);
  });

  test('[J21] is moved to the right one, and every node goes by it', async () => {
    await set({ name: 'WHISTLE_REPORT_MINUTES', value: 90, validFrom: '2036-12-01' });
    const moved = await correct({
      name: 'WHISTLE_REPORT_MINUTES',
      validFrom: '2036-12-01',
      correctedFrom: '2026-12-01',
    });
    expect(moved).toMatchObject({
      periods: [{ value: 120 }, { value: 90, validFrom: '2026-12-01', basis: '县政府决定' }],
      changedDays: [{ validFrom: '2026-12-01', validTo: '2036-12-01' }],
      userErrors: [],
    });
    await eventually(async () => (await days('WHISTLE_REPORT_MINUTES', { of: node }))[1]?.[1] === '2026-12-01');
  });

  test('[J21] that has begun is put right with a reason: day, value and document', async () => {
    const begun = { name: 'DUE_SOON_HOURS', value: 8, validFrom: '2026-11-29' };
    await set(begun);
    clock.moveTo('2026-12-05T09:00:00+08:00');
    const right = { correctedFrom: '2026-11-20', value: 6, basis: '县政府常务会议纪要' };
    expect(await correct({ name: begun.name, validFrom: begun.validFrom, ...right })).toMatchObject({
      periods: [
        { value: 4, validTo: '2026-11-20' },
        { value: 6, validFrom: '2026-11-20', basis: right.basis },
      ],
      changedDays: [{ validFrom: '2026-11-20', validTo: null }],
    });
  });
});

describe('what was believed', () => {
  const name = 'TRANSFER_RECEIPT_WORKING_DAYS';

  test('[J21] can be read as of any moment, and each change says by whom and why', async () => {
    clock.moveTo('2026-12-10T09:00:00+08:00');
    await set({ name, value: 3, validFrom: '2026-12-20', basis: '一' });
    clock.moveTo('2026-12-11T09:00:00+08:00');
    await correct({ name, validFrom: '2026-12-20', value: 4, reason: '错写为3' });
    clock.moveTo('2026-12-12T09:00:00+08:00');
    await cancel({ name, validFrom: '2026-12-20', reason: '不再调整' });
    const first = [2, '2021-05-25'];
    expect(await days(name, { asKnownAt: '2026-12-10T08:59:59+08:00' })).toEqual([first]);
    expect(await days(name, { asKnownAt: '2026-12-10T09:00:00+08:00' })).toEqual([first, [3, '2026-12-20']]);
    expect(await days(name, { asKnownAt: '2026-12-12T08:00:00+08:00' })).toEqual([first, [4, '2026-12-20']]);
    expect(await days(name, { asKnownAt: '2026-12-12T09:00:00+08:00' })).toEqual([first]);
    const by = { code: 'xzf' };
    const told = { value: 2, validFrom: '2021-05-25' };
    expect((await policy(name)).history).toEqual([
      {
        ...{ recordedAt: '2026-12-12T09:00:00.000+08:00', kind: 'CANCELLED', reason: '不再调整', by },
        before: [told, { value: 4, validFrom: '2026-12-20' }],
      },
      {
        ...{ recordedAt: '2026-12-11T09:00:00.000+08:00', kind: 'CORRECTED', reason: '错写为3', by },
        before: [told, { value: 3, validFrom: '2026-12-20' }],
      },
      { recordedAt: '2026-12-10T09:00:00.000+08:00', kind: 'SET', reason: '一', by, before: [told] },
    ]);
  });

  test('[J21] is kept for ever: the hub cannot change it', async () => {
    const client = await hub.owner.connect();
    try {
      await client.query('SET ROLE liandong_hub');
      await expect(client.query(`UPDATE dated_change SET reason = 'x'`)).rejects.toThrow('permission denied');
      await expect(client.query('DELETE FROM dated_change')).rejects.toThrow('permission denied');
    } finally {
      client.release(true);
    }
  });
});

describe('a correction', () => {
  const name = 'CONSULTATION_INTERVAL_MONTHS';
  beforeAll(async () => {
    await set({ name, value: 4, validFrom: '2030-01-01' });
    await set({ name, value: 5, validFrom: '2031-01-01' });
  });

  test.each([
    [{ validFrom: '2030-01-01', reason: ' ' }, 'reason', 'REQUIRED', null],
    [{ validFrom: '2030-01-01', reason: '字'.repeat(501) }, 'reason', 'INVALID', null],
    [{ validFrom: '2030-01-01', value: 0 }, 'value', 'INVALID', null],
    [{ validFrom: '2030-01-01', basis: ' ' }, 'basis', 'REQUIRED', null],
    [{ validFrom: '2029-01-01', value: 4 }, 'validFrom', 'NOT_FOUND', 'J21'],
    [{ validFrom: '2021-05-25', correctedFrom: '2021-05-26' }, 'correctedFrom', 'WRONG_STATE', 'J21'],
    [{ validFrom: '2030-01-01', correctedFrom: '2031-01-01' }, 'correctedFrom', 'INVALID', 'J21'],
    [{ validFrom: '2031-01-01', correctedFrom: '2029-01-01' }, 'correctedFrom', 'INVALID', 'J21'],
  ])('[J21] is refused with %j', async (wrong, path, code, rule) => {
    expect(await correct({ name, ...wrong })).toMatchObject({
      periods: [],
      userErrors: [{ path: [path], code, rule }],
    });
  });

  test('[J21] names both days where it would overlap', async () => {
    const { userErrors } = await correct({ name, validFrom: '2030-01-01', correctedFrom: '2032-01-01' });
    expect(userErrors[0]?.message).toMatch(/2032-01-01.*2031-01-01/);
  });

  test('[J21] takes the first value out of nothing', async () => {
    expect((await cancel({ name, validFrom: '2021-05-25' })).userErrors).toMatchObject([
      { path: ['validFrom'], code: 'WRONG_STATE', rule: 'J21' },
    ]);
  });

  test('[J21] told once more changes nothing and is audited once', async () => {
    const input = { name, validFrom: '2030-01-01', correctedFrom: '2030-02-01', value: 6 };
    const first = await correct(input);
    expect(first.userErrors).toEqual([]);
    expect(await correct(input)).toEqual({ ...first, changedDays: [] });
    const out = await cancel({ name, validFrom: '2030-02-01' });
    expect(out.userErrors).toEqual([]);
    expect(await cancel({ name, validFrom: '2030-02-01' })).toEqual({ ...out, changedDays: [] });
    const { rows } = await hub.owner.query(
      `SELECT action, purpose, details FROM audit_entry WHERE subject_id = 'consultation-interval-months' AND action <> 'POLICY_SET'
        ORDER BY id`,
    );
    expect(rows).toEqual([
      { action: 'POLICY_CORRECTED', purpose: '笔误', details: { validFrom: '2030-01-01' } },
      { action: 'POLICY_CANCELLED', purpose: '笔误', details: { validFrom: '2030-02-01' } },
    ]);
  });

  test('[J21] waits for one that is made at the same moment: each starts from what the other has left', async () => {
    const parallel = 'WHISTLE_REPORT_MINUTES';
    const years = [2040, 2041, 2042, 2043, 2044];
    const all = await Promise.all(years.map((year) => set({ name: parallel, value: 60, validFrom: `${year}-01-01` })));
    expect(all.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    const moved = years.map((year) =>
      correct({ name: parallel, validFrom: `${year}-01-01`, correctedFrom: `${year}-07-01` }),
    );
    expect((await Promise.all(moved)).flatMap(({ userErrors }) => userErrors)).toEqual([]);
    const told = await days(parallel);
    expect(told.slice(-5)).toEqual(years.map((year) => [60, `${year}-07-01`]));
    await Promise.all(years.map((year) => cancel({ name: parallel, validFrom: `${year}-07-01` })));
    expect(await days(parallel)).toEqual(told.slice(0, -5));
  });

  test('[J21] is for the county government', async () => {
    const document = `mutation { cancelPolicy(input: { name: ${name}, validFrom: "2031-01-01", reason: "x" }) {
      userErrors { path } } }`;
    const { errors } = await graphql(hub.url, await hub.token('sfj', ['ADMINISTRATOR']), document);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('[J21] that is only tried answers the same and writes nothing', async () => {
    const kept = async () =>
      (
        await hub.owner.query(`SELECT (SELECT count(*) FROM dated_change) + (SELECT count(*) FROM audit_entry) AS count,
          (SELECT json_agg(p ORDER BY name, valid_from) FROM policy p) AS policies`)
      ).rows as unknown;
    const before = await kept();
    const input = { name, validFrom: '2031-01-01', correctedFrom: '2030-06-01', value: 7 };
    const tried = await correct({ ...input, dryRun: true });
    expect(tried.changedDays).toEqual([{ validFrom: '2030-06-01', validTo: null }]);
    expect(await kept()).toEqual(before);
    expect(await correct(input)).toEqual(tried);
    expect(await kept()).not.toEqual(before);
  });
});

test('[U6] clocks that run keep the time they were given, and a correction of the value tells how many', async () => {
  clock.moveTo('2027-03-01T09:00:00+08:00');
  const document = `mutation ($input: SendDangerNoticeInput!) { sendDangerNotice(input: $input) {
    dangerNotice { dispatchDueAt } userErrors { message } } }`;
  const input = { idempotencyKey: freshKey(), ...dangerNoticeInput() };
  const sent = await read<{ sendDangerNotice: { dangerNotice: object } }>(hub, ['141025100'], document, { input });
  const dueAt = sent.sendDangerNotice.dangerNotice;
  // In force since 2026-12-01.
  const wrong = { name: 'IMMEDIATELY_MINUTES', validFrom: '2026-12-01', value: 45 };
  expect(await correct({ ...wrong, dryRun: true })).toMatchObject({
    changedDays: [{ validFrom: '2026-12-01', validTo: null }],
    touched: [{ kind: 'RUNNING_CLOCK', count: 1, firstIds: [] }],
  });
  await correct(wrong);
  const { dangerNotices } = await read<{ dangerNotices: { nodes: object[] } }>(
    hub,
    ['141025100'],
    '{ dangerNotices { nodes { dispatchDueAt } } }',
  );
  expect(dangerNotices.nodes).toEqual([dueAt]);
});
