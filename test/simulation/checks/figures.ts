import { Temporal } from 'temporal-polyfill';
import { rebuildRollups } from '../../../src/statistics/rollups/index.js';
import { compareFigures } from '../../harness/properties/figures-check.js';
import { bodiesToday, type County } from '../county/county.js';
import { read } from '../county/ask.js';
import { chapters, type Chapter, type Counted, type WorkingDays } from './chapters.js';
import { wholeList } from './pages.js';
import { checkQueue, checkRecords } from './totals.js';

/** Who looks at figures: the county, which counts all, a township and two departments, which count their own. */
const viewers = ['xzf', '141025100', '141025103', 'zrzy', 'scjg'];

/** No figure differs from the lists that it sums up. */
export async function checkFigures(county: County): Promise<void> {
  const workingDays = await countWorkingDays(county);
  for (const chapter of chapters) {
    const lists = new Map<string, Listed[]>();
    for (const { code } of bodiesToday(county)) {
      lists.set(code, await wholeList<Listed>(county, code, chapter.list, `id ${chapter.selection}`, { first: 50 }));
    }
    const all = new Map([...lists.values()].flat().map((node) => [node.id, node]));
    for (const who of viewers) {
      const nodes = who === 'xzf' ? [...all.values()] : (lists.get(who) ?? []);
      const counted = nodes.flatMap((node) => chapter.count(node as never, workingDays));
      for (const groupBy of groupings) await compareChapter(county, who, chapter, counted, groupBy);
    }
  }
  for (const who of viewers) await checkRecords(county, who);
  await checkQueue(county);
  await compareTables(county);
  // What was kept going all year is what comes of counting it anew.
  const { pool, clock } = county.hub.running.hub;
  await rebuildRollups(pool, { clock });
  await compareTables(county);
}

async function compareTables(county: County): Promise<void> {
  for (const { asked, given, expected } of await compareFigures(county.hub, '141025100'))
    if (given !== expected) county.journal.violate('figures', `${asked}\n${given}\nand the tables say\n${expected}`);
}

interface Listed {
  readonly id: string;
}

type Grouping = 'ORGANIZATION' | 'MONTH' | 'HALF_YEAR' | 'YEAR';

const groupings: readonly (readonly Grouping[])[] = [
  [],
  ['MONTH'],
  ['HALF_YEAR'],
  ['ORGANIZATION'],
  ['YEAR', 'ORGANIZATION'],
];

const keyOf: Readonly<Record<Grouping, (counted: Counted) => string>> = {
  ORGANIZATION: ({ organization }) => organization,
  MONTH: ({ on }) => on.slice(0, 7),
  HALF_YEAR: ({ on }) => `${on.slice(0, 4)}-H${on.slice(5, 7) <= '06' ? 1 : 2}`,
  YEAR: ({ on }) => on.slice(0, 4),
};

const fieldOf: Readonly<Record<Grouping, string>> = {
  ORGANIZATION: 'organization { code }',
  MONTH: 'month',
  HALF_YEAR: 'halfYear',
  YEAR: 'year',
};

async function compareChapter(
  county: County,
  who: string,
  chapter: Chapter,
  counted: readonly Counted[],
  groupBy: readonly Grouping[],
): Promise<void> {
  // Of nothing there is a row of noughts, or none.
  if (!counted[0]) return;
  const { holds, measures = {} } = counted[0];
  const hidden = new Set(Object.values(chapter.rates ?? {}).map(([of]) => of));
  const rates = Object.entries(chapter.rates ?? {});
  const shown = Object.keys(holds).filter((figure) => !hidden.has(figure) || figure in schemaFields(county, chapter));
  const figures = [...shown, ...rates.map(([name]) => name), ...Object.keys(measures)];
  const query = `query ($groupBy: [ProceedingDimension!]!) { ${chapter.query}(period: { from: "2020-01-01", to: "2030-12-31" }, groupBy: $groupBy) {
    rows { ${groupBy.map((each) => fieldOf[each]).join(' ')} ${figures.join(' ')} } } }`;
  const answer = await read<Record<string, { rows: Row[] }>>(county, who, query, { groupBy });
  const isByBody = groupBy.includes('ORGANIZATION');
  // A case of an organization that has ended counts for it, and is listed with whoever acts for it.
  const joined = isByBody ? joinedBodies(county) : new Map<string, string>();
  const named = (key: string): string =>
    key
      .split(' ')
      .map((part) => joined.get(part) ?? part)
      .join(' ');
  const counts = isByBody && joined.size > 0 ? shown : figures;
  const given = summed(
    (answer[chapter.query]?.rows ?? []).map((row) => ({
      key: named(groupBy.map((each) => groupIn(row, each)).join(' ')),
      figures: counts.map((figure) => row[figure] ?? null),
    })),
  );
  const groups = Map.groupBy(counted, (each) => named(groupBy.map((by) => keyOf[by](each)).join(' ')));
  const expected = summed(
    [...groups].map(([key, rows]) => {
      const number = (figure: string): number => rows.filter((row) => row.holds[figure]).length;
      const all = [
        ...shown.map(number),
        ...rates.map(([, [of, among]]) => rate(number(of), among === null ? rows.length : number(among))),
        ...Object.keys(measures).map((name) => median(rows.map((row) => row.measures?.[name] ?? null))),
      ];
      return { key, figures: all.slice(0, counts.length) };
    }),
  );
  if (given.join() !== expected.join()) {
    const what = `${chapter.query} by ${groupBy.join() || 'nothing'} for ${who}: ${counts.join()}`;
    const told = `${different(given, expected)}\nand the list says\n${different(expected, given)}`;
    county.journal.violate('figures', `${what}\n${told}`);
  }
}

