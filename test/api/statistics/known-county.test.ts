import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { choicesFrom } from '../../harness/properties/choices.js';
import { csvRows, exported, faultOf } from '../../harness/clients/export.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey, penaltyInput, publishPenalty } from '../../harness/builders/inputs.js';
import { knownCounty, yuan, type KnownDecision } from '../../harness/properties/known-county.js';
import { mutate } from '../../harness/clients/publish.js';

let hub: TestHub;
let token: string;
const county = knownCounty(choicesFrom(fc.sample(fc.nat(), { seed: 2021, numRuns: 2000 })), 160);

beforeAll(async () => {
  hub = await startHub();
  token = await hub.token('xspj');
  for (const decision of county) await publish(decision);
});
afterAll(() => hub.close());

async function publish({ publisher, fine, confiscated, executed, heaviest: _, ...fields }: KnownDecision) {
  const kinds: readonly string[] = fields.penaltyKinds;
  const { record } = await mutate(
    hub,
    publisher,
    publishPenalty,
    penaltyInput({
      ...fields,
      fineAmount: kinds.includes('FINE') ? yuan(fine) : null,
      confiscatedAmount: kinds.includes('CONFISCATION') ? yuan(confiscated) : null,
    }),
  );
  if (!executed) return;
  const mutation = `mutation ($input: UpdatePenaltyExecutionInput!) { updatePenaltyExecution(input: $input) {
    userErrors { message } } }`;
  const input = { recordId: record?.id, executionStatus: 'EXECUTED', executedOn: fields.decidedOn };
  await mutate(hub, publisher, mutation, { idempotencyKey: freshKey(), ...input });
}

/** What the truth says of some decisions. */
function truth(decisions: readonly KnownDecision[]) {
  const sum = (of: (decision: KnownDecision) => bigint): bigint => decisions.reduce((all, one) => all + of(one), 0n);
  const executed = decisions.filter((one) => one.executed).length;
  return {
    decisions: decisions.length,
    fineTotal: yuan(sum(({ fine }) => fine)),
    confiscatedTotal: yuan(sum(({ confiscated }) => confiscated)),
    executed,
    executionRate: decisions.length === 0 ? null : Math.round((executed / decisions.length) * 10_000) / 10_000,
  };
}

const figures = 'decisions fineTotal confiscatedTotal executed executionRate';

async function ask(args: string, fields = ''): Promise<Record<string, unknown>[]> {
  const query = `{ penaltyStatistics(${args}) { rows { ${fields} ${figures} } } }`;
  const { data, errors } = await graphql<{ penaltyStatistics: { rows: Record<string, unknown>[] } }>(
    hub.url,
    token,
    query,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.penaltyStatistics.rows;
}

/** Decisions in groups, by the values of their dimensions. */
function grouped(decisions: readonly KnownDecision[], by: (decision: KnownDecision) => object) {
  const groups = new Map<string, KnownDecision[]>();
  for (const decision of decisions) {
    const key = JSON.stringify(by(decision));
    groups.set(key, [...(groups.get(key) ?? []), decision]);
  }
  return [...groups].map(([key, members]) => ({ ...(JSON.parse(key) as object), ...truth(members) }));
}

const inOrder = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(row)).sort();
const between = (from: string, to: string) => county.filter(({ decidedOn }) => from <= decidedOn && decidedOn <= to);

