import { describe, expect, test } from 'vitest';
import { buildSchema, getNullableType, isListType, isObjectType } from 'graphql';
import { hubSchema } from '../../../../src/app/schema.js';
import type { PlanRows } from '../../../../src/platform/tables/index.js';
import { exportables } from '../../../../src/statistics/exports/exportable.js';
import { openExports } from '../../../../src/statistics/exports/index.js';

const schema = hubSchema();
const known = exportables(schema);
const queries = Object.values(schema.getQueryType()?.getFields() ?? {});

describe('What can be exported', () => {
  test('every connection and every statistics query, without a word of their own', () => {
    const tables = queries.filter(({ type }) => {
      const answer = getNullableType(type);
      if (!isObjectType(answer)) return false;
      const { rows } = answer.getFields();
      return answer.name.endsWith('Connection') || (rows && isListType(getNullableType(rows.type)));
    });
    expect(tables.length).toBeGreaterThan(11);
    expect(tables.filter(({ name }) => !known.has(name)).map(({ name }) => name)).toEqual([]);
  });

  test('each has columns with Chinese headings, no two of one name or heading', () => {
    for (const [name, { columns }] of known) {
      const names = columns.map((column) => column.name);
      const titles = columns.map((column) => column.title);
      expect([name, new Set(names).size, new Set(titles).size]).toEqual([name, names.length, names.length]);
      expect(columns.filter(({ isUsual }) => isUsual)).not.toEqual([]);
      expect(titles.filter((title) => !/\p{Script=Han}/u.test(title))).toEqual([]);
    }
  });

  test('lists of records are read by one statement, but for what is no column of theirs', () => {
    const paged = [...known.values()].flatMap(({ field, columns }) => {
      const planRows = field.extensions['planRows'] as PlanRows | undefined;
      return planRows
        ? columns.filter(({ path }) => planRows([path]) === null).map(({ name }) => `${field.name}.${name}`)
        : [];
    });
    // Whatever a complaint says, for its parties: read by a loader beside the rows.
    const [ofComplaints, others] = [true, false].map((isOf) =>
      paged.filter((name) => name.startsWith('complaintHandling.complaint.') === isOf),
    );
    expect(ofComplaints).toContain('complaintHandling.complaint.number');
    expect(others?.sort()).toEqual([
      'legalAdjustments.standing',
      'penaltyDecisions.case.changedAt',
      'penaltyDecisions.case.closedAt',
      'penaltyDecisions.case.id',
      'penaltyDecisions.case.number',
      'penaltyDecisions.case.openedAt',
      'penaltyDecisions.case.procedure',
      'penaltyDecisions.case.revision',
      'penaltyDecisions.case.stateLabel',
      'penaltyDecisions.case.suspicion',
      'penaltyDecisions.case.title',
      'penaltyDecisions.crimeSuspected.basis',
      'penaltyDecisions.crimeSuspected.rule',
      'penaltyDecisions.outsideOwnList.itemCodes',
      'penaltyDecisions.outsideOwnList.rule',
    ]);
    expect([...known.values()].filter(({ field }) => field.extensions['planRows'])).toHaveLength(10);
  });

  test('what is worked out beside the rows is a column for whoever asks for it', () => {
    const columns = known.get('penaltyDecisions')?.columns ?? [];
    const workedOut = columns.filter(({ name }) => name.startsWith('outsideOwnList.'));
    expect(workedOut.map(({ isUsual }) => isUsual)).toEqual([false, false]);
  });

  test('a proceeding’s columns stand as its facts are declared, the parties of it first', () => {
    const columns = known.get('caseTransfers')?.columns ?? [];
    const names = columns.filter(({ isUsual }) => isUsual).map(({ name }) => name);
    const next = names.slice(names.indexOf('state') + 1);
    expect(next.slice(0, 6)).toEqual(['from.code', 'from.name', 'to.code', 'to.name', 'itemCode', 'causeOfCase']);
  });

  test('what a URL says beside them is the name of no argument', () => {
    const own = new Set(['columns', 'header', 'enums']);
    const clashing = [...known.values()].flatMap(({ field }) => field.args.filter(({ name }) => own.has(name)));
    expect(clashing).toEqual([]);
  });

  test('a list of one page, a mutation or the schema itself is none', () => {
    for (const name of [
      'changes',
      'node',
      'nodes',
      'viewer',
      'publishPenaltyDecision',
      '__schema',
      '__type',
      'constructor',
    ]) {
      expect(known.has(name)).toBe(false);
    }
  });
});

describe('A query that nobody has thought of', () => {
  const future = buildSchema(`
    interface Node { id: ID! }
    type Unit implements Node { id: ID! "代码。" code: String! "名称。" name: String! }
    "某数。" type Figure { "单位。" unit: Unit "种类（见表）。" kind: Kind! "件数，件。" count: Int! more(a: Int): Int parts: [Part!]! }
    type Part { x: Int }
    enum Kind { "甲类。A." A "乙类。B." B }
    "年度报表。" type Report { "年度。" year: Int! "数字。" penalties: [Figure!]! "合计。" total: Int! }
    type Query { report(year: Int!): Report! twoLists: Two! }
    type Two { a: [Figure!]! b: [Figure!]! }
  `);

  test('is exported by its shape, with the answer’s own leaves to choose', () => {
    const [report, ...others] = exportables(future).values();
    expect(others).toEqual([]);
    expect(report?.title).toBe('年度报表');
    expect(report?.rows).toBe('penalties');
    expect(report?.columns.map(({ name, title, kind, isUsual }) => [name, title, kind, isUsual])).toEqual([
      ['unit.id', '单位·id', 'text', false],
      ['unit.code', '单位·代码', 'text', true],
      ['unit.name', '单位·名称', 'text', true],
      ['kind', '种类', 'text', true],
      ['count', '件数', 'number', true],
      ['year', '年度', 'number', false],
      ['total', '合计', 'number', false],
    ]);
  });

  test('gives each row what stands around them, enum values as words where asked', async () => {
    const exports = openExports(future, async ({ variables, document }) => {
      expect(document.loc?.source.body).toContain('penalties { unit { name } kind } year');
      const penalties = [
        { unit: { name: '甲乡' }, kind: 'A' },
        { unit: null, kind: 'B' },
      ];
      return { data: { report: { year: variables['year'], penalties } } };
    });
    const asked = exports.open('report', new URLSearchParams('year=2026&columns=year,unit.name,kind&enums=zh'));
    const batches: unknown[] = [];
    for await (const batch of asked?.rows(() => null, new AbortController().signal) ?? []) batches.push(batch);
    expect(batches).toEqual([
      [
        ['2026', '甲乡', '甲类'],
        ['2026', null, '乙类'],
      ],
    ]);
  });
});
