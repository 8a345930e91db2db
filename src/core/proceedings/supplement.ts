import { Temporal } from 'temporal-polyfill';
import { endOfDay } from '../../kernel/calendar.js';
import type { Term } from '../../kernel/deadline.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { PolicyTerm, ProcedureClock } from '../../kernel/procedure.js';
import type { Refusal } from '../../kernel/refusal.js';
import { dueWithin } from './clocks.js';
import type { Circumstances } from './decision-context.js';
import { day, instant, text } from './facts.js';
import { reasonedNote } from './reasoned-note.js';
import { checkSupplementUntil } from './supplement.rules.js';

/**
 * 补正: what is incomplete is asked for, not refused. Whoever has received a case asks its sender for what is missing, until a day, and its
 * own clock stands still meanwhile. Tables name these steps as their clause does.
 */
export const supplementStates = { AWAITS_SUPPLEMENT: '待补正' } as const;

/** The receiver asks for what is missing. */
export function askSupplement<Party extends string, const From>(rule: string, by: Party, from: From) {
  const needs = { supplementNeeded: '须补正的内容' };
  return { label: '要求补正', rule, by, from, to: 'AWAITS_SUPPLEMENT', needs } as const;
}

/** The sender gives it, and the case is where it was. */
export function supplement<Party extends string, State extends string>(rule: string, by: Party, to: State) {
  const needs = { supplement: '补正的内容' };
  return { label: '补正', rule, by, from: 'AWAITS_SUPPLEMENT', to, needs } as const;
}

/** The time of the sender; `ended` are steps after which nothing is waited for any longer. */
export function supplementClock<Party extends string, const Name extends string>(
  rule: string,
  by: Party,
  within: Term | PolicyTerm,
  ended: readonly Name[],
): ProcedureClock<Party, Name | 'askSupplement' | 'supplement'> {
  return { label: '补正', rule, by, within, starts: ['askSupplement'], met: ['supplement'], ended };
}

/** What is kept of it; the history keeps every time. */
export const supplementFacts = {
  supplementNeeded: text('须补正的内容：最近一次要求的；未要求为空。What the sender was last asked for; null if never.')
    .optional()
    .requiredBy(['askSupplement'], '须补正的材料和事实，必填。The material and facts that are missing, required.'),
  supplementDueAt: instant('补正期限：最近一次要求的。Until when that is supplemented.').optional(),
  supplement: text('补正的内容；未补正为空。What was supplemented then; null while nothing was.')
    .optional()
    .requiredBy(['supplement'], '补正的内容，必填。What is supplemented, required.'),
};

/** What the request has that asks for it. */
export const supplementAsked = {
  until: day('补正期限（当日 24 时止），不填依政策。The last day, until 24:00; by policy if not given.').optional(),
};

/** Facts that say what a case awaits. */
interface Awaited {
  readonly supplementNeeded: string | null;
  readonly supplementDueAt: string | null;
  readonly supplement: string | null;
}

interface Asking {
  readonly supplementNeeded: string;
  readonly until?: string | null;
  readonly note?: string | null;
}

interface Asked {
  readonly set: Awaited;
  readonly dueAt: Readonly<Partial<Record<'supplement', Temporal.Instant>>>;
  readonly note: string;
}

/** The receiver says what is missing, and until when; by the term of the clock where it says no day. */
export function supplementIsAsked(
  circumstances: Circumstances,
  { supplementNeeded, until, note = null }: Asking,
  { rule, within }: Pick<ProcedureClock<string>, 'rule' | 'within'>,
): Asked | readonly Refusal[] {
  const { occurredAt, occurredOn } = circumstances;
  const refusals = checkSupplementUntil('until', until, occurredOn, rule);
  if (refusals.length > 0) return refusals;
  const given = until == null ? null : endOfDay(Temporal.PlainDate.from(until));
  const due = given ?? dueWithin(within, occurredAt, circumstances).at;
  return {
    set: { supplementNeeded, supplementDueAt: shanghaiText(due), supplement: null },
    dueAt: given ? { supplement: given } : {},
    note: reasonedNote({ reason: supplementNeeded, note }),
  };
}

/** The sender supplements. */
export const supplementIsGiven = (input: { readonly supplement: string; readonly note?: string | null }) => ({
  set: { supplement: input.supplement },
  note: reasonedNote({ reason: input.supplement, note: input.note ?? null }),
});