describe('figures of a county whose truth is known', () => {
  test.each([
    ['2023-01-01', '2025-12-31'],
    ['2024-02-15', '2025-06-28'],
    ['2024-02-01', '2024-02-28'],
    ['2025-12-30', '2025-12-30'],
  ])('of %s to %s, by every dimension and by none', async (from, to) => {
    const period = `period: { from: "${from}", to: "${to}" }`;
    const decisions = between(from, to);
    expect(await ask(`${period}, groupBy: []`)).toEqual([truth(decisions)]);
    const dimensions = [
      ['ORGANIZATION', 'organization { code }', (one: KnownDecision) => ({ organization: { code: one.publisher } })],
      ['MONTH', 'month', (one: KnownDecision) => ({ month: one.decidedOn.slice(0, 7) })],
      ['YEAR', 'year', (one: KnownDecision) => ({ year: Number(one.decidedOn.slice(0, 4)) })],
      ['PENALTY_KIND', 'penaltyKind', (one: KnownDecision) => ({ penaltyKind: one.heaviest })],
      ['ITEM', 'itemCode', (one: KnownDecision) => ({ itemCode: one.itemCode })],
      ['PARTY_KIND', 'partyKind', (one: KnownDecision) => ({ partyKind: one.partyKind })],
      [
        'ORGANIZATION, YEAR, PENALTY_KIND',
        'organization { code } year penaltyKind',
        (one: KnownDecision) => ({
          organization: { code: one.publisher },
          year: Number(one.decidedOn.slice(0, 4)),
          penaltyKind: one.heaviest,
        }),
      ],
    ] as const;
    for (const [names, fields, by] of dimensions) {
      const rows = await ask(`${period}, groupBy: [${names}]`, fields);
      expect(inOrder(rows)).toEqual(inOrder(grouped(decisions, by)));
    }
  });

  test.each([
    ['publisherCodes: ["scjg", "lyj"]', (one: KnownDecision) => ['scjg', 'lyj'].includes(one.publisher)],
    ['partyKinds: [SOLE_TRADER]', (one: KnownDecision) => one.partyKind === 'SOLE_TRADER'],
    [
      'decidedFrom: "2024-06-15", decidedTo: "2025-01-15"',
      (one: KnownDecision) => one.decidedOn >= '2024-06-15' && one.decidedOn <= '2025-01-15',
    ],
    ['penaltyKinds: [WARNING]', (one: KnownDecision) => one.penaltyKinds.includes('WARNING')],
    ['itemCode: "330231-02"', (one: KnownDecision) => one.itemCode === '330231-02'],
    [
      'minimumFine: "300000", maximumFine: "700000.50"',
      (one: KnownDecision) => one.fine >= 30_000_000n && one.fine <= 70_000_050n && one.penaltyKinds.includes('FINE'),
    ],
    [
      'executionStatuses: [EXECUTED], publisherCodes: ["nync"]',
      (one: KnownDecision) => one.executed && one.publisher === 'nync',
    ],
  ] as const)('filtered by %s', async (filter, meets) => {
    const rows = await ask(
      `period: { from: "2023-01-01", to: "2025-12-31" }, groupBy: [MONTH], filter: { ${filter} }`,
      'month',
    );
    const expected = grouped(county.filter(meets), ({ decidedOn }) => ({ month: decidedOn.slice(0, 7) }));
    expect(inOrder(rows)).toEqual(inOrder(expected));
  });

  test('compared with a year earlier and with the year before, months and gaps included', async () => {
    const fields = `month compared { ${figures} } decisionsGrowth`;
    const rows = await ask(
      'period: { from: "2024-01-01", to: "2024-12-31" }, groupBy: [MONTH], compareWith: YEAR_ON_YEAR',
      fields,
    );
    const months = [...new Set(county.map(({ decidedOn }) => decidedOn.slice(5, 7)))].sort();
    const expected = months.flatMap((month) => {
      const [now, before] = [2024, 2023].map((year) =>
        county.filter(({ decidedOn }) => decidedOn.startsWith(`${year}-${month}`)),
      );
      if (!now || !before || now.length + before.length === 0) return [];
      const growth =
        before.length === 0 ? null : Math.round(((now.length - before.length) / before.length) * 10_000) / 10_000;
      return [
        {
          month: `2024-${month}`,
          ...truth(now),
          compared: before.length === 0 ? null : truth(before),
          decisionsGrowth: growth,
        },
      ];
    });
    expect(rows.map((row) => ({ ...row }))).toEqual(expected.map((row) => expect.objectContaining(row)));
  });

  test('the yearly report counts a case once, in its heaviest kind, for the county and for one organization', async () => {
    for (const organizationCode of [null, 'nync', 'jcy']) {
      const decisions = between('2024-01-01', '2024-12-31').filter(
        ({ publisher }) => organizationCode === null || publisher === organizationCode,
      );
      const { annualReport } = await report(2024, organizationCode);
      const counted = Object.fromEntries(annualReport.penalties.map(({ kind, cases }) => [kind, cases]));
      expect(Object.keys(counted)).toHaveLength(12);
      for (const [kind, cases] of Object.entries(counted)) {
        expect([kind, cases]).toEqual([kind, decisions.filter(({ heaviest }) => heaviest === kind).length]);
      }
      expect(annualReport.totalCases).toBe(decisions.length);
      const amounts = decisions.reduce((sum, { fine, confiscated }) => sum + fine + confiscated, 0n);
      expect(annualReport.finesAndConfiscations).toBe(yuan(amounts));
      expect(annualReport.table.rows.at(-1)?.cells.at(-2)).toBe(String(decisions.length));
    }
  });

  test('the yearly report names what is wrong with a question', async () => {
    for (const [args, message] of [
      ['year: 2024, organizationCode: "nobody"', 'organizationCode'],
      ['year: 0', 'year'],
    ] as const) {
      const { errors } = await graphql(hub.url, token, `{ annualReport(${args}) { totalCases } }`);
      expect(errors?.[0]).toMatchObject({
        message: expect.stringContaining(message),
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
  });

  test('the yearly table is exported in its layout: a column a heading, a row an organization, the total last', async () => {
    for (const organizationCode of [null, 'nync']) {
      const { table } = (await report(2024, organizationCode)).annualReport;
      const of = organizationCode === null ? '' : `&organizationCode=${organizationCode}`;
      const { status, headers, body } = await exported(
        hub,
        'xspj',
        `annualReport.csv?year=2024&layout=EIGHT_KINDS${of}`,
      );
      expect(status).toBe(200);
      expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain('行政处罚实施情况统计表');
      const [heading, ...rows] = csvRows(body);
      expect(heading).toEqual(['单位', ...table.columns.map(({ label }) => label)]);
      expect(rows).toEqual(table.rows.map(({ organization, cells }) => [organization?.name ?? '合计', ...cells]));
    }
    const { body } = await exported(hub, 'xspj', 'annualReport.xlsx?year=2024&layout=TWELVE_KINDS');
    const { sheets } = await readXlsx(body);
    const decisions = between('2024-01-01', '2024-12-31');
    expect(sheets[0]?.rows.at(-1)?.[0]).toBe('合计');
    expect(sheets[0]?.rows.at(-1)?.[13]).toBe(decisions.length);
    // Without a layout it is the list of kinds, as before.
    expect(csvRows((await exported(hub, 'xspj', 'annualReport.csv?year=2024')).body)).toHaveLength(13);
  });

  test.each([
    ['year=2024&layout=NINE_KINDS', 'layout'],
    ['layout=EIGHT_KINDS', 'year'],
    ['year=0&layout=EIGHT_KINDS', 'year'],
    ['year=2024&layout=EIGHT_KINDS&organizationCode=nobody', 'organizationCode'],
    ['year=2024&layout=EIGHT_KINDS&columns=kind', 'header'],
  ])('the yearly table refuses %s by name', async (parameters, name) => {
    const answer = await exported(hub, 'xspj', `annualReport.csv?${parameters}`);
    expect([answer.status, faultOf(answer).message]).toEqual([400, expect.stringContaining(name)]);
  });

  test('the operations of the acceptance run as they are written', async () => {
    const file = new URL('../../../../shared/acceptance/06-statistics.graphql', import.meta.url);
    if (!existsSync(file)) return;
    const source = readFileSync(file, 'utf8');
    const period = { from: '2024-01-01', to: '2024-12-31' };
    const operations = {
      Sharing: { period, groupBy: ['MONTH'] },
      Penalties: { period, groupBy: ['ITEM'] },
      AnnualReport: { year: 2024 },
    };
    for (const [name, variables] of Object.entries(operations)) {
      expect((await graphql(hub.url, token, source, variables, name)).errors).toBeUndefined();
    }
  });
});

interface Report {
  readonly annualReport: {
    readonly penalties: readonly { readonly kind: string; readonly cases: number }[];
    readonly totalCases: number;
    readonly finesAndConfiscations: string;
    readonly table: {
      readonly columns: readonly { readonly label: string }[];
      readonly rows: readonly {
        readonly organization: { readonly name: string } | null;
        readonly cells: readonly string[];
      }[];
    };
  };
}

async function report(year: number, organizationCode: string | null): Promise<Report> {
  const query = `query ($year: Int!, $organizationCode: String) { annualReport(year: $year, organizationCode: $organizationCode) {
    penalties { kind label cases } totalCases finesAndConfiscations table(layout: EIGHT_KINDS) {
      columns { label } rows { organization { name } cells } } } }`;
  const { data, errors } = await graphql<Report>(hub.url, token, query, { year, organizationCode });
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}
