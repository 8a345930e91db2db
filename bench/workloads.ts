import { Temporal } from 'temporal-polyfill';

/**
 * One kind of request: equal bodies go to the hub and to the bare server; `%` stands for what differs by request, `§` for a new
 * key beside it.
 */
export interface Workload {
  readonly name: string;
  /** Hub's share of the bare server's throughput that is aimed at. */
  readonly target: number;
  /** The bare server's path. */
  readonly path: string;
  readonly template: string;
  /** Values for `%`, in turn; null: a new key for each request. */
  readonly values: readonly string[] | null;
}

const pageQuery = `query PenaltyDecisions($first: Int) {
  penaltyDecisions(first: $first) {
    pageInfo { hasNextPage endCursor }
    nodes { id decisionNumber decidedOn partyName penaltyKinds fineAmount executionStatus publisher { code name division { code name } } }
  }
}`;

const oneQuery = `query One($id: ID!) {
  node(id: $id) { id ... on SharedRecord { title category revision } ... on PenaltyDecision { decisionNumber fineAmount } }
}`;

const figuresQuery = `query Figures($period: PeriodInput!) {
  sharingStatistics(period: $period, groupBy: [ORGANIZATION, MONTH]) { rows { organization { code } month shared sameDayRate } }
  penaltyStatistics(period: $period, groupBy: [ORGANIZATION, MONTH]) { rows { organization { code } month decisions fineTotal } }
}`;

const publishQuery = `mutation Publish($input: PublishPenaltyDecisionInput!) {
  publishPenaltyDecision(input: $input) {
    record { id category title formedAt timeliness revision publisher { code name } decisionNumber fineAmount }
    userErrors { path code message rule }
  }
}`;

const stepQuery = `mutation Step($input: RecordDissuasionInput!) {
  recordDissuasion(input: $input) {
    caseTransfer { id number title state dissuasion partyName }
    userErrors { path code message rule }
  }
}`;

/** `ids` are global ids of penalty decisions, `transfers` of cases that were sent; `now` is RFC 3339 with the offset of the county. */
export function workloads(ids: readonly string[], transfers: readonly string[], now: string): Workload[] {
  const input = {
    idempotencyKey: '%',
    sharing: { title: '占用城市道路处罚决定', formedAt: now, scope: 'ALL_MEMBERS', externalRef: null },
    decisionNumber: '古综执罚决字〔2026〕%号',
    decidedOn: now.slice(0, 10),
    partyName: '古县某建材有限公司',
    partyKind: 'LEGAL_PERSON',
    violation: '擅自占用城市道路堆放建筑材料',
    facts: '巡查发现当事人占用人行道堆放水泥、砖块约12平方米，经责令限期改正，逾期未改正。',
    legalBasis: '《城市道路管理条例》第四十二条',
    penaltyKinds: ['FINE'],
    content: '罚款人民币贰仟元',
    fineAmount: '2000.00',
  };
  return [
    { name: 'Q1', target: 0.7, path: '/q1', template: body(pageQuery, { first: 50 }), values: [] },
    { name: 'Q2', target: 0.4, path: '/q2', template: body(oneQuery, { id: '%' }), values: ids },
    {
      name: 'Q3',
      target: 50,
      path: '/q3',
      template: body(figuresQuery, { period: lastTwelveMonths(now) }),
      values: [],
    },
    {
      name: 'P1',
      target: 0.5,
      path: '/p1',
      template: body(stepQuery, { input: { idempotencyKey: '§', caseTransferId: '%', dissuasion: '已当场劝阻' } }),
      values: transfers,
    },
    { name: 'M1', target: 0.7, path: '/m1', template: body(publishQuery, { input }), values: null },
  ];
}

/** The body of the nth request. */
export function bodyOf({ template, values }: Workload, run: string, n: number): string {
  const value = values === null ? `${run}-${n}` : (values[n % values.length] ?? '');
  return template.replaceAll('%', value).replaceAll('§', `${run}-${n}`);
}

/** Twelve whole months, that of `now` the last. */
export function lastTwelveMonths(now: string): { readonly from: string; readonly to: string } {
  const month = Temporal.PlainYearMonth.from(now.slice(0, 7));
  return {
    from: String(month.subtract({ months: 11 }).toPlainDate({ day: 1 })),
    to: String(month.toPlainDate({ day: month.daysInMonth })),
  };
}

function body(query: string, variables: object): string {
  return JSON.stringify({ query, variables });
}
