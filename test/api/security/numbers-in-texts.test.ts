import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'csv-stringify/sync';
import { isRequiredArgument } from 'graphql';
import { hubSchema } from '../../../src/app/schema.js';
import { exportables } from '../../../src/statistics/exports/exportable.js';
import { exported } from '../../harness/clients/export.js';
import { certificateNumbers } from '../../../src/categories/penalty-decision/credit-publication/certificates.js';
import { creditColumns } from '../../../src/categories/penalty-decision/credit-publication/columns.js';
import { delegationColumns, itemColumns } from '../../../src/core/jurisdiction/list-columns.js';
import { creditCsv, creditRow, csvType, importFile, upload } from '../../harness/files/credit-file.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import {
  freshKey,
  otherInput,
  publishOther,
  publishPenalty,
  type UserErrorAnswer,
} from '../../harness/builders/inputs.js';
import {
  citizenNumber,
  databaseAsText,
  masked,
  personInput,
  publishPerson,
  reveal,
} from '../../harness/builders/personal.js';
import { mutate } from '../../harness/clients/publish.js';
import { spellings } from '../../harness/properties/spellings.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const number = '141025199003021019';
const natural = `身份证号${number}录入有误`;
const answer = '{ userErrors { path code message rule } }';

interface Told {
  readonly answer: { readonly userErrors: readonly UserErrorAnswer[] };
}

