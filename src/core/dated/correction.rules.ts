import { refusal, type Refusal } from '../../kernel/refusal.js';
import { textFault } from '../../kernel/text-fault.js';
import { inTheWay, isSame, withRight, type Period, type Shape, type Timeline } from '../../kernel/timeline.js';
import type { DatedChange } from './dated-change.js';

/** What a subject says afterwards, or everything that is wrong. */
export type Decided<P extends Period> = { readonly timeline: Timeline<P> } | readonly Refusal[];

/** What stands, and how it came to: the latest change, if any was kept. */
export interface Standing<P extends Period> {
  readonly timeline: Timeline<P>;
  readonly latest: DatedChange<P> | null;
}

/** How a table speaks of its periods. */
export interface PeriodWords {
  readonly shape: Shape;
  /** The rule that allows one at a time, if it is one. */
  readonly rule: string | null;
  /** What a period is: 取值, 任期, 下放. */
  readonly what: string;
  /** The input fields that name its days. */
  readonly from: string;
  readonly to: string;
}

const longestReason = 500;

/** What was told is put right with a reason. */
export function checkReason(reason: string): Refusal[] {
  if (reason.trim() === '') return [refusal('reason', 'REQUIRED', '须写明更正或取消的理由')];
  const fault = reason.length > longestReason ? `理由不得超过${longestReason}字` : textFault(reason);
  return fault === null ? [] : [refusal('reason', 'INVALID', fault)];
}

/** Puts the period right that begins on a day. The same once more changes nothing. */
export function correct<P extends Period>(
  { timeline, latest }: Standing<P>,
  validFrom: string,
  put: (wrong: P) => P,
  words: PeriodWords,
): Decided<P> {
  const { shape, rule, what, to } = words;
  const wrong = startingOn(timeline, validFrom);
  if (!wrong) {
    const before = latest?.kind === 'CORRECTED' ? startingOn(latest.before, validFrom) : undefined;
    const isDone = before && timeline.some((one) => isSame(one, put(before)));
    return isDone ? { timeline } : noneFrom(validFrom, words);
  }
  const right = put(wrong);
  if (shape === 'withoutGaps' && wrong === timeline[0] && right.validFrom !== validFrom) {
    return [refusal('correctedFrom', 'WRONG_STATE', `自${validFrom}起的是首个${what}，首日不能更改`, rule)];
  }
  if (shape !== 'withoutGaps' && right.validTo !== null && right.validTo <= right.validFrom) {
    return [refusal(to, 'INVALID', `${what}须在首日${right.validFrom}之后终止，不能在${right.validTo}`, rule)];
  }
  const other = inTheWay(timeline, wrong, right, shape);
  if (other) {
    const path = right.validFrom === wrong.validFrom ? to : 'correctedFrom';
    return [refusal(path, 'INVALID', `自${right.validFrom}起的${what}与自${other.validFrom}起的${what}重叠`, rule)];
  }
  return { timeline: withRight(timeline, wrong, right, shape) };
}

/** Takes the period out that begins on a day. The same once more changes nothing. */
export function cancel<P extends Period>(
  { timeline, latest }: Standing<P>,
  validFrom: string,
  words: PeriodWords,
): Decided<P> {
  const { shape, rule, what, from } = words;
  const wrong = startingOn(timeline, validFrom);
  if (!wrong) {
    const isDone = latest?.kind === 'CANCELLED' && startingOn(latest.before, validFrom);
    return isDone ? { timeline } : noneFrom(validFrom, words);
  }
  if (shape === 'withoutGaps' && wrong === timeline[0]) {
    return [refusal(from, 'WRONG_STATE', `自${validFrom}起的是首个${what}，不能取消；登记有误的请更正`, rule)];
  }
  return { timeline: withRight(timeline, wrong, null, shape) };
}

function startingOn<P extends Period>(timeline: Timeline<P>, day: string): P | undefined {
  return timeline.find(({ validFrom }) => validFrom === day);
}

function noneFrom(day: string, { from, what, rule }: PeriodWords): readonly Refusal[] {
  return [refusal(from, 'NOT_FOUND', `没有自${day}起的${what}`, rule)];
}
