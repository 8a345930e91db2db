import { compareAmounts, parseAmount, sumAmounts } from '../../../kernel/money.js';
import { refusal, type Refusal } from '../../../kernel/refusal.js';
import type { ExecutionEvent, KeptEvent } from './execution-event.js';
import { excessOf, executionOf, inOrder, isSum, mostSurcharge, type Owed } from './execution.rules.js';

/** The most events of a decision, and the most instalments of what was granted. */
export const [mostEvents, mostInstalments] = [100, 36];

/** A decision as its events find it. */
export interface ExecutedDecision extends Owed {
  readonly decidedOn: string;
  readonly standing: string;
}

/** S3: what was set aside or found void is executed no more. */
export function checkStanding({ standing }: Pick<ExecutedDecision, 'standing'>): Refusal[] {
  return standing === 'SET_ASIDE' || standing === 'FOUND_VOID'
    ? [refusal('recordId', 'WRONG_STATE', '此处罚决定已被撤销或确认无效，不再执行', 'S3')]
    : [];
}

/** S3: what the events of a decision say is not said otherwise beside them. */
export function checkAgrees(derived: string, said: string, events: readonly KeptEvent[]): Refusal[] {
  if (derived === said || !events.some(({ isCancelled }) => !isCancelled)) return [];
  return [refusal('executionStatus', 'WRONG_STATE', '执行情况由已登记的执行事项得出，请登记或更正事项', 'S3')];
}

/** S3: an event tells what its kind asks for and nothing else, on a day from the decision to today. */
export function checkEvent(
  event: ExecutionEvent,
  { decidedOn }: Pick<ExecutedDecision, 'decidedOn'>,
  today: string,
): Refusal[] {
  const { kind, occurredOn, amount, instalments, means } = event;
  const asksAmount = kind === 'PAYMENT' || kind === 'SURCHARGE';
  return [
    ...(occurredOn > today ? [wrong('occurredOn', `发生日期（${occurredOn}）不能晚于今日（${today}）`)] : []),
    ...(occurredOn < decidedOn
      ? [wrong('occurredOn', `发生日期（${occurredOn}）不能早于处罚决定日期（${decidedOn}）`)]
      : []),
    ...(asksAmount && amount === null ? [refusal('amount', 'REQUIRED', '须填写金额', 'S3')] : []),
    ...(!asksAmount && amount !== null ? [wrong('amount', '只有缴款、加处罚款填写金额')] : []),
    ...(asksAmount && amount !== null && !isSum(amount) ? [wrong('amount', '金额须为大于零、至多两位小数的元数')] : []),
    ...(kind === 'INSTALMENTS' ? checkInstalments(event) : []),
    ...(kind !== 'INSTALMENTS' && instalments.length > 0 ? [wrong('instalments', '只有延期、分期缴纳填写各期')] : []),
    ...(kind === 'ENFORCEMENT_APPLIED' && means === null
      ? [refusal('means', 'REQUIRED', '须填写强制执行方式', 'S3')]
      : []),
    ...(kind !== 'ENFORCEMENT_APPLIED' && means !== null ? [wrong('means', '只有申请、决定强制执行填写方式')] : []),
  ];
}

function checkInstalments({ instalments, occurredOn }: ExecutionEvent): Refusal[] {
  if (instalments.length === 0) return [refusal('instalments', 'REQUIRED', '须填写各期日期和金额', 'S3')];
  if (instalments.length > mostInstalments) return [wrong('instalments', `至多${mostInstalments}期`)];
  return instalments.flatMap(({ dueOn, amount }, index) => [
    ...(isSum(amount) ? [] : [wrong(`instalments.${index}.amount`, '金额须为大于零、至多两位小数的元数')]),
    ...(dueOn > (instalments[index - 1]?.dueOn ?? occurredOn)
      ? []
      : [wrong(`instalments.${index}.dueOn`, '各期日期须晚于准予之日，并依次递增')]),
  ]);
}

/**
 * S3, Administrative Penalty Law art. 66, 72, 73: what an event makes of all that happened. `events` are those of the decision with it; it stands at
 * `index`. What was wrong before, since a review took something off, is not its fault.
 */
