import { afterAll, beforeAll, expect, test } from 'vitest';
import { penaltyInput, publishPenalty } from '../../harness/builders/inputs.js';
import { competent, tell } from '../../harness/builders/jurisdiction.js';
import { graphql } from '../../harness/clients/graphql.js';
import { mutate } from '../../harness/clients/publish.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const [yueyang, beiping] = ['141025100', '141025101'];
const on = '2024-06-01';
const record = (input: object, organization: string) => tell(hub, 'recordEnforcementItem', input, organization);
const competentIn = async (code: string, township: string) =>
  (await competent(hub, code, township, on))?.organization.code ?? null;

async function ask<Data>(query: string, organization = 'sfj'): Promise<Data> {
  const { data, errors } = await graphql<Data>(hub.url, await hub.token(organization), query);
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}

test('[G2] a township keeps the items of its own law, and is competent for them in its own area alone', async () => {
  const own = await record({ code: 'XZ-1', legalBasis: '《村庄和集镇规划建设管理条例》第三十七条' }, yueyang);
  expect(own).toMatchObject({ item: { department: { code: yueyang } }, notices: [], userErrors: [] });
  const county = await record({ code: 'XZ-1', departmentCode: beiping }, 'xzf');
  expect(county).toMatchObject({ item: { department: { code: beiping } }, notices: [], userErrors: [] });
  expect(await Promise.all([yueyang, beiping, '141025102'].map((code) => competentIn('XZ-1', code)))).toEqual([
    yueyang,
    beiping,
    null,
  ]);
  const list = `{ enforcementItems(filter: { departmentCode: "${yueyang}", on: "${on}" }) { nodes { code } } }`;
  expect(await ask(list)).toEqual({ enforcementItems: { nodes: [{ code: 'XZ-1' }] } });
  const { coverageReport } = await ask<{ coverageReport: { nodes: { itemCode: string }[] } }>(
    `{ coverageReport(on: "${on}") { nodes { itemCode } } }`,
  );
  expect(coverageReport.nodes).toEqual([]);
});

test('[G2] the list of a township is written by itself and the county government, and its items are handed over by nobody', async () => {
  const foreign = await record({ code: 'XZ-2', departmentCode: yueyang }, 'jtys');
  expect(foreign.userErrors).toMatchObject([{ path: ['departmentCode'], code: 'NOT_COMPETENT', rule: 'G2' }]);
  await record({ code: 'XZ-2' }, yueyang);
  const handover = { itemCode: 'XZ-2', townshipCode: beiping, delegatedFrom: '2022-01-01' };
  const byTownship = await tell(hub, 'delegateItem', { ...handover, departmentCode: yueyang }, yueyang);
  expect(byTownship.userErrors).toMatchObject([{ path: ['departmentCode'], code: 'NOT_FOUND' }]);
  const byCounty = await tell(hub, 'delegateItem', handover, 'xzf');
  expect(byCounty.userErrors).toMatchObject([{ path: ['departmentCode'], code: 'REQUIRED' }]);
});

test('[G3] a decision of a township on an item of its own law is on its own list, another township’s is not', async () => {
  await record({ code: 'XZ-3' }, yueyang);
  const decide = async (organization: string) => {
    const { record: decided } = await mutate(hub, organization, publishPenalty, penaltyInput({ itemCode: 'XZ-3' }));
    const { node } = await ask<{ node: { outsideOwnList: object | null } }>(
      `{ node(id: "${decided?.id ?? ''}") { ... on PenaltyDecision { outsideOwnList { itemCodes } } } }`,
    );
    return node.outsideOwnList;
  };
  expect([await decide(yueyang), await decide(beiping)]).toEqual([null, { itemCodes: ['XZ-3'] }]);
});

test('[G2] whoever lists what another lists is told at once, with what this makes of the competence', async () => {
  await record({ code: 'DB-1', validFrom: '2021-01-01' }, 'nync');
  await tell(hub, 'delegateItem', { itemCode: 'DB-1', townshipCode: yueyang, delegatedFrom: '2022-01-01' }, 'nync');
  const twice = await record({ code: 'DB-1', validFrom: '2023-01-01' }, 'sthj');
  expect(twice.userErrors).toEqual([]);
  expect(twice.notices).toMatchObject([
    { itemCode: 'DB-1', organization: { code: 'nync' }, validFrom: '2023-01-01', validTo: null, rule: 'G2' },
  ]);
  const [notice] = twice.notices ?? [];
  expect(notice?.undecidedIn.map(({ code }) => code)).toEqual([
    '141025101',
    '141025102',
    '141025103',
    '141025104',
    '141025202',
  ]);
  expect(notice?.message).toMatch(/农业农村局的清单自2023-01-01起也列有事项DB-1：在.*没有有权单位/);
  expect([await competentIn('DB-1', yueyang), await competentIn('DB-1', beiping)]).toEqual([yueyang, null]);
  const own = await record({ code: 'DB-1', validFrom: '2023-01-01' }, beiping);
  expect(own.notices?.map(({ organization }) => organization.code).toSorted()).toEqual(['nync', 'sthj']);
});