/** Whoever has ended with those that succeed it, by the first of their codes. */
function joinedBodies({ bodies }: County): ReadonlyMap<string, string> {
  const joined = new Map<string, string>();
  for (const { code, validTo, successor, portions } of bodies) {
    if (validTo === null) continue;
    const all = [code, successor?.code, ...portions.map((portion) => portion.successor.code)].filter((each) => each);
    const known = all.map((each) => joined.get(each ?? '') ?? each ?? '');
    const first = known.sort()[0] ?? code;
    for (const [each, of] of joined) if (known.includes(of)) joined.set(each, first);
    for (const each of all) joined.set(each ?? '', first);
  }
  return joined;
}

interface Line {
  readonly key: string;
  readonly figures: readonly unknown[];
}

/** Rows as text, those of one key added up. */
function summed(rows: readonly Line[]): string[] {
  return [...Map.groupBy(rows, ({ key }) => key)]
    .map(([key, [first, ...others]]) => {
      const figures = (first?.figures ?? []).map((figure, index) =>
        others.reduce<unknown>((sum, other) => Number(sum) + Number(other.figures[index]), figure),
      );
      return [key, ...figures.map((figure) => JSON.stringify(figure))].join(' ');
    })
    .sort();
}

function different(lines: readonly string[], others: readonly string[]): string {
  return lines.filter((each) => !others.includes(each)).join('\n') || '(nothing else)';
}

type Row = Readonly<Record<string, unknown>>;

function groupIn(row: Row, by: Grouping): string {
  if (by === 'ORGANIZATION') return (row['organization'] as { code: string }).code;
  return String(row[fieldOf[by]]);
}

function schemaFields({ schema }: County, { query }: Chapter): object {
  const type = schema.getType(`${query.charAt(0).toUpperCase()}${query.slice(1)}Figures`);
  return type && 'getFields' in type ? type.getFields() : {};
}

function rate(of: number, among: number): number | null {
  return among === 0 ? null : Math.round((of / among) * 10_000) / 10_000;
}

/** As `percentile_cont` takes it, to two decimals. */
function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).sort((one, other) => one - other);
  if (known.length === 0) return null;
  const middle = (known.length - 1) / 2;
  const [low, high] = [known[Math.floor(middle)] ?? 0, known[Math.ceil(middle)] ?? 0];
  // A half is rounded up, as numeric does, whatever a double makes of it.
  return Math.round(Number((((low + high) / 2) * 100).toPrecision(12))) / 100;
}

interface Year {
  readonly holidays: readonly { readonly from: string; readonly to: string }[];
  readonly workdays: readonly string[];
}

/** Working days as the hub tells of its calendar. */
async function countWorkingDays(county: County): Promise<WorkingDays> {
  const working = new Map<string, boolean>();
  for (let year = 2024; year <= 2028; year += 1) {
    const query = 'query ($year: Int!) { calendarYear(year: $year) { holidays { from to } workdays } }';
    const { calendarYear } = await read<{ calendarYear: Year }>(county, 'xzf', query, { year });
    for (const { from, to } of calendarYear.holidays)
      for (let day = Temporal.PlainDate.from(from); day.toString() <= to; day = day.add({ days: 1 }))
        working.set(day.toString(), false);
    for (const day of calendarYear.workdays) working.set(day, true);
  }
  return (from, to) => {
    let count = 0;
    for (let day = Temporal.PlainDate.from(from); day.toString() < to;) {
      day = day.add({ days: 1 });
      if (working.get(day.toString()) ?? day.dayOfWeek < 6) count += 1;
    }
    return count;
  };
}
