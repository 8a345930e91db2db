import { afterAll, beforeAll, expect, test } from 'vitest';
import { change, putRight, read, type Acting } from '../../harness/builders/dated.js';
import type { UserErrorAnswer } from '../../harness/builders/inputs.js';
import { sentTransfer } from '../../harness/builders/disputed-transfer.js';
import { draftText } from '../../harness/clients/draft.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { registerOrganization } from '../../harness/hub/county.js';
import { todayOf } from '../../harness/hub/reform.js';

const county: Acting = ['xzf', ['COUNTY_GOVERNMENT']];
const fields = 'name legalName validFrom validTo';
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

async function legalNameOf(code: string): Promise<string | null> {
  const document = `query ($code: String!) { organization(code: $code) { legalName } }`;
  return (await read<{ organization: { legalName: string | null } }>(hub, ['scjg'], document, { code })).organization
    .legalName;
}

const letter = async () => draftText(hub, '141025100', await sentTransfer(hub), '涉嫌违法案件移送函');

test('[T10] documents are headed, addressed and signed by legal names; what has none goes by its name', async () => {
  expect(await Promise.all(['141025100', 'sthj', 'xzf'].map(legalNameOf))).toEqual([
    '古县岳阳镇人民政府',
    '临汾市生态环境局古县分局',
    '古县人民政府',
  ]);
  const text = await letter();
  expect(text.split('\n')[0]).toBe('古县岳阳镇人民政府');
  expect(text).toContain('古县自然资源局：');
  await registerOrganization(hub, 'nameless', 'DEPARTMENT');
  expect(await legalNameOf('nameless')).toBeNull();
});

test('[T10] a legal name is told and put right as a name is, and ends with it', async () => {
  const period = { code: 'nameless', validFrom: '2020-01-01', reason: '此前未登记法定名称' };
  const told = await putRight(hub, county, 'correctOrganizationName', fields, { ...period, legalName: '古县某局' });
  expect(told).toMatchObject({
    periods: [{ name: 'nameless机构', legalName: '古县某局', validFrom: '2020-01-01' }],
    changedDays: [{ validFrom: '2020-01-01', validTo: null }],
    userErrors: [],
  });
  expect(await legalNameOf('nameless')).toBe('古县某局');
  const { rows } = await hub.owner.query(`SELECT name, legal_name FROM organization WHERE code = 'nameless'`);
  expect(rows).toEqual([{ name: 'nameless机构', legal_name: '古县某局' }]);
  const renaming = { code: 'zrzy', name: '自然资源和规划局', validFrom: todayOf(hub), basis: '机构改革方案' };
  await change(hub, county, 'renameOrganization', 'organization { name }', renaming);
  expect(await legalNameOf('zrzy')).toBeNull();
  expect(await letter()).toContain('\n自然资源和规划局：');
  await change(hub, county, 'renameOrganization', 'organization { name }', {
    ...{ ...renaming, legalName: '古县自然资源和规划局' },
  });
  expect(await legalNameOf('zrzy')).toBe('古县自然资源和规划局');
});

test.each([
  ['', 'REQUIRED'],
  ['名'.repeat(101), 'INVALID'],
])('a legal name %j is refused wherever it is told', async (legalName, code) => {
  const founding = { code: 'wrong', name: '某局', kind: 'DEPARTMENT', divisionCode: '141025', validFrom: '2020-01-01' };
  const asked = [
    ['registerOrganization', { ...founding, basis: '测试', legalName }],
    ['renameOrganization', { code: 'lyj', name: '林草局', validFrom: todayOf(hub), basis: '测试', legalName }],
    ['correctOrganizationName', { code: 'lyj', validFrom: '2000-01-01', reason: '测试', legalName }],
  ] as const;
  for (const [mutation, input] of asked) {
    const { userErrors } = await change<{ userErrors: readonly UserErrorAnswer[] }>(hub, county, mutation, '', input);
    expect([mutation, userErrors]).toMatchObject([mutation, [{ path: ['legalName'], code }]]);
  }
});
