import { buildSchema, isInputObjectType } from 'graphql';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consultationInput } from '../../harness/builders/consultation.js';
import { dangerNoticeInput } from '../../harness/builders/danger-notice.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { tell } from '../../harness/builders/jurisdiction.js';
import { reverse, reverseInput } from '../../harness/builders/reverse-referral.js';
import { supervisedMatterInput } from '../../harness/builders/supervised-matter.js';
import { dayFromNow } from '../../harness/builders/tasks.js';
import { graphql } from '../../harness/clients/graphql.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
  await tell(hub, 'recordEnforcementItem', { code: 'ZR-01', name: '对非法采砂的处罚' }, 'zrzy');
});
afterAll(() => hub.close());

const township = '141025100';
const tasks = [{ organizationCode: 'zrzy', description: '核查', dueOn: dayFromNow(2) }];
const lists = [
  { list: 'consultations', field: 'consultation', mutation: 'callConsultation', input: () => consultationInput() },
  {
    list: 'jointOperations',
    field: 'jointOperation',
    mutation: 'planJointOperation',
    input: () => ({ objective: '联合整治', plannedAt: new Date().toISOString(), tasks }),
  },
  {
    list: 'dangerNotices',
    field: 'dangerNotice',
    mutation: 'sendDangerNotice',
    input: () => dangerNoticeInput({ toCode: 'zrzy' }),
  },
  {
    list: 'supervisedMatters',
    field: 'supervisedMatter',
    mutation: 'openSupervisedMatter',
    input: () => supervisedMatterInput(),
    departments: 'itemDepartmentCode',
  },
  {
    list: 'whistleCalls',
    field: 'whistleCall',
    mutation: 'callWhistle',
    input: () => ({ matter: '采砂', place: '大桥', calledCodes: ['zrzy'] }),
  },
];

describe.each(lists)('[G2] the list $list', ({ list, field, mutation, input, departments = 'departmentCode' }) => {
  const open = (itemCodes: readonly string[]) =>
    askStep(hub, township, { field }, { mutation }, { idempotencyKey: freshKey(), ...input(), itemCodes });
  const found = async (filter: string, organization = township): Promise<number | undefined> => {
    const query = `{ ${list}(filter: { ${filter} }) { totalCount nodes { itemCodes } } }`;
    const { data, errors } = await graphql<Record<string, { totalCount: number }>>(
      hub.url,
      await hub.token(organization),
      query,
    );
    if (!data) throw new Error(JSON.stringify(errors));
    return data[list]?.totalCount;
  };

  test('names items, and is narrowed by any of several and by the list of a department, for its parties alone', async () => {
    proceedingOf(await open(['ZR-01', 'ZR-01']));
    proceedingOf(await open(['XX-02']));
    proceedingOf(await open([]));
    expect(await found('itemCodes: ["ZR-01", "YY-03"]')).toBe(1);
    expect(await found('itemCodes: ["ZR-01", "XX-02"]')).toBe(2);
    expect(await found('itemCodes: []')).toBe(0);
    expect(await found(`${departments}: "zrzy"`)).toBe(1);
    expect(await found(`${departments}: "nync"`)).toBe(0);
    expect(await found(`${departments}: "nobody"`)).toBe(0);
    expect(await found('itemCodes: ["ZR-01"]', 'nync')).toBe(0);
  });

  test('refuses a code that is none at its place', async () => {
    expect((await open(['不是代码'])).userErrors).toMatchObject([{ path: ['itemCodes', '0'], code: 'INVALID' }]);
  });
});

test('[G2] proceedings that name one item are found like those that name several, by their parties alone', async () => {
  await reverse(hub, 'jcy', 'sendReverseReferral', reverseInput({ itemCode: 'ZR-01', townshipCode: township }));
  await reverse(hub, 'jcy', 'sendReverseReferral', reverseInput());
  const found = async (filter: string, organization: string): Promise<number | undefined> => {
    const query = `{ reverseReferrals(filter: { ${filter} }) { totalCount } }`;
    const { data } = await graphql<{ reverseReferrals: { totalCount: number } }>(
      hub.url,
      await hub.token(organization),
      query,
    );
    return data?.reverseReferrals.totalCount;
  };
  for (const [filter, organization, count] of [
    ['itemCodes: ["XX-02", "ZR-01"]', 'zrzy', 1],
    ['departmentCode: "zrzy"', 'jcy', 1],
    ['departmentCode: "nync"', 'jcy', 0],
    ['itemCodes: ["ZR-01"]', 'nync', 0],
  ] as const)
    expect([filter, organization, await found(filter, organization)]).toEqual([filter, organization, count]);
});

test('[G2] every list of proceedings that name items is narrowed by them, and by the list of a department', async () => {
  const schema = buildSchema(await readFile(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8'));
  const filters = Object.values(schema.getTypeMap()).filter(
    (type) => isInputObjectType(type) && 'openedFrom' in type.getFields(),
  );
  const narrowed = filters.filter((type) => isInputObjectType(type) && 'itemCodes' in type.getFields());
  for (const type of narrowed) {
    const fields = isInputObjectType(type) ? Object.keys(type.getFields()) : [];
    expect([type.name, fields.includes('departmentCode') || fields.includes('itemDepartmentCode')]).toEqual([
      type.name,
      true,
    ]);
  }
  // Those whose facts have a column of items are those that the function of the database looks into.
  const { rows } = await hub.owner.query<{ name: string; is_known: boolean }>(`
    SELECT c.table_name AS name, position('FROM ' || c.table_name || ' ' IN pg_get_functiondef('proceedings_of_items'::regproc)) > 0 AS is_known
    FROM information_schema.columns c
    WHERE c.column_name IN ('item_code', 'item_codes') AND EXISTS (
      SELECT FROM information_schema.columns k WHERE k.table_name = c.table_name AND k.column_name = 'proceeding_id')`);
  expect(rows.filter(({ is_known }) => !is_known)).toEqual([]);
  expect(rows).toHaveLength(narrowed.length);
});
