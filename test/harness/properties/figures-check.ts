import { graphql } from '../clients/graphql.js';
import type { TestHub } from '../hub/hub.js';

/** Figures as the hub answers them, and as the tables themselves say. */
export interface Compared {
  readonly asked: string;
  readonly given: string;
  readonly expected: string;
}

const periods = [
  ['2026-01-01', '2026-12-31'],
  ['2025-12-31', '2026-04-01'],
  ['2026-01-15', '2026-02-28'],
  ['2026-01-02', '2026-01-20'],
  ['2026-03-31', '2026-03-31'],
] as const;

const ofDecisions = {
  ORGANIZATION: { field: 'organization { code }', sql: 'o.code' },
  MONTH: { field: 'month', sql: `to_char(d.decided_on, 'YYYY-MM')` },
  YEAR: { field: 'year', sql: 'extract(year FROM d.decided_on)::int' },
  PENALTY_KIND: { field: 'penaltyKind', sql: 'd.heaviest_kind' },
  ITEM: { field: 'itemCode', sql: 'd.item_code' },
  PARTY_KIND: { field: 'partyKind', sql: 'd.party_kind' },
} as const;
const ofRecords = {
  ORGANIZATION: { field: 'organization { code }', sql: 'o.code' },
  CATEGORY: { field: 'category', sql: 'r.category' },
  MONTH: { field: 'month', sql: `to_char(r.formed_on, 'YYYY-MM')` },
  DAY: { field: 'day', sql: 'r.formed_on::text' },
} as const;

type Dimensions = Readonly<Record<string, { readonly field: string; readonly sql: string }>>;

const decisionGroups = [[], ['ORGANIZATION', 'MONTH'], ['YEAR', 'PENALTY_KIND'], ['ITEM'], ['PARTY_KIND', 'MONTH']];
const recordGroups = [[], ['ORGANIZATION', 'MONTH'], ['CATEGORY'], ['DAY', 'ORGANIZATION']];

const seenBy = `(r.audience IS NULL OR (SELECT id FROM organization WHERE code = $3) = ANY (r.audience))`;

/** By the reviews themselves, not by what the hub has made of them: the latest that did not uphold the decision. */
const stands = `(coalesce((
  SELECT v.outcome FROM decision_review v WHERE v.record_id = d.record_id AND v.outcome <> 'UPHELD'
  ORDER BY v.decided_on DESC, v.ordinal DESC LIMIT 1), '') NOT IN ('SET_ASIDE', 'FOUND_VOID'))`;

const amount = (name: string): string => `coalesce((
  SELECT v.${name}_amount FROM decision_review v WHERE v.record_id = d.record_id AND v.${name}_amount IS NOT NULL
  ORDER BY v.decided_on DESC, v.ordinal DESC LIMIT 1), d.${name}_amount)`;

/** Every kind of figure over several periods and groupings, as one office is answered and as plain SQL counts. */
export async function compareFigures(hub: TestHub, office: string): Promise<Compared[]> {
  const results: Compared[] = [];
  for (const period of periods) {
    for (const groups of decisionGroups) {
      results.push(
        await compare(hub, office, period, groups, ofDecisions, {
          field: 'penaltyStatistics',
          figures: 'decisions fineTotal confiscatedTotal executed setAside',
          select: `(count(*) FILTER (WHERE ${stands}))::int AS decisions,
            coalesce(sum(${amount('fine')}) FILTER (WHERE ${stands}), 0)::numeric(18,2)::text AS "fineTotal",
            coalesce(sum(${amount('confiscated')}) FILTER (WHERE ${stands}), 0)::numeric(18,2)::text AS "confiscatedTotal",
            (count(*) FILTER (WHERE ${stands} AND d.execution_status = 'EXECUTED'))::int AS executed,
            (count(*) FILTER (WHERE NOT ${stands}))::int AS "setAside"`,
          from: `penalty_decision d JOIN shared_record r ON r.id = d.record_id JOIN organization o ON o.id = r.publisher_id
            WHERE r.status = 'SHARED' AND d.decided_on BETWEEN $1 AND $2 AND ${seenBy}`,
        }),
      );
    }
    for (const groups of recordGroups) {
      results.push(
        await compare(hub, office, period, groups, ofRecords, {
          field: 'sharingStatistics',
          figures: 'shared sameDay extended late historical awaited sameDayRate medianDelayHours',
          select: `(count(*) FILTER (WHERE r.status = 'SHARED'))::int AS shared,
            (count(*) FILTER (WHERE r.timeliness = 'SAME_DAY'))::int AS "sameDay",
            (count(*) FILTER (WHERE r.timeliness = 'EXTENDED'))::int AS extended,
            (count(*) FILTER (WHERE r.timeliness = 'LATE'))::int AS late,
            (count(*) FILTER (WHERE r.timeliness = 'HISTORICAL'))::int AS historical,
            (count(*) FILTER (WHERE r.timeliness = 'AWAITED'))::int AS awaited,
            round(count(*) FILTER (WHERE r.timeliness = 'SAME_DAY')
              / nullif(count(*) FILTER (WHERE r.timeliness IN ('SAME_DAY', 'EXTENDED', 'LATE')), 0)::numeric, 4)::float8
              AS "sameDayRate",
            round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM r.shared_at - r.formed_at) / 3600)
              FILTER (WHERE r.timeliness <> 'HISTORICAL'))::numeric, 2)::float8 AS "medianDelayHours"`,
          from: `shared_record r JOIN organization o ON o.id = r.publisher_id
            WHERE r.status <> 'WITHDRAWN' AND r.formed_on BETWEEN $1 AND $2 AND ${seenBy}`,
        }),
      );
    }
  }
  return results;
}

interface Figures {
  readonly field: string;
  readonly figures: string;
  readonly select: string;
  readonly from: string;
}

async function compare(
  hub: TestHub,
  office: string,
  [from, to]: readonly [string, string],
  groups: readonly string[],
  dimensions: Dimensions,
  { field, figures, select, from: relation }: Figures,
): Promise<Compared> {
  const chosen = groups.flatMap((name) => dimensions[name] ?? []);
  const asked = `${field}(period: { from: "${from}", to: "${to}" }, groupBy: [${groups.join()}])`;
  const selection = [...chosen.map((dimension) => dimension.field), figures].join(' ');
  const answer = await graphql<Record<string, { rows: object[] }>>(
    hub.url,
    await hub.token(office),
    `{ ${asked} { rows { ${selection} } } }`,
  );
  if (!answer.data) throw new Error(JSON.stringify(answer.errors));
  const keys = chosen.map(({ field: name, sql }) => [name.split(' ')[0] ?? '', sql] as const);
  const columns = keys.map(([name, sql]) => `${sql} AS "${name}", `).join('');
  const grouped = groups.length === 0 ? '' : `GROUP BY ${groups.map((_, index) => index + 1).join(', ')}`;
  const { rows } = await hub.owner.query<Record<string, unknown>>(
    `SELECT ${columns} ${select} FROM ${relation} ${grouped}`,
    [from, to, office],
  );
  const expected = rows.map((row) =>
    'organization' in row ? { ...row, organization: { code: row['organization'] } } : row,
  );
  return { asked: `${office}: ${asked}`, given: sorted(answer.data[field]?.rows ?? []), expected: sorted(expected) };
}

/** Rows as text, their keys and themselves in order. */
function sorted(rows: readonly object[]): string {
  const lines = rows.map((row) =>
    JSON.stringify(Object.fromEntries(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)))),
  );
  return lines.sort().join('\n');
}
