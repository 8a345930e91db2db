import { Temporal } from 'temporal-polyfill';
import { endOfDay, shanghaiDay } from '../../kernel/calendar.js';
import { given, type ProcedureClock } from '../../kernel/procedure.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { Circumstances } from './decision-context.js';
import { text } from './facts.js';

/** Who takes a case up may say by when it expects to be done: a clock of its own, beside that of the regulation. */
export function expectedClock<Party extends string, const Name extends string>(
  rule: string,
  by: Party,
  { starts, met, ended }: { readonly [Each in 'starts' | 'met' | 'ended']: readonly Name[] },
): ProcedureClock<Party, Name> {
  return { label: '按预计日期办理', rule, by, sometimes: true, within: given, starts, met, ended };
}

/** What the request has that moves it. */
export const movedExpectation = {
  reason: text('变更理由，变更已告知的日期时必填。Why it is moved; required where a day was told before.').optional(),
};

interface Expecting {
  /** `YYYY-MM-DD` */
  readonly expectedBy?: string | null;
  readonly reason?: string | null;
  readonly note?: string | null;
}

interface Expected {
  readonly set: { readonly expectedBy: string | null };
  readonly dueAt: Readonly<Partial<Record<'expected', Temporal.Instant>>>;
  readonly note: string | null;
}

/** A day that has not passed when it is told; once told it is moved with a reason. Without a day nothing is expected. */
export function expectation(
  { occurredOn }: Pick<Circumstances, 'occurredOn'>,
  before: string | null,
  { expectedBy = null, reason = null, note = null }: Expecting,
  rule: string,
): Expected | readonly Refusal[] {
  const refusals = checkExpectation(before, { expectedBy, reason }, occurredOn, rule);
  if (refusals.length > 0) return refusals;
  const told = [expectedBy === null ? '' : `预计${expectedBy}前办理完毕`, reason ?? '', note ?? ''];
  return {
    set: { expectedBy },
    dueAt: expectedBy === null ? {} : { expected: endOfDay(Temporal.PlainDate.from(expectedBy)) },
    note: told.filter((line) => line.trim() !== '').join('\n') || null,
  };
}

function checkExpectation(
  before: string | null,
  { expectedBy, reason }: { readonly expectedBy: string | null; readonly reason: string | null },
  today: string,
  rule: string,
): Refusal[] {
  return [
    ...(expectedBy !== null && expectedBy < today
      ? [refusal('expectedBy', 'INVALID', '预计日期不能早于今日', rule)]
      : []),
    ...(before !== null && (reason ?? '').trim() === ''
      ? [refusal('reason', 'REQUIRED', '变更已告知的预计日期须说明理由', rule)]
      : []),
  ];
}

/** The day of which a due time is the end, `YYYY-MM-DD`. */
export const dayEndingAt = (due: Temporal.Instant): string => shanghaiDay(due.subtract({ nanoseconds: 1 })).toString();
