import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey, penaltyInput, publishOther, publishPenalty, sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';

const day = 86_400_000;
const formedDaysAgo = (days: number): Date => new Date(Date.now() - days * day);
const dayOf = (instant: Date): string => new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(instant);

let hub: TestHub;
/** Titles by what is wrong with them: the truth, told by the test. */
const wrong: Record<string, string[]> = {};
const period = { from: dayOf(formedDaysAgo(800)), to: dayOf(new Date()) };
let number = 0;

interface Fault {
  readonly as?: string;
  readonly found?: readonly string[];
  readonly formed?: Date;
  readonly only?: readonly string[];
  readonly fields?: object;
}

/** A decision with nothing wrong but what is told. */
async function decide(title: string, { as = 'scjg', found = [], formed = formedDaysAgo(3), only, fields = {} }: Fault) {
  const decidedOn = dayOf(new Date(formed.getTime() - day));
  number += 1;
  const { record } = await mutate(
    hub,
    as,
    publishPenalty,
    penaltyInput({
      sharing: {
        ...sharing(title, formed.toISOString()),
        ...(only && { scope: 'NAMED_ORGANIZATIONS', organizationCodes: only }),
      },
      decidedOn,
      decisionNumber: `古市监罚〔${decidedOn.slice(0, 4)}〕${number}号`,
      itemCode: '330231-01',
      ...fields,
    }),
  );
  expect(record).toBeTruthy();
  for (const check of found) (wrong[check] ??= []).push(title);
}

beforeAll(async () => {
  hub = await startHub();
  await decide('无误', {});
  await decide('无事项', { found: ['PENALTY_WITHOUT_ITEM'], fields: { itemCode: null } });
  await decide('无代码', { found: ['PENALTY_WITHOUT_PARTY_CODE'], fields: { partyCode: null } });
  await decide('无金额', { found: ['FINE_WITHOUT_AMOUNT'], fields: { fineAmount: null } });
  await decide('金额为零', { found: ['FINE_WITHOUT_AMOUNT'], fields: { fineAmount: '0' } });
  await decide('警告', { fields: { penaltyKinds: ['WARNING'], fineAmount: null } });
  await decide('没收无金额', {
    found: ['CONFISCATION_WITHOUT_AMOUNT'],
    fields: { penaltyKinds: ['CONFISCATION'], fineAmount: null },
  });
  await decide('久未反馈', { found: ['EXECUTION_NOT_FED_BACK'], formed: formedDaysAgo(400) });
  const twice = `古市监罚〔${dayOf(formedDaysAgo(4)).slice(0, 4)}〕900号`;
  await decide('文号重复之一', { found: ['DECISION_NUMBER_TWICE'], fields: { decisionNumber: twice } });
  const writtenOtherwise = twice.replace('〔', '[').replace('〕', '] 第0');
  await decide('文号重复之二', { found: ['DECISION_NUMBER_TWICE'], fields: { decisionNumber: writtenOtherwise } });
  await decide('他人同号', { as: 'nync', fields: { decisionNumber: twice } });
  const hiddenTwice = twice.replace('900', '901');
  await decide('公开的', { fields: { decisionNumber: hiddenTwice } });
  await decide('只给司法局的', { only: ['sfj'], fields: { decisionNumber: hiddenTwice } });
  await decide('年份不符', {
    found: ['DECISION_NUMBER_OF_ANOTHER_YEAR'],
    fields: { decisionNumber: '古市监罚〔2019〕7号' },
  });
  await decide('决定在后', {
    found: ['DECIDED_AFTER_FORMED'],
    fields: { decidedOn: dayOf(formedDaysAgo(2)), decisionNumber: '古市监罚字第77号' },
  });
  await decide('补录', {
    found: ['FORMED_LONG_AFTER_DECIDED'],
    fields: { decidedOn: dayOf(formedDaysAgo(40)), decisionNumber: '古市监罚字第78号' },
  });
  for (const title of ['外部编号之一', '外部编号之二']) {
    const input = { ...sharing(title), externalRef: 'OA-1' };
    await mutate(hub, 'nync', publishOther, { idempotencyKey: freshKey(), sharing: input, summary: '摘要' });
    (wrong['EXTERNAL_REF_TWICE'] ??= []).push(title);
  }
});
afterAll(() => hub.close());