async function userErrors(mutation: string, input: object, organization = '141025100'): Promise<UserErrorAnswer[]> {
  const type = `${mutation.replace(/^./, (first) => first.toUpperCase())}Input`;
  const query = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) ${answer} }`;
  const { data, errors } = await graphql<Told>(hub.url, await hub.token(organization), query, { input });
  if (!data) throw new Error(JSON.stringify(errors));
  return [...data.answer.userErrors];
}

describe('[files F2] a citizen number', () => {
  test.each(Object.entries(spellings))('in the facts of a decision is refused %s', async (_how, spell) => {
    const facts = `当事人身份证 ${spell(number)}，堆放材料`;
    const told = await mutate(hub, '141025100', publishPenalty, personInput(citizenNumber(1), { facts }));
    expect(told.userErrors).toMatchObject([{ path: ['facts'], code: 'INVALID' }]);
    expect(told.userErrors[0]?.message).toContain('公民身份号码');
    expect(told.userErrors[0]?.message).not.toContain('1990');
  });

  test('in the key, the external reference and the code of an item is refused', async () => {
    const changes = { idempotencyKey: number, itemCode: '141025-19900302-1019' };
    const input = personInput(citizenNumber(2), changes);
    const told = await mutate(hub, '141025100', publishPenalty, {
      ...input,
      sharing: { ...input.sharing, externalRef: `档案${number}` },
    });
    expect(told.userErrors.map(({ path }) => path.join('.')).sort()).toEqual([
      'idempotencyKey',
      'itemCode',
      'sharing.externalRef',
    ]);
  });

  test('in the reason of a revision and of a withdrawal is refused, also where it was typed wrong', async () => {
    const recordId = await publishPerson(hub, citizenNumber(3));
    const revision = { idempotencyKey: freshKey(), recordId, expectedRevision: 1, content: '警告' };
    for (const reason of [natural, natural.replace('1019', '1018')]) {
      const wrong = await userErrors('revisePenaltyDecision', { ...revision, reason });
      expect(wrong).toMatchObject([{ path: ['reason'], code: 'INVALID' }]);
    }
    expect(await userErrors('withdrawRecord', { recordId, reason: natural })).toMatchObject([{ path: ['reason'] }]);
    // The way that the refusal names is open.
    const reason = `号码${masked(number)}录入有误`;
    expect(await userErrors('revisePenaltyDecision', { ...revision, reason })).toEqual([]);
  });

  test('[hostile A.3.11] in a text of any other category is refused', async () => {
    const told = await mutate(hub, '141025100', publishOther, otherInput({ summary: `张某，${number}` }));
    expect(told.userErrors).toMatchObject([{ path: ['summary'], code: 'INVALID' }]);
  });

  test('in a complaint is refused like a telephone number, whatever stands between', async () => {
    const input = { kind: 'COMPLAINT', subject: '占道', idempotencyKey: freshKey(), materials: [] };
    for (const summary of ['电话 138\u200b1234 5678', '１３８-1234-5678', '+86 138·1234·5678']) {
      const told = await userErrors('registerComplaint', { ...input, summary });
      expect(told).toMatchObject([{ path: ['summary'], code: 'INVALID', rule: 'S7' }]);
    }
    expect(await userErrors('registerComplaint', { ...input, summary: number })).toMatchObject([{ path: ['summary'] }]);
  });
});

describe('[files F2] a column of an import', () => {
  const others = creditColumns.filter(({ is }) => is !== 'licence' && !certificateNumbers.includes(is));
  const certificates = creditColumns.filter(({ is }) => certificateNumbers.includes(is));
  /** A cell of the table that holds the number and is not too long for its column. */
  const cell = (spelled: string, length: number): string =>
    spelled.length > length ? number.slice(0, length) : spelled;

  test('of penalties refuses a number, with row and column; in whatever column and spelling', async () => {
    const cases = others.flatMap((column) =>
      Object.values(spellings).map((spell) => ({ column, text: spell(number) })),
    );
    const rows = cases.map(({ column, text }, index) =>
      creditRow(`古司罚决字〔2026〕乙${index}号`, { [column.code]: cell(text, column.length) }),
    );
    for (let from = 0; from < rows.length; from += 70) {
      const told = await importFile(hub, creditCsv(rows.slice(from, from + 70)));
      expect(told).toMatchObject({ imported: 0, refused: Math.min(70, rows.length - from) });
      const columns = told.errors.nodes.map(({ row, column }) => `${row} ${column}`);
      const expected = cases.slice(from, from + 70).map(({ column }, index) => `${index + 2} ${column.code}`);
      expect(columns).toEqual(expect.arrayContaining(expected));
    }
  });

  test('of certificates keeps a number masked, in whatever column and spelling', async () => {
    const cases = certificates.flatMap((column) =>
      Object.values(spellings).flatMap((spell) =>
        [number, `${number}01`].map((text) => ({ column, text: spell(text) })),
      ),
    );
    const rows = cases.map(({ column, text }, index) =>
      creditRow(`古司罚决字〔2026〕丁${index}号`, { [column.code]: cell(text, column.length) }),
    );
    expect(await importFile(hub, creditCsv(rows))).toMatchObject({ imported: rows.length, refused: 0 });
    const kept = await hub.owner.query<Record<string, string | null>>(
      `SELECT c.* FROM credit_publication c JOIN penalty_decision d USING (record_id) WHERE d.decision_number LIKE '%〕丁%'`,
    );
    expect(kept.rows).toHaveLength(rows.length);
    for (const { record_id: _, ...texts } of kept.rows) {
      for (const text of Object.values(texts)) {
        expect(
          text === null ||
            !text
              .normalize('NFKC')
              .replace(/[^\dX]/g, '')
              .includes(number),
        ).toBe(true);
      }
    }
  });

  test('keeps the number of a driving licence masked where it is the party’s own, which is sealed', async () => {
    const own = citizenNumber(300);
    const person = { CF_XDR_MC: '张某', CF_XDR_LB: '自然人', CF_XDR_SHXYM: own };
    const licence = `机动车驾驶证 ${spellings['in groups with spaces']?.(own)}`;
    const row = creditRow('古司罚决字〔2026〕丙1号', { ...person, CF_NR_ZKDX: licence });
    expect(await importFile(hub, creditCsv([row]))).toMatchObject({ imported: 1, refused: 0 });
    expect(await importFile(hub, creditCsv([row]))).toMatchObject({ imported: 0, unchanged: 1, refused: 0 });
    const { rows } = await hub.owner.query<{ licence: string }>(
      'SELECT licence FROM credit_publication WHERE licence IS NOT NULL',
    );
    expect(rows).toEqual([{ licence: `机动车驾驶证 ${masked(own)}` }]);
    const list = '{ penaltyDecisions(filter: { text: "丙1" }) { nodes { id } } }';
    const found = await graphql<{ penaltyDecisions: { nodes: { id: string }[] } }>(
      hub.url,
      await hub.token('141025100'),
      list,
    );
    expect((await reveal(hub, found.data?.penaltyDecisions.nodes[0]?.id ?? '')).number).toBe(own);
    const another = { ...row, CF_WSH: '古司罚决字〔2026〕丙2号', CF_XDR_SHXYM: citizenNumber(301) };
    const told = await importFile(hub, creditCsv([another]));
    expect(told.errors.nodes).toMatchObject([{ row: 2, column: 'CF_NR_ZKDX', code: 'INVALID' }]);
  });

  const [items, delegations] = [
    {
      mutation: 'importEnforcementItems',
      columns: itemColumns,
      row: ['140105-1', '处罚', '《某法》', '罚款', 'jtys', '2021-01-01', '', '清单'],
    },
    {
      mutation: 'importDelegations',
      columns: delegationColumns,
      row: ['140105-1', 'jtys', '141025100', '2021-01-01', '', '清单', ''],
    },
  ] as const;

  test.each([items, delegations])('of $mutation refuses a number, and nothing of the file is taken', async (list) => {
    // A day that is none is told before anything else is looked at: no number is one.
    const cases = list.columns.flatMap((column, place) =>
      column.isDay
        ? []
        : Object.values(spellings).map((spell) => ({
            column,
            cells: (list.row as readonly string[]).with(place, spell(number)),
          })),
    );
    const body = stringify([list.columns.map(({ title }) => title), ...cases.map(({ cells }) => cells)]);
    const { uploadId } = (await (await upload(hub, 'xzf', body, csvType)).json()) as { uploadId: string };
    const input = `${list.mutation.replace(/^./, (first) => first.toUpperCase())}Input`;
    const query = `mutation ($input: ${input}!) { answer: ${list.mutation}(input: $input) {
      imported refused rowErrors { row column } userErrors { path } } }`;
    const token = await hub.token('xzf', ['COUNTY_GOVERNMENT']);
    const { data } = await graphql<{
      answer: { imported: number; refused: number; rowErrors: { row: number; column: string | null }[] };
    }>(hub.url, token, query, { input: { uploadId } });
    expect(data?.answer).toMatchObject({ imported: 0, refused: cases.length });
    const told = data?.answer.rowErrors.map(({ row, column }) => `${row} ${column}`);
    const expected = cases.map(({ column }, index) => `${index + 2} ${column.title}`);
    expect(told).toEqual(expect.arrayContaining(expected));
  });
});

describe('[files F10] a search', () => {
  test('finds what is seen, whatever stands unseen between and whichever dot or dash was typed', async () => {
    const input = otherInput({ summary: '内容' });
    const told = await mutate(hub, '141025100', publishOther, {
      ...input,
      sharing: { ...input.sharing, title: '行政\u200b处罚\ufe0f戊1 买买提•艾力 2026—7 𠮷㐂' },
    });
    expect(told.userErrors).toEqual([]);
    for (const text of ['行政处罚戊1', '戊\u31641', '买买提·艾力', '2026-7', '𠮷㐂']) {
      const query = 'query ($text: String) { sharedRecords(filter: { text: $text }) { totalCount } }';
      const { data } = await graphql(hub.url, await hub.token('nync'), query, { text });
      expect([text, data]).toEqual([text, { sharedRecords: { totalCount: 1 } }]);
    }
  });

  test.each(['㐂', '𠮷', '\u200b𠮷', ' a '])('for one character, %j, is told to need two', async (text) => {
    const query = 'query ($text: String) { sharedRecords(filter: { text: $text }) { totalCount } }';
    const { errors } = await graphql(hub.url, await hub.token('nync'), query, { text });
    expect(errors).toMatchObject([{ message: expect.stringContaining('至少两个字') }]);
  });
});

describe('[files F2] a number in a field that is made for it', () => {
  const kept = Array.from({ length: 4 }, (_, index) => citizenNumber(500 + index));
  const told: string[] = [];
  const plain = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

  async function ask(query: string, organization = 'nync'): Promise<string> {
    const token = await hub.token(organization, ['VIEWER', 'ANALYST', 'AUDITOR', 'PUBLISHER']);
    const { data, errors } = await graphql(hub.url, token, query);
    expect(errors).toBeUndefined();
    return JSON.stringify(data);
  }

  test('is found by no other member on any way out: lists, search, feed, audit log, nor any export', async () => {
    const [party = '', contact = '', complainant = '', licence = ''] = kept;
    await publishPerson(hub, party);
    const complaint = {
      kind: 'COMPLAINT',
      subject: '占道',
      summary: '占道经营',
      idempotencyKey: freshKey(),
      materials: [],
    };
    const who = { name: '李某某', contact: `身份证${contact}`, citizenNumber: complainant };
    expect(await userErrors('registerComplaint', { ...complaint, complainant: who })).toEqual([]);
    const person = { CF_XDR_MC: '张某', CF_XDR_LB: '自然人', CF_XDR_SHXYM: licence, CF_NR_ZKDX: `驾驶证${licence}` };
    await importFile(hub, creditCsv([creditRow('古司罚决字〔2026〕戊9号', person)]));

    for (const text of kept) {
      const search = `{ sharedRecords(filter: { text: "${text}" }) { totalCount } }`;
      expect(await ask(search)).toBe('{"sharedRecords":{"totalCount":0}}');
    }
    told.push(
      await ask(`{ penaltyDecisions { nodes { title partyName partyCode facts history { reason } } } }`),
      await ask(`{ changes { changes { kind subject { id ... on PenaltyDecision { partyCode facts } } } } }`),
      await ask('{ auditLog { nodes { action subjectId purpose } } }', 'sfj'),
      await ask(
        '{ complaints { nodes { title summary complainantMasked { name contact } steps { note } } } }',
        '141025100',
      ),
    );
    let complete = 0;
    for (const [name, { field }] of exportables(hubSchema())) {
      const needed = field.args.filter((argument) => isRequiredArgument(argument)).map((argument) => argument.name);
      const given = needed.map((argument) => `${argument}=${encodeURIComponent(values[argument] ?? '1')}`).join('&');
      const { status, body } = await exported(hub, 'nync', `${name}.csv?${given}`);
      if (status === 200) complete += 1;
      told.push(body.toString());
    }
    const credit = await exported(hub, 'nync', 'creditPublication.csv?from=2020-01-01&to=2030-01-01');
    told.push(credit.body.toString());
    expect(complete).toBeGreaterThan(20);
    expect(told.join()).toContain(masked(party));
    expect(credit.body.toString()).toContain(`驾驶证${masked(licence)}`);
    for (const text of kept) expect(plain(told.join('\n'))).not.toContain(text);
  });
});

/** What exports ask for. */
const values: Readonly<Record<string, string>> = {
  period: JSON.stringify({ from: '2020-01-01', to: '2030-01-01' }),
  from: '2020-01-01',
  to: '2030-01-01',
  year: '2026',
};

test('after all this no number that was refused stands in any column, however it is spelled', async () => {
  const text = (await databaseAsText(hub)).normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  expect(text).not.toContain(number);
  for (const n of [300, 301, 500, 501, 502, 503]) expect(text).not.toContain(citizenNumber(n));
});
