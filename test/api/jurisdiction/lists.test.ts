import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { itemInput, tell } from '../../harness/builders/jurisdiction.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await graphql<Data>(hub.url, await hub.token('141025100'), query, variables);
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}

const itemOn = async (code: string, on: string) =>
  (
    await ask<{ enforcementItem: Record<string, unknown> | null }>(
      `query ($code: String!, $on: LocalDate) { enforcementItem(code: $code, on: $on) {
        name penalties validFrom validTo department { code } versions { validFrom validTo basis }
        delegations { townships: township { code } delegatedFrom revokedOn revocationBasis } } }`,
      { code, on },
    )
  ).enforcementItem;

describe('an enforcement item', () => {
  test('[G2] has versions: each day has its own, and the one before ends with it', async () => {
    const code = 'V-1';
    const first = await tell(hub, 'recordEnforcementItem', { code, penalties: '罚款', validFrom: '2020-01-01' });
    expect(first).toMatchObject({
      item: { code, department: { code: 'jtys' }, validFrom: '2020-01-01', validTo: null },
      userErrors: [],
    });
    await tell(hub, 'recordEnforcementItem', { code, name: '对擅自挖掘城市道路的行政处罚', validFrom: '2022-03-01' });
    expect(await itemOn(code, '2022-02-28')).toMatchObject({ penalties: '罚款', validTo: '2022-03-01' });
    expect(await itemOn(code, '2022-03-01')).toMatchObject({
      name: '对擅自挖掘城市道路的行政处罚',
      penalties: null,
      versions: [{ validFrom: '2020-01-01' }, { validFrom: '2022-03-01', validTo: null }],
    });
    expect(await itemOn(code, '2019-12-31')).toBeNull();
  });

  test('[G2] told once more changes nothing and is audited once', async () => {
    const told = { code: 'V-2', validFrom: '2020-01-01' };
    const answers = await Promise.all([1, 2, 3].map(() => tell(hub, 'recordEnforcementItem', told)));
    expect(answers.map(({ item }) => item?.validFrom)).toEqual(['2020-01-01', '2020-01-01', '2020-01-01']);
    const { rows } = await hub.owner.query(`SELECT action, purpose FROM audit_entry WHERE subject_id = 'itm_V-2@jtys'`);
    expect(rows).toEqual([{ action: 'ENFORCEMENT_ITEM_RECORDED', purpose: '古政办发〔2020〕40号' }]);
  });

  test.each([
    [{ code: '' }, 'code', 'REQUIRED'],
    [{ code: '编码' }, 'code', 'INVALID'],
    [{ name: ' ' }, 'name', 'REQUIRED'],
    [{ name: '字'.repeat(501) }, 'name', 'INVALID'],
    [{ legalBasis: '\0' }, 'legalBasis', 'INVALID'],
    [{ basis: '' }, 'basis', 'REQUIRED'],
    [{ validTo: '2021-01-01' }, 'validTo', 'INVALID'],
    [{ departmentCode: 'nobody' }, 'departmentCode', 'NOT_FOUND'],
    [{ departmentCode: 'jcy' }, 'departmentCode', 'NOT_FOUND'],
  ])('is not recorded with %j', async (wrong, path, code) => {
    expect(await tell(hub, 'recordEnforcementItem', { code: 'W-1', ...wrong })).toMatchObject({
      item: null,
      userErrors: [{ path: [path], code }],
    });
  });

  test('[G2] is written by its own department and the county government, and by nobody else', async () => {
    const foreign = await tell(hub, 'recordEnforcementItem', { code: 'W-2', departmentCode: 'jtys' }, 'nync');
    expect(foreign.userErrors).toMatchObject([{ path: ['departmentCode'], code: 'NOT_COMPETENT', rule: 'G2' }]);
    const court = await tell(hub, 'recordEnforcementItem', { code: 'W-2' }, 'fy');
    expect(court.userErrors).toMatchObject([{ path: ['departmentCode'], code: 'REQUIRED' }]);
    const county = await tell(hub, 'recordEnforcementItem', { code: 'W-2', departmentCode: 'jtys' }, 'xzf');
    expect(county.userErrors).toEqual([]);
    const text = `mutation ($input: RecordEnforcementItemInput!) { recordEnforcementItem(input: $input) { item { code } } }`;
    const viewer = await hub.token('jtys', ['VIEWER']);
    const { errors } = await graphql(hub.url, viewer, text, { input: itemInput({ code: 'W-3' }) });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a delegation', () => {
  const [yueyang, shibi, sanhe] = ['141025100', '141025200', '141025104'];
  const itemCode = 'D-1';
  const given = { itemCode, townshipCode: yueyang, delegatedFrom: '2021-06-01' };
  beforeAll(() => tell(hub, 'recordEnforcementItem', { code: itemCode, validFrom: '2021-01-01' }));

  test('[G2] begins with the handover, is one at a time, and ends when it is revoked', async () => {
    const first = await tell(hub, 'delegateItem', given);
    expect(first).toMatchObject({ delegation: { township: { code: yueyang }, revokedOn: null }, userErrors: [] });
    expect(await tell(hub, 'delegateItem', given)).toEqual(first);
    const second = await tell(hub, 'delegateItem', { ...given, delegatedFrom: '2022-01-01' });
    expect(second).toMatchObject({ delegation: null, userErrors: [{ code: 'ALREADY_EXISTS', rule: 'G2' }] });
    const end = { itemCode, townshipCode: yueyang, revokedOn: '2023-01-01', basis: '古政发〔2022〕9号' };
    const revoked = await tell(hub, 'revokeDelegation', end);
    expect(revoked).toMatchObject({
      delegation: { delegatedFrom: '2021-06-01', revokedOn: '2023-01-01', revocationBasis: '古政发〔2022〕9号' },
    });
    expect(await tell(hub, 'revokeDelegation', end)).toEqual(revoked);
    expect((await tell(hub, 'delegateItem', { ...given, delegatedFrom: '2023-01-01' })).userErrors).toEqual([]);
    expect(await itemOn(itemCode, '2024-01-01')).toMatchObject({
      delegations: [
        { delegatedFrom: '2021-06-01', revokedOn: '2023-01-01' },
        { delegatedFrom: '2023-01-01', revokedOn: null },
      ],
    });
  });

  test('[G2] handed over twice at the same moment stands once', async () => {
    await tell(hub, 'recordEnforcementItem', { code: 'D-2', validFrom: '2021-01-01' });
    const days = ['2021-06-01', '2021-07-01', '2021-08-01'];
    const answers = await Promise.all(
      days.map((delegatedFrom) => tell(hub, 'delegateItem', { ...given, itemCode: 'D-2', delegatedFrom })),
    );
    expect(answers.filter(({ delegation }) => delegation)).toHaveLength(1);
  });

  test.each([
    ['an item that the department does not list', { itemCode: 'D-9' }, 'itemCode', 'NOT_FOUND', 'G2'],
    ['a day before the list', { delegatedFrom: '2020-12-31' }, 'itemCode', 'NOT_FOUND', 'G2'],
    ['a department as the township', { townshipCode: 'scjg' }, 'townshipCode', 'NOT_FOUND', null],
    ['a township that has ended', { townshipCode: shibi }, 'townshipCode', 'INVALID', null],
    ['no document', { townshipCode: sanhe, basis: '' }, 'basis', 'REQUIRED', null],
  ])('is refused for %s', async (_, wrong, path, code, rule) => {
    const answer = await tell(hub, 'delegateItem', { ...given, delegatedFrom: '2021-06-02', ...wrong });
    expect(answer).toMatchObject({ delegation: null, userErrors: [{ path: [path], code, rule }] });
  });

  test('[G2] cannot be revoked where there is none, nor before it began', async () => {
    const wrong = { itemCode, townshipCode: sanhe, revokedOn: '2024-01-01' };
    expect((await tell(hub, 'revokeDelegation', wrong)).userErrors).toMatchObject([{ code: 'NOT_FOUND', rule: 'G2' }]);
    await tell(hub, 'delegateItem', { ...given, townshipCode: sanhe });
    const early = { ...wrong, revokedOn: '2021-06-01' };
    expect((await tell(hub, 'revokeDelegation', early)).userErrors).toMatchObject([{ path: ['revokedOn'] }]);
    expect(
      (await tell(hub, 'revokeDelegation', { ...wrong, departmentCode: 'jtys' }, 'nync')).userErrors,
    ).toMatchObject([{ code: 'NOT_COMPETENT', rule: 'G2' }]);
  });

  test('[G2] of the county government needs no department where one alone lists the item', async () => {
    const one = await tell(hub, 'delegateItem', { ...given, townshipCode: '141025101' }, 'xzf');
    expect(one).toMatchObject({ delegation: { department: { code: 'jtys' } } });
    await tell(hub, 'recordEnforcementItem', { code: itemCode, validFrom: '2021-01-01' }, 'nync');
    const two = await tell(hub, 'delegateItem', { ...given, townshipCode: '141025102' }, 'xzf');
    expect(two.userErrors).toMatchObject([{ path: ['departmentCode'], code: 'REQUIRED' }]);
  });
});

describe('the list of items', () => {
  interface Listed {
    readonly enforcementItems: {
      readonly nodes: { code: string; department: { code: string } }[];
      readonly pageInfo: { hasNextPage: boolean; endCursor: string; startCursor: string };
      readonly totalCount: number;
    };
  }
  const list = async (args: object) =>
    (
      await ask<Listed>(
        `query ($filter: EnforcementItemFilter, $first: Int, $after: String, $last: Int, $before: String) {
          enforcementItems(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
            totalCount pageInfo { hasNextPage startCursor endCursor }
            nodes { code department { code } versions { name } delegations { township { code } } } } }`,
        args,
      )
    ).enforcementItems;
  const codes = async (filter: object) => (await list({ filter, first: 100 })).nodes.map(({ code }) => code);

  beforeAll(async () => {
    for (let number = 10; number < 40; number += 1) {
      await tell(hub, 'recordEnforcementItem', { code: `L-${number}`, name: `对林区第${number}种行为的处罚` }, 'lyj');
    }
    const townshipCode = '141025200';
    for (const itemCode of ['L-11', 'L-12']) {
      await tell(hub, 'delegateItem', { itemCode, townshipCode, delegatedFrom: '2021-02-01' }, 'lyj');
    }
  });

  test('[G2] is that of a department, of a township and its predecessors, of a day, or has a text', async () => {
    expect(await codes({ departmentCode: 'lyj' })).toHaveLength(30);
    expect(await codes({ departmentCode: 'lyj', on: '2020-12-31' })).toEqual([]);
    expect(await codes({ townshipCode: '141025104', departmentCode: 'lyj' })).toEqual(['L-11', 'L-12']);
    expect(await codes({ townshipCode: '141025104', on: '2021-05-24' })).toEqual([]);
    expect(await codes({ text: '林区第17种' })).toEqual(['L-17']);
    expect(await codes({ text: 'l-2', departmentCode: 'lyj' })).toHaveLength(10);
    expect(await codes({ departmentCode: 'nobody' })).toEqual([]);
  });

  test('is paged in both directions and counted', async () => {
    const filter = { departmentCode: 'lyj' };
    const one = await list({ filter, first: 12 });
    expect([one.totalCount, one.nodes.at(-1)?.code, one.pageInfo.hasNextPage]).toEqual([30, 'L-21', true]);
    const two = await list({ filter, first: 12, after: one.pageInfo.endCursor });
    expect([two.nodes[0]?.code, two.nodes.length]).toEqual(['L-22', 12]);
    const back = await list({ filter, last: 5, before: two.pageInfo.startCursor });
    expect(back.nodes.map(({ code }) => code)).toEqual(['L-17', 'L-18', 'L-19', 'L-20', 'L-21']);
    const { errors } = await graphql(
      hub.url,
      await hub.token('sfj'),
      `
        {
          enforcementItems(after: "x") {
            totalCount
          }
        }
      `,
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CURSOR_INVALID' });
  });
});
