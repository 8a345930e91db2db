import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putRight, read, type Acting, type ToldPeriod } from '../../harness/builders/dated.js';
import { tell } from '../../harness/builders/jurisdiction.js';
import { penaltyInput, publishPenalty, sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2026-11-29T09:00:00+08:00');
const department: Acting = ['jtys'];
const townshipCode = '141025101';
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

const delegationFields = 'delegatedFrom revokedOn basis revocationBasis';
const correct = (input: object, acting = department) =>
  putRight(hub, acting, 'correctDelegation', delegationFields, { townshipCode, reason: '笔误', ...input });
const cancel = (input: object, acting = department) =>
  putRight(hub, acting, 'cancelDelegation', delegationFields, { townshipCode, reason: '笔误', ...input });

async function competentOn(itemCode: string, on: string, asKnownAt: string | null = null): Promise<string | null> {
  const document = `query ($item: String!, $township: String!, $on: LocalDate, $at: DateTime) {
    competentOrganization(itemCode: $item, townshipCode: $township, on: $on, asKnownAt: $at) { organization { code } } }`;
  const variables = { item: itemCode, township: townshipCode, on, at: asKnownAt };
  const { competentOrganization } = await read<{ competentOrganization: { organization: { code: string } } | null }>(
    hub,
    ['scjg'],
    document,
    variables,
  );
  return competentOrganization?.organization.code ?? null;
}

interface Item {
  readonly name: string;
  readonly versions: readonly ToldPeriod[];
  readonly history: readonly ToldPeriod[];
  readonly delegations: readonly (ToldPeriod & { readonly history: readonly ToldPeriod[] })[];
}

async function itemOn(code: string, on: string, asKnownAt: string | null = null): Promise<Item | null> {
  const document = `query ($code: String!, $on: LocalDate, $at: DateTime) {
    enforcementItem(code: $code, on: $on, asKnownAt: $at) {
      name versions { validFrom validTo name } history { kind reason by { code } before { validFrom validTo name } }
      delegations { delegatedFrom revokedOn
        history { kind reason by { code } before { delegatedFrom revokedOn } } } } }`;
  return (await read<{ enforcementItem: Item | null }>(hub, ['scjg'], document, { code, on, at: asKnownAt }))
    .enforcementItem;
}

describe('a handover that was told with a wrong day', () => {
  test('[G2] is moved to the right one', async () => {
    const itemCode = 'AA1';
    await tell(hub, 'recordEnforcementItem', { code: itemCode });
    await tell(hub, 'delegateItem', { itemCode, townshipCode, delegatedFrom: '2036-01-01' });
    const again = await tell(hub, 'delegateItem', { itemCode, townshipCode, delegatedFrom: '2026-12-01' });
    expect(again.userErrors).toMatchObject([{ path: ['delegatedFrom'], code: 'ALREADY_EXISTS', rule: 'G2' }]);
    expect(again.userErrors[0]?.message).toMatch(/2036-01-01.*2026-12-01/);
    const moved = await correct({ itemCode, delegatedFrom: '2036-01-01', correctedFrom: '2026-12-01' });
    expect(moved).toMatchObject({
      periods: [{ delegatedFrom: '2026-12-01', revokedOn: null }],
      changedDays: [{ validFrom: '2026-12-01', validTo: '2036-01-01' }],
      userErrors: [],
    });
    expect([await competentOn(itemCode, '2026-11-30'), await competentOn(itemCode, '2026-12-01')]).toEqual([
      'jtys',
      townshipCode,
    ]);
  });

  test('[G2] is taken out, also after it was revoked, and told anew', async () => {
    const itemCode = 'AA2';
    await tell(hub, 'recordEnforcementItem', { code: itemCode });
    await tell(hub, 'delegateItem', { itemCode, townshipCode, delegatedFrom: '2036-01-01' });
    await tell(hub, 'revokeDelegation', { itemCode, townshipCode, revokedOn: '2036-06-01' });
    const cancelled = await cancel({ itemCode, delegatedFrom: '2036-01-01' });
    expect(cancelled).toMatchObject({
      periods: [],
      changedDays: [{ validFrom: '2036-01-01', validTo: '2036-06-01' }],
      userErrors: [],
    });
    expect(await cancel({ itemCode, delegatedFrom: '2036-01-01' })).toEqual({ ...cancelled, changedDays: [] });
    const meant = await tell(hub, 'delegateItem', { itemCode, townshipCode, delegatedFrom: '2026-12-01' });
    expect(meant).toMatchObject({ delegation: { delegatedFrom: '2026-12-01' }, userErrors: [] });
  });

  test('[G2] in the past, which cannot be revoked on that day, is put right or taken out, and who was competent is read both ways', async () => {
    const itemCode = 'AA3';
    await tell(hub, 'recordEnforcementItem', { code: itemCode });
    clock.moveTo('2026-12-01T09:00:00+08:00');
    await tell(hub, 'delegateItem', { itemCode, townshipCode, delegatedFrom: '2021-12-01' });
    const revoked = await tell(hub, 'revokeDelegation', { itemCode, townshipCode, revokedOn: '2021-12-01' });
    expect(revoked.userErrors).toMatchObject([{ path: ['revokedOn'], code: 'INVALID', rule: 'G2' }]);
    clock.moveTo('2026-12-02T09:00:00+08:00');
    const right = await correct({
      itemCode,
      delegatedFrom: '2021-12-01',
      correctedFrom: '2026-12-01',
      reason: '错写年份',
    });
    expect(right.userErrors).toEqual([]);
    expect(await competentOn(itemCode, '2022-06-01')).toBe('jtys');
    expect(await competentOn(itemCode, '2022-06-01', '2026-12-01T10:00:00+08:00')).toBe(townshipCode);
    expect(await competentOn(itemCode, '2022-06-01', '2026-12-01T08:00:00+08:00')).toBe('jtys');
    const by = { code: 'jtys' };
    expect((await itemOn(itemCode, '2026-12-01'))?.delegations).toEqual([
      {
        ...{ delegatedFrom: '2026-12-01', revokedOn: null },
        history: [
          {
            ...{ kind: 'CORRECTED', reason: '错写年份', by },
            before: [{ delegatedFrom: '2021-12-01', revokedOn: null }],
          },
          { kind: 'SET', reason: '古政发〔2021〕3号', by, before: [] },
        ],
      },
    ]);
  });

  test('[G2] a revocation from a wrong day is told anew while it has not come, and put right when it has', async () => {
    const itemCode = 'AA4';
    await tell(hub, 'recordEnforcementItem', { code: itemCode });
    await tell(hub, 'delegateItem', { itemCode, townshipCode, delegatedFrom: '2022-01-01' });
    await tell(hub, 'revokeDelegation', { itemCode, townshipCode, revokedOn: '2036-01-01' });
    const anew = await tell(hub, 'revokeDelegation', { itemCode, townshipCode, revokedOn: '2026-01-01' });
    expect(anew).toMatchObject({ delegation: { revokedOn: '2026-01-01' }, userErrors: [] });
    const late = await tell(hub, 'revokeDelegation', { itemCode, townshipCode, revokedOn: '2027-01-01' });
    expect(late.userErrors).toMatchObject([{ code: 'NOT_FOUND', rule: 'G2' }]);
    const named = { itemCode, delegatedFrom: '2022-01-01' };
    expect(await correct({ ...named, revokedOn: '2027-01-01' })).toMatchObject({
      periods: [{ revokedOn: '2027-01-01', revocationBasis: '古政发〔2021〕3号' }],
    });
    expect(await correct({ ...named, withoutEnd: true })).toMatchObject({
      periods: [{ revokedOn: null, revocationBasis: null }],
      changedDays: [{ validFrom: '2027-01-01', validTo: null }],
    });
  });
});

describe('a correction of a handover', () => {
  const itemCode = 'BB1';
  const named = { itemCode, delegatedFrom: '2022-01-01' };
  beforeAll(async () => {
    await tell(hub, 'recordEnforcementItem', { code: itemCode, validFrom: '2021-06-01' });
    await tell(hub, 'delegateItem', { itemCode, townshipCode, delegatedFrom: '2022-01-01' });
    await tell(hub, 'revokeDelegation', { itemCode, townshipCode, revokedOn: '2023-01-01' });
    await tell(hub, 'delegateItem', { itemCode, townshipCode, delegatedFrom: '2024-01-01' });
  });

  test.each([
    [{ reason: '' }, 'reason', 'REQUIRED', null],
    [{ basis: ' ' }, 'basis', 'REQUIRED', null],
    [{ delegatedFrom: '2022-01-02' }, 'delegatedFrom', 'NOT_FOUND', 'G2'],
    [{ correctedFrom: '2021-05-31' }, 'correctedFrom', 'INVALID', 'G2'],
    [{ correctedFrom: '2023-01-01' }, 'revokedOn', 'INVALID', 'G2'],
    [{ revokedOn: '2024-01-02' }, 'revokedOn', 'INVALID', 'G2'],
    [{ withoutEnd: true }, 'revokedOn', 'INVALID', 'G2'],
    [{ withoutEnd: true, revokedOn: '2025-01-01' }, 'revokedOn', 'INVALID', 'G2'],
    [{ townshipCode: 'scjg' }, 'townshipCode', 'NOT_FOUND', null],
    [{ itemCode: 'BB9' }, 'itemCode', 'NOT_FOUND', 'G2'],
    [{ departmentCode: 'nync' }, 'departmentCode', 'NOT_COMPETENT', 'G2'],
  ])('[G2] is refused with %j', async (wrong, path, code, rule) => {
    expect(await correct({ ...named, ...wrong })).toMatchObject({
      periods: [],
      userErrors: [{ path: [path], code, rule }],
    });
  });

  test('[G2] tells the records of those days on the item, and only tried it writes nothing', async () => {
    const decided = { decidedOn: '2026-12-02', itemCode, sharing: sharing('处罚', '2026-12-02T08:00:00+08:00') };
    expect((await mutate(hub, townshipCode, publishPenalty, penaltyInput(decided))).userErrors).toEqual([]);
    const input = { itemCode, delegatedFrom: '2024-01-01', dryRun: true };
    const tried = await correct({ ...input, correctedFrom: '2026-12-03' });
    expect(tried).toMatchObject({ touched: [{ kind: 'SHARED_RECORD', count: 1 }], userErrors: [] });
    expect(tried.touched[0]?.firstIds[0]).toMatch(/^rec_/);
    expect((await correct({ ...input, correctedFrom: '2026-12-01' })).touched).toEqual([]);
    expect((await itemOn(itemCode, '2026-12-02'))?.delegations).toMatchObject([{}, { delegatedFrom: '2024-01-01' }]);
    const { rows } = await hub.owner.query(
      `SELECT action FROM audit_entry WHERE subject_id = 'itm_BB1@jtys' ORDER BY id`,
    );
    expect(rows.map(({ action }) => action as string)).toEqual([
      ...['ENFORCEMENT_ITEM_RECORDED', 'ITEM_DELEGATED', 'DELEGATION_REVOKED', 'ITEM_DELEGATED'],
    ]);
  });

  test('[G2] is made by its department or the county government', async () => {
    const right = { ...named, revokedOn: '2023-06-01' };
    await expect(correct(right, ['jtys', ['VIEWER']])).rejects.toThrow('FORBIDDEN');
    expect((await correct(right, ['xzf'])).userErrors).toEqual([]);
  });
});

describe('a version of an item', () => {
  const fields = 'validFrom validTo name';
  const correctItem = (input: object) =>
    putRight(hub, department, 'correctEnforcementItem', fields, { reason: '笔误', ...input });
  const cancelItem = (input: object) =>
    putRight(hub, department, 'cancelEnforcementItem', fields, { reason: '笔误', ...input });

  test('[G2] that was told with a wrong day is moved, and taken out: the one it ended goes with it', async () => {
    const code = 'CC1';
    clock.moveTo('2026-12-05T09:00:00+08:00');
    await tell(hub, 'recordEnforcementItem', { code, validFrom: '2021-01-01', name: '旧' });
    await tell(hub, 'recordEnforcementItem', { code, validFrom: '2036-01-01', name: '新' });
    clock.moveTo('2026-12-06T09:00:00+08:00');
    const moved = await correctItem({ code, validFrom: '2036-01-01', correctedFrom: '2026-12-01' });
    expect(moved).toMatchObject({
      periods: [
        { validFrom: '2021-01-01', validTo: '2026-12-01' },
        { validFrom: '2026-12-01', validTo: null },
      ],
      changedDays: [{ validFrom: '2026-12-01', validTo: '2036-01-01' }],
    });
    expect((await itemOn(code, '2026-12-06'))?.name).toBe('新');
    expect((await itemOn(code, '2026-12-06', '2026-12-05T10:00:00+08:00'))?.name).toBe('旧');
    expect(await itemOn(code, '2026-12-06', '2026-12-05T08:00:00+08:00')).toBeNull();
    expect(await cancelItem({ code, validFrom: '2026-12-01' })).toMatchObject({
      periods: [{ validFrom: '2021-01-01', validTo: null, name: '旧' }],
      userErrors: [],
    });
    expect((await itemOn(code, '2027-01-01'))?.history.map(({ kind }) => kind)).toEqual([
      ...['CANCELLED', 'CORRECTED', 'SET', 'SET'],
    ]);
  });

  test('[G2] whose name was told wrongly is found by the right one', async () => {
    const code = 'CC2';
    await tell(hub, 'recordEnforcementItem', { code, name: '对擅自开挖的处罚' });
    const answer = await correctItem({ code, validFrom: '2021-01-01', name: '对私自开挖的处罚' });
    expect(answer).toMatchObject({ changedDays: [{ validFrom: '2021-01-01', validTo: null }], userErrors: [] });
    const found = await read<{ enforcementItems: { nodes: object[] } }>(
      hub,
      ['scjg'],
      '{ enforcementItems(filter: { text: "私自开挖" }) { nodes { code } } }',
    );
    expect(found.enforcementItems.nodes).toEqual([{ code }]);
  });

  test.each([
    [{ reason: '' }, 'reason', 'REQUIRED', null],
    [{ name: ' ' }, 'name', 'REQUIRED', null],
    [{ correctedFrom: '2021-01-01' }, 'correctedFrom', 'INVALID', 'G2'],
    [{ validTo: '2022-01-01' }, 'validTo', 'INVALID', 'G2'],
    [{ validTo: '2023-01-02' }, 'validTo', 'INVALID', 'G2'],
    [{ validTo: '2022-06-01', withoutEnd: true }, 'validTo', 'INVALID', 'G2'],
    [{ validFrom: '2022-01-02' }, 'validFrom', 'NOT_FOUND', 'G2'],
    [{ code: 'CC9' }, 'code', 'NOT_FOUND', 'G2'],
  ])('[G2] is not put right with %j', async (wrong, path, errorCode, rule) => {
    const code = 'CC3';
    for (const validFrom of ['2021-01-01', '2022-01-01', '2023-01-01']) {
      await tell(hub, 'recordEnforcementItem', { code, validFrom, name: validFrom });
    }
    expect(await correctItem({ code, validFrom: '2022-01-01', ...wrong })).toMatchObject({
      periods: [],
      userErrors: [{ path: [path], code: errorCode, rule }],
    });
  });
});