interface Row {
  readonly organization: { readonly code: string } | null;
  readonly check: string;
  readonly examined: number;
  readonly found: number;
  readonly share: number | null;
}

async function ask(as: string, args = ''): Promise<Row[]> {
  const query = `query ($period: PeriodInput!) { dataQuality(period: $period ${args}) { asOf cursor rows {
    organization { code } month check title doubt examined found share } } }`;
  const answer = await graphql<{ dataQuality: { rows: Row[] } }>(hub.url, await hub.token(as), query, { period });
  if (!answer.data) throw new Error(JSON.stringify(answer.errors));
  return answer.data.dataQuality.rows;
}

async function recordsOf(as: string, check: string, args = ''): Promise<string[]> {
  const query = `query ($period: PeriodInput!, $check: DataQualityCheck!) {
    doubtfulRecords(period: $period, check: $check, first: 50 ${args}) { totalCount nodes { title } } }`;
  const { data, errors } = await graphql<{
    doubtfulRecords: { totalCount: number; nodes: { title: string }[] };
  }>(hub.url, await hub.token(as), query, { period, check });
  if (!data) throw new Error(JSON.stringify(errors));
  expect(data.doubtfulRecords.totalCount).toBe(data.doubtfulRecords.nodes.length);
  return data.doubtfulRecords.nodes.map(({ title }) => title).sort();
}

describe('the figures of data quality', () => {
  test('find what is known to be wrong and nothing else', async () => {
    const found = (await ask('xspj', ', groupBy: []')).filter((row) => row.found > 0);
    expect(Object.fromEntries(found.map((row) => [row.check, row.found]))).toEqual(
      Object.fromEntries(Object.entries(wrong).map(([check, titles]) => [check, titles.length])),
    );
    for (const { check } of await ask('xspj', ', groupBy: []')) {
      expect([check, await recordsOf('xspj', check)]).toEqual([check, (wrong[check] ?? []).toSorted()]);
    }
  });

  test('are told by organization, of those that are asked for, with the share of what could be examined', async () => {
    const rows = await ask('xspj', ', checks: [EXTERNAL_REF_TWICE, FINE_WITHOUT_AMOUNT]');
    expect(rows).toMatchObject([
      { organization: { code: 'nync' }, check: 'EXTERNAL_REF_TWICE', examined: 2, found: 2, share: 1 },
      { organization: { code: 'scjg' }, check: 'FINE_WITHOUT_AMOUNT', found: 2, share: 0.1667 },
      { organization: { code: 'nync' }, check: 'FINE_WITHOUT_AMOUNT', examined: 1, found: 0, share: 0 },
    ]);
    expect(await recordsOf('xspj', 'EXTERNAL_REF_TWICE', ', publisherCodes: ["scjg"]')).toEqual([]);
  });

  test('do not tell of records that the caller may not see: a hidden twin is none', async () => {
    expect(await recordsOf('nync', 'DECISION_NUMBER_TWICE')).toEqual(['文号重复之一', '文号重复之二']);
    expect(await recordsOf('sfj', 'DECISION_NUMBER_TWICE')).toEqual(
      ['公开的', '只给司法局的', '文号重复之一', '文号重复之二'].toSorted(),
    );
    const [row] = await ask('sfj', ', groupBy: [], checks: [DECISION_NUMBER_TWICE]');
    expect(row?.found).toBe(4);
  });

  test('are exported like every other statistics query', async () => {
    const url = `${hub.url}/export/dataQuality.csv?period.from=${period.from}&period.to=${period.to}&checks=FINE_WITHOUT_AMOUNT&columns=organization.code,check,found&header=name`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${await hub.token('xspj')}` } });
    expect(await response.text()).toContain('scjg,FINE_WITHOUT_AMOUNT,2');
    const list = `${hub.url}/export/doubtfulRecords.csv?period.from=${period.from}&period.to=${period.to}&check=EXTERNAL_REF_TWICE&columns=title&header=none`;
    const rows = await fetch(list, { headers: { authorization: `Bearer ${await hub.token('xspj')}` } });
    expect((await rows.text()).trim().split('\r\n')).toHaveLength(2);
  });

  test.each([
    [', publisherCodes: ["nobody"]', 'publisherCodes'],
    [', checks: [NOTHING]', 'Value does not exist'],
  ])('what is wrong with a question is named: %s', async (args, message) => {
    await expect(ask('xspj', args)).rejects.toThrow(message);
  });
});
