import { Temporal } from 'temporal-polyfill';
import { procedures } from '../acts/mutations.js';
import type { County } from '../county/county.js';
import { read } from '../county/ask.js';
import { dayOf } from './chapters.js';
import { wholeList } from './pages.js';

interface Listed {
  readonly status: string;
  readonly timeliness: string;
  readonly category: string;
  readonly sharedAt: string | null;
}

interface Decision {
  readonly fineAmount: string | null;
  readonly confiscatedAmount: string | null;
  readonly executionStatus: string;
  readonly decidedOn: string;
  readonly standing: string;
  readonly changedFineAmount: string | null;
  readonly changedConfiscatedAmount: string | null;
}

const period = 'period: { from: "2020-01-01", to: "2030-12-31" }';

/** What is counted of records, against the lists of whoever asks. */
export async function checkRecords(county: County, who: string): Promise<void> {
  const filter = 'filter: { statuses: [SHARED, PENDING] }';
  const records = await wholeList<Listed>(county, who, 'sharedRecords', 'status timeliness category sharedAt', {
    filter,
  });
  const decisions = await wholeList<Decision>(
    county,
    who,
    'penaltyDecisions',
    'fineAmount confiscatedAmount executionStatus decidedOn standing changedFineAmount changedConfiscatedAmount',
    { filter: 'filter: { statuses: [SHARED] }' },
  );
  const query = `{ sharing: sharingStatistics(${period}, groupBy: []) { rows { shared sameDay extended late historical awaited } }
    penalties: penaltyStatistics(${period}, groupBy: []) { rows { decisions fineTotal confiscatedTotal executed setAside } } }`;
  const { sharing, penalties } = await read<Record<string, { rows: Record<string, unknown>[] }>>(county, who, query);
  const are = (timeliness: string): number => records.filter((each) => each.timeliness === timeliness).length;
  compare(county, `sharingStatistics for ${who}`, sharing?.rows[0] ?? {}, {
    shared: records.filter(({ status }) => status === 'SHARED').length,
    sameDay: are('SAME_DAY'),
    extended: are('EXTENDED'),
    late: are('LATE'),
    historical: are('HISTORICAL'),
    awaited: are('AWAITED'),
  });
  const standing = decisions.filter(({ standing: how }) => how !== 'SET_ASIDE' && how !== 'FOUND_VOID');
  compare(county, `penaltyStatistics for ${who}`, penalties?.rows[0] ?? {}, {
    decisions: standing.length,
    fineTotal: total(standing.map(({ fineAmount, changedFineAmount }) => changedFineAmount ?? fineAmount)),
    confiscatedTotal: total(
      standing.map(({ confiscatedAmount, changedConfiscatedAmount }) => changedConfiscatedAmount ?? confiscatedAmount),
    ),
    executed: standing.filter(({ executionStatus }) => executionStatus === 'EXECUTED').length,
    setAside: decisions.length - standing.length,
  });
  await checkSharedOn(county, who, records);
  await checkDoubts(county, who);
}

async function checkSharedOn(county: County, who: string, records: readonly Listed[]): Promise<void> {
  const byDay = Map.groupBy(
    records.filter(({ sharedAt }) => sharedAt !== null),
    ({ sharedAt }) => dayOf(sharedAt ?? ''),
  );
  const query = 'query ($date: LocalDate) { sharedOn(date: $date) { category count } }';
  for (const [date, shared] of [...byDay].slice(0, 20)) {
    const { sharedOn } = await read<{ sharedOn: { category: string; count: number }[] }>(county, who, query, { date });
    const listed = Object.fromEntries(
      sharedOn.map(({ category }) => [category, shared.filter((each) => each.category === category).length]),
    );
    const told = Object.fromEntries(sharedOn.map(({ category, count }) => [category, count]));
    compare(county, `sharedOn ${date} for ${who}`, told, listed);
  }
}

async function checkDoubts(county: County, who: string): Promise<void> {
  const query = `{ dataQuality(${period}, groupBy: []) { rows { check found } } }`;
  const { dataQuality } = await read<{ dataQuality: { rows: { check: string; found: number }[] } }>(county, who, query);
  for (const { check, found } of dataQuality.rows) {
    const list = `{ list: doubtfulRecords(${period}, check: ${check}, first: 1) { totalCount } }`;
    const answer = await read<{ list: { totalCount: number } }>(county, who, list);
    compare(county, `dataQuality ${check} for ${who}`, { found }, { found: answer.list.totalCount });
  }
}

interface Open {
  readonly id: string;
  readonly __typename: string;
  readonly stateLabel: string;
  readonly deadlines: readonly { readonly status: string; readonly dueAt: string }[];
}

/** What awaits the county government is what its tables say, of all that it sees. */
export async function checkQueue(county: County): Promise<void> {
  const selection = 'id __typename stateLabel deadlines { status dueAt }';
  const open = await wholeList<Open>(county, 'xzf', 'proceedings', selection, {
    filter: 'filter: { open: true }',
    first: 50,
  });
  const queue = await wholeList<{ id: string }>(county, 'xzf', 'countyQueue', 'id');
  const awaited = open.filter(({ __typename, stateLabel, deadlines }) => {
    const { awaitsCounty: { states = [], overdue = false } = {}, table } = procedures.get(__typename) ?? {};
    const isLate = deadlines.some(({ status, dueAt }) => status === 'OVERDUE' && isPast(county, dueAt));
    return states.some((state) => table?.states[state] === stateLabel) || (overdue && isLate);
  });
  const ids = (list: readonly { id: string }[]): string =>
    list
      .map(({ id }) => id)
      .sort()
      .join();
  compare(county, 'countyQueue', { ids: ids(queue) }, { ids: ids(awaited) });
}

function isPast(county: County, at: string): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(at), county.now()) <= 0;
}

/** A sum of money, in its text. */
function total(amounts: readonly (string | null)[]): string {
  const fen = amounts.reduce((sum, amount) => sum + Math.round(Number(amount ?? 0) * 100), 0);
  return (fen / 100).toFixed(2);
}

function compare({ journal }: County, what: string, given: object, expected: object): void {
  const different = Object.entries(expected).filter(
    ([name, value]) => (given as Record<string, unknown>)[name] !== value,
  );
  for (const [name, value] of different) {
    const told = JSON.stringify((given as Record<string, unknown>)[name]);
    journal.violate('figures', `${what}: ${name} is ${told}, and the list says ${JSON.stringify(value)}`);
  }
}
