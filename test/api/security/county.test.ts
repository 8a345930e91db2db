import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../../harness/time/eventually.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { otherInput, publishOther, type UserErrorAnswer } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';

let hub: TestHub;
let node: TestHub;
beforeAll(async () => {
  hub = await startHub();
  node = await startHub({ database: hub.database });
});
afterAll(async () => {
  await node.close();
  await hub.close();
});

interface Answer {
  readonly policy?: { readonly periods: readonly object[] } | null;
  readonly organization?: { readonly code: string; readonly validTo: string | null } | null;
  readonly userErrors: readonly UserErrorAnswer[];
}

async function decide(mutation: string, type: string, selection: string, input: object): Promise<Answer> {
  const text = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) {
    ${selection} userErrors { path code message rule } } }`;
  const token = await hub.token('xzf', ['COUNTY_GOVERNMENT']);
  const { data, errors } = await graphql<{ answer: Answer }>(hub.url, token, text, {
    input: { basis: '县政府常务会议纪要', ...input },
  });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}

const setPolicy = (input: object) =>
  decide('setPolicy', 'SetPolicyInput', 'policy { name periods { value validFrom validTo basis } }', input);
const register = (input: object) =>
  decide('registerOrganization', 'RegisterOrganizationInput', 'organization { code validTo }', {
    name: '数据局',
    kind: 'DEPARTMENT',
    divisionCode: '141025',
    validFrom: '2026-01-01',
    ...input,
  });
const end = (input: object) =>
  decide('endOrganization', 'EndOrganizationInput', 'organization { code validTo successor { code } }', input);

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const later = '2099-01-01';

async function periods(of: TestHub, name: string): Promise<{ value: number; validTo: string | null }[]> {
  const query = '{ policies { name label unit periods { value validFrom validTo } } }';
  const { data } = await graphql<{
    policies: { name: string; periods: { value: number; validTo: string | null }[] }[];
  }>(of.url, await of.token('sfj'), query);
  return data?.policies.find((policy) => policy.name === name)?.periods ?? [];
}

describe('a policy', () => {
  test('is decided from a day on; every node goes by it without a restart', async () => {
    const decided = await setPolicy({ name: 'SHARING_EXTENSION_WORKING_DAYS', value: 5, validFrom: today() });
    expect(decided.policy?.periods).toMatchObject([
      { value: 10, validTo: today() },
      { value: 5, validTo: null },
    ]);
    await eventually(async () => (await periods(node, 'SHARING_EXTENSION_WORKING_DAYS')).length === 2);
    const again = await setPolicy({ name: 'SHARING_EXTENSION_WORKING_DAYS', value: 6, validFrom: today() });
    expect(again.policy?.periods).toMatchObject([{ value: 10 }, { value: 6, validTo: null }]);
  });

  test.each([
    [{ value: 0 }, 'value', 'INVALID'],
    [{ validFrom: '2021-06-01' }, 'validFrom', 'INVALID'],
    [{ name: 'IN_SERVICE_FROM', value: 20_260_231 }, 'value', 'INVALID'],
    [{ basis: '' }, 'basis', 'REQUIRED'],
    [{ basis: '字'.repeat(501) }, 'basis', 'INVALID'],
  ])('is not decided with %j', async (wrong, path, code) => {
    const answer = await setPolicy({ name: 'DUE_SOON_HOURS', value: 2, validFrom: later, ...wrong });
    expect(answer).toMatchObject({ policy: null, userErrors: [{ path: [path], code }] });
  });

  test('is decided by nobody else', async () => {
    const { errors } = await graphql(
      hub.url,
      await hub.token('sfj', ['ADMINISTRATOR']),
      `mutation { setPolicy(input: { name: DUE_SOON_HOURS, value: 1, validFrom: "${later}", basis: "x" }) { userErrors { path } } }`,
    );
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});

describe('an organization', () => {
  test('that is founded publishes on every node, and that ends does so no more; its code is never another’s', async () => {
    expect((await register({ code: 'sjj' })).organization).toEqual({ code: 'sjj', validTo: null });
    await eventually(async () => {
      const answer = await graphql(node.url, await node.token('sjj'), '{ viewer { organization { name } } }');
      return answer.status === 200;
    });
    expect((await mutate(node, 'sjj', publishOther, otherInput())).userErrors).toEqual([]);
    const ended = await end({ code: 'sjj', validTo: today(), successorCode: 'xspj' });
    expect(ended.organization).toMatchObject({ code: 'sjj', validTo: today(), successor: { code: 'xspj' } });
    expect((await mutate(hub, 'sjj', publishOther, otherInput())).userErrors).toMatchObject([{ code: 'WRONG_PARTY' }]);
    expect((await register({ code: 'sjj' })).userErrors).toMatchObject([{ path: ['code'], code: 'ALREADY_EXISTS' }]);
    expect((await end({ code: 'sjj', validTo: later })).userErrors).toMatchObject([{ code: 'WRONG_STATE' }]);
  });

  test.each([
    [{ code: 'X' }, 'code', 'INVALID'],
    [{ name: ' ' }, 'name', 'REQUIRED'],
    [{ name: '字'.repeat(101) }, 'name', 'INVALID'],
    [{ divisionCode: '110000' }, 'divisionCode', 'NOT_FOUND'],
    [{ basis: ' ' }, 'basis', 'REQUIRED'],
  ])('is not founded with %j', async (wrong, path, code) => {
    expect(await register({ code: 'xinju', ...wrong })).toMatchObject({
      organization: null,
      userErrors: [{ path: [path], code }],
    });
  });

  test.each([
    [{ code: 'none' }, 'code', 'NOT_FOUND'],
    [{ validTo: '1950-01-01' }, 'validTo', 'INVALID'],
    [{ successorCode: 'none' }, 'successorCode', 'NOT_FOUND'],
    [{ successorCode: 'lyj' }, 'successorCode', 'INVALID'],
    [{ successorCode: '141025200' }, 'successorCode', 'INVALID'],
  ])('does not end with %j', async (wrong, path, code) => {
    expect((await end({ code: 'lyj', validTo: later, ...wrong })).userErrors).toMatchObject([{ path: [path], code }]);
  });

  test.each([
    ['xzf', null, '县人民政府、联席会议召集人'],
    ['xzf', 'sfj', '县人民政府'],
    ['sfj', null, '联席会议办公室'],
  ])(
    'that has an office does not end when nobody would have it: %s, succeeded by %s',
    async (code, successorCode, left) => {
      const { userErrors } = await end({ code, validTo: later, ...(successorCode ? { successorCode } : {}) });
      expect(userErrors).toMatchObject([{ path: ['successorCode'], code: 'INVALID' }]);
      expect(userErrors[0]?.message).toContain(left);
    },
  );
});
