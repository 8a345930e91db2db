import { Temporal } from 'temporal-polyfill';
import { shanghaiText, toldInstant } from '../../../kernel/instant-text.js';
import type { Hub } from '../../../core/hub.js';
import type { ProceedingRow } from '../../../core/proceedings/index.js';
import type { ComplaintFacts } from '../complaint.facts.js';
import { complaint, type ComplaintState } from '../complaint.procedure.js';

/**
 * The state that a system of somebody else is told: where the complainant is told of it. What was found, and that somebody has taken the
 * complaint over or given it back, stays between the parties (S7): null stands for what was told before.
 */
const toldStates = {
  REGISTERED: 'REGISTERED',
  ACCEPTED: 'ACCEPTED',
  VIOLATION_FOUND: 'ACCEPTED',
  NO_VIOLATION: 'ACCEPTED',
  NO_JURISDICTION: 'ACCEPTED',
  FILED: 'FILED',
  NOT_PUNISHED: null,
  INFORMED: 'INFORMED',
  HANDED_OVER: 'HANDED_OVER',
  RECEIVED: null,
  RETURNED: null,
  REPLIED: 'REPLIED',
  CLOSED: 'CLOSED',
  NOT_ADMITTED: 'NOT_ADMITTED',
  WITHDRAWN: 'WITHDRAWN',
  MERGED: 'MERGED',
  REFERRED_OUT: 'REFERRED_OUT',
} as const satisfies Readonly<Record<ComplaintState, ComplaintState | null>>;
export type ReportedState = NonNullable<(typeof toldStates)[ComplaintState]>;

/** States that are reported back when they are come to. */
export const reportedStates: readonly ReportedState[] = [
  ...new Set(Object.values<ReportedState | null>(toldStates).filter((state) => state !== null)),
];

/** What a system of somebody else knows when a complaint is in a state. */
export function toldState(row: ComplaintFacts, state: string): ReportedState {
  return toldStates[state as ComplaintState] ?? (state === 'NOT_PUNISHED' ? beforeDecision(row) : passedOn(row));
}

function beforeDecision({ filedAt }: ComplaintFacts): ReportedState {
  return filedAt === null ? 'ACCEPTED' : 'FILED';
}

/** How it came to whoever has taken it over or given it back: told, handed over, or designated by the county government. */
function passedOn({ informedAt, handedOverAt, acceptedAt }: ComplaintFacts): ReportedState {
  if (informedAt === null && handedOverAt === null) return acceptedAt === null ? 'REGISTERED' : 'ACCEPTED';
  const isInformed = handedOverAt === null || (informedAt !== null && isAfter(informedAt, handedOverAt));
  return isInformed ? 'INFORMED' : 'HANDED_OVER';
}

function isAfter(one: string, other: string): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(one), Temporal.Instant.from(other)) > 0;
}

/** What a mapping file may have reported back. */
export const reportFields = {
  externalNumber: '外部工单编号',
  complaintId: '投诉举报的标识',
  number: '投诉举报编号',
  state: '状态',
  stateLabel: '状态名称',
  at: '办理时间',
  handlerCode: '办理单位代码',
  handlerName: '办理单位',
  receivedAt: '收到时间',
  acceptedAt: '受理时间',
  repliedAt: '答复时间',
  closedAt: '办结时间',
  notice: '告知投诉举报人的情况',
  result: '处理结果',
} as const;
export type ReportField = keyof typeof reportFields;
export type Reported = Readonly<Record<ReportField, string | null>>;

/** Those that are moments. */
export const momentFields: ReadonlySet<ReportField> = new Set([
  'at',
  'receivedAt',
  'acceptedAt',
  'repliedAt',
  'closedAt',
]);

/** A step as it is reported: where it led, and when it was done (RFC 3339). */
export interface ReportedStep {
  readonly state: string;
  readonly at: string;
}

/**
 * What a system of somebody else is told of a complaint at a step: what the complainant is told, and nothing else. The result is told with the
 * reply and after it, a notice with the step by which the complainant got it.
 */
export function reportedOf(
  row: ProceedingRow<ComplaintFacts>,
  step: ReportedStep,
  { organizations }: Pick<Hub, 'organizations'>,
): Reported {
  const state = toldState(row, step.state);
  const handler = organizations.byKey(row.handlerId);
  const isReplied = state === 'REPLIED' || state === 'CLOSED';
  return {
    ...{ externalNumber: row.externalNumber, complaintId: row.id, number: row.number },
    ...{ state, stateLabel: complaint.table.states[state], at: told(step.at) },
    ...{ handlerCode: handler.code, handlerName: handler.name },
    ...{ receivedAt: told(row.receivedAt), acceptedAt: told(row.acceptedAt) },
    ...{ repliedAt: told(row.repliedAt), closedAt: told(row.closedAt) },
    notice: noticeAt(row, state),
    result: isReplied ? row.result : null,
  };
}

function noticeAt(row: ComplaintFacts, state: ReportedState): string | null {
  if (state === 'INFORMED') return row.complainantNotice;
  if (state === 'REPLIED' || state === 'CLOSED') return row.replyNotice;
  return state === 'NOT_ADMITTED' || state === 'MERGED' || state === 'REFERRED_OUT' ? row.endNotice : null;
}

function told(moment: string | null): string | null {
  return moment === null ? null : toldInstant(shanghaiText(Temporal.Instant.from(moment)));
}
