import { sumAmounts, compareAmounts, parseAmount, subtractAmounts } from '../../../kernel/money.js';
import type { ExecutionStatus } from '../penalty-decision.js';
import type { PenaltyKind } from '../penalty-kind.js';
import type { ExecutionEvent, KeptEvent } from './execution-event.js';

/** What of a decision says what is owed: the fine as reviews left it, and whether there is more to execute than money. */
export interface Owed {
  readonly fine: string | null;
  readonly penaltyKinds: readonly PenaltyKind[];
}

/** How far a decision is executed; amounts are canonical yuan. */
export interface Execution {
  readonly status: ExecutionStatus;
  /** The day on which the last of it was executed; null before. */
  readonly executedOn: string | null;
  readonly surcharge: string;
  readonly paid: string;
  /** Fine and surcharge that are not paid; never below zero, whatever a review took off after a payment. */
  readonly outstanding: string;
}

/** Kinds that are executed by being decided, or by the payment of the fine: all others ask for something to be done. */
const doneByPayment: readonly PenaltyKind[] = ['WARNING', 'CIRCULATED_CRITICISM', 'FINE'];

/** Those that count, in the order in which they happened; of one day, in the order in which they were recorded. */
export function inOrder(events: readonly KeptEvent[]): ExecutionEvent[] {
  return events
    .filter(({ isCancelled }) => !isCancelled)
    .toSorted((one, other) => (one.occurredOn < other.occurredOn ? -1 : Number(one.occurredOn > other.occurredOn)));
}

/** How far a decision is executed, by all that has happened to it: the one place that says so. */
export function executionOf(events: readonly KeptEvent[], { fine, penaltyKinds }: Owed): Execution {
  const happened = inOrder(events);
  const amountOf = (kind: ExecutionEvent['kind']): string =>
    sumAmounts(happened.flatMap((event) => (event.kind === kind ? (event.amount ?? []) : [])));
  const [surcharge, paid] = [amountOf('SURCHARGE'), amountOf('PAYMENT')];
  const left = subtractAmounts(sumAmounts([fine ?? '0.00', surcharge]), paid);
  const outstanding = left.startsWith('-') ? '0.00' : left;
  const isPerformed = happened.some(({ kind }) => kind === 'PERFORMED' || kind === 'ENFORCEMENT_DONE');
  const isPaid = paid !== '0.00';
  const asksForMore = penaltyKinds.some((kind) => !doneByPayment.includes(kind));
  const isExecuted = outstanding === '0.00' && (isPerformed || (isPaid && !asksForMore));
  const status = isExecuted ? 'EXECUTED' : unfinished(happened, isPaid || isPerformed);
  const decisive = happened.filter(({ kind }) => ['PAYMENT', 'PERFORMED', 'ENFORCEMENT_DONE'].includes(kind));
  const executedOn = isExecuted ? (decisive.at(-1)?.occurredOn ?? null) : null;
  return { status, executedOn, surcharge, paid, outstanding };
}

/** A suspension goes before an enforcement that it stops; both go before what has been done already. */
function unfinished(happened: readonly ExecutionEvent[], isBegun: boolean): ExecutionStatus {
  const last = (...kinds: readonly string[]) => happened.findLast(({ kind }) => kinds.includes(kind))?.kind;
  if (last('SUSPENDED', 'RESUMED') === 'SUSPENDED') return 'SUSPENDED';
  const enforcement = last('ENFORCEMENT_APPLIED', 'ENFORCEMENT_ACCEPTED', 'ENFORCEMENT_DONE', 'ENFORCEMENT_TERMINATED');
  if (enforcement === 'ENFORCEMENT_APPLIED' || enforcement === 'ENFORCEMENT_ACCEPTED') return 'COMPULSORY';
  return isBegun ? 'PARTIAL' : 'NOT_YET';
}

/** By how much more is paid than owed, or less (below zero). */
export function excessOf(events: readonly KeptEvent[], { fine }: Owed): string {
  const { surcharge, paid } = executionOf(events, { fine, penaltyKinds: [] });
  return subtractAmounts(paid, sumAmounts([fine ?? '0.00', surcharge]));
}

/**
 * The most that may have been added to a fine on a day (Administrative Penalty Law art. 72): three per cent of it a day once the 15 days to pay
 * are over (art. 67), which begin when the decision is received and so not before it is made; never more than the fine.
 */
export function mostSurcharge(fine: string, decidedOn: string, on: string): string {
  const late = Math.round((Date.parse(on) - Date.parse(decidedOn)) / 86_400_000) - 15;
  if (late <= 0) return '0.00';
  const percent = Math.min(late * 3, 100);
  const fen = (BigInt(fine.replace('.', '')) * BigInt(percent)) / 100n;
  return parseAmount(`${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`) ?? '0.00';
}

/** Whether an amount is one, above zero. */
export function isSum(amount: string): boolean {
  const canonical = parseAmount(amount);
  return canonical !== null && compareAmounts(canonical, '0.00') > 0;
}