export function checkCourse(
  before: readonly KeptEvent[],
  events: readonly KeptEvent[],
  index: number,
  decision: ExecutedDecision,
): Refusal[] {
  const event = events[index];
  if (!event) throw new Error('an event stands among the others');
  return [...checkSums(before, events, event, decision), ...checkWay(events, decision)];
}

function checkSums(
  before: readonly KeptEvent[],
  events: readonly KeptEvent[],
  event: KeptEvent,
  decision: ExecutedDecision,
): Refusal[] {
  const excess = excessOf(events, decision);
  const path = event.isCancelled ? 'cancelled' : 'amount';
  if (compareAmounts(excess, '0.00') > 0 && compareAmounts(excess, excessOf(before, decision)) > 0) {
    return [wrong(path, `缴款超过应缴金额${excess}元`)];
  }
  if (event.isCancelled) return [];
  if (event.kind === 'SURCHARGE') return checkSurcharge(events, event, decision);
  if (event.kind !== 'INSTALMENTS') return [];
  const until = events.filter((each) => each === event || each.occurredOn <= event.occurredOn);
  const { outstanding } = executionOf(until, decision);
  const sum = sumAmounts(event.instalments.map(({ amount }) => parseAmount(amount) ?? '0.00'));
  return sum === outstanding ? [] : [wrong('instalments', `各期合计${sum}元，与当日未缴金额${outstanding}元不符`)];
}

function checkSurcharge(
  events: readonly KeptEvent[],
  { occurredOn }: KeptEvent,
  decision: ExecutedDecision,
): Refusal[] {
  const until = events.filter((each) => each.occurredOn <= occurredOn);
  const most = mostSurcharge(decision.fine ?? '0.00', decision.decidedOn, occurredOn);
  const all = executionOf(events, decision).surcharge;
  const isWithin = compareAmounts(executionOf(until, decision).surcharge, most) <= 0;
  return isWithin && compareAmounts(all, decision.fine ?? '0.00') <= 0
    ? []
    : [wrong('amount', `加处罚款合计不得超过逾期每日百分之三，且不得超过罚款数额（至当日至多${most}元）`)];
}

/** Enforcement is applied for before it is accepted, and accepted by the court before it is done; what was suspended goes on. */
function checkWay(events: readonly KeptEvent[], decision: ExecutedDecision): Refusal[] {
  let way: 'NONE' | 'APPLIED' | 'ACCEPTED' = 'NONE';
  let isCourt = false;
  let isSuspended = false;
  for (const { kind, means } of inOrder(events)) {
    if (kind === 'SUSPENDED' || kind === 'RESUMED') {
      if (isSuspended === (kind === 'SUSPENDED')) return [outOfOrder('中止、恢复执行须依次登记')];
      isSuspended = kind === 'SUSPENDED';
    } else if (kind === 'ENFORCEMENT_APPLIED') {
      if (way !== 'NONE') return [outOfOrder('前一次强制执行尚未结束')];
      [way, isCourt] = ['APPLIED', means === 'COURT'];
    } else if (kind === 'ENFORCEMENT_ACCEPTED') {
      if (way !== 'APPLIED' || !isCourt) return [outOfOrder('法院受理须在申请强制执行之后')];
      way = 'ACCEPTED';
    } else if (kind === 'ENFORCEMENT_DONE' || kind === 'ENFORCEMENT_TERMINATED') {
      if (way === 'NONE') return [outOfOrder('强制执行尚未开始')];
      if (kind === 'ENFORCEMENT_DONE' && isCourt && way !== 'ACCEPTED') return [outOfOrder('法院尚未受理')];
      way = 'NONE';
    }
  }
  const isDone = inOrder(events).some(({ kind }) => kind === 'ENFORCEMENT_DONE');
  const { outstanding } = executionOf(events, decision);
  return isDone && outstanding !== '0.00' ? [outOfOrder(`尚有未缴金额${outstanding}元，不是执行完毕`)] : [];
}

function outOfOrder(message: string): Refusal {
  return refusal('kind', 'WRONG_STATE', message, 'S3');
}

function wrong(path: string, message: string): Refusal {
  return refusal(path, 'INVALID', message, 'S3');
}
