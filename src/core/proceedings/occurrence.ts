import { Temporal } from 'temporal-polyfill';
import { isInTime } from '../../kernel/deadline.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { ProcedureTable } from '../../kernel/procedure.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { byPolicy, dueWithin, type Reckoning } from './clocks.js';
import type { Circumstances } from './decision-context.js';
import type { StepInput } from './decision.js';
import { latestMoment } from './latest-moment.js';
import { wordsOfStep } from './known-steps.js';
import type { TakenStep } from './proceeding.js';
import type { CurrentProceeding } from './read-proceeding.sql.js';

type Steps = Pick<ProcedureTable, 'steps'>;

/** Whether the request of a step says by that field when it was done. */
export function tellsOccurrence({ steps }: Steps, step: string): boolean {
  return steps[step]?.moment === undefined;
}

/** That field: `occurredAt`, unless something else has happened by that name. */
export function momentField({ toldBy }: { readonly toldBy?: string } = {}): string {
  return toldBy ?? 'occurredAt';
}

/** When it says that its step was done; null where it does not. */
export function toldOccurrence(table: Steps, step: string, input: StepInput): Temporal.Instant | null {
  return tellsOccurrence(table, step) ? instantIn(input, momentField(table.steps[step])) : null;
}

/** The same by a field of its own: officers were sent, a meeting was held. */
export function ownMoment({ steps }: Steps, step: string, input: StepInput): Temporal.Instant | null {
  return instantIn(input, steps[step]?.moment ?? '');
}

function instantIn(input: StepInput, field: string): Temporal.Instant | null {
  const told = (input as unknown as Readonly<Record<string, unknown>>)[field];
  return told instanceof Temporal.Instant ? told : null;
}

/** An act as a refusal names it. */
interface NamedAct {
  readonly label: string;
  readonly rule: string | null;
}

/** What led to where a step is taken. */
interface Followed extends NamedAct {
  readonly at: Temporal.Instant;
}

export function followedOf(table: Steps, { followed }: Pick<CurrentProceeding<object>, 'followed'>): Followed | null {
  return followed && { ...wordsOfStep(table, followed.step), at: Temporal.Instant.from(followed.at) };
}

/** What was done lies in the past, and after what it follows. */
export function checkOccurrence(
  told: Temporal.Instant | null,
  { policies, now }: Pick<Circumstances, 'policies' | 'now'>,
  act: NamedAct & { readonly toldBy?: string },
  followed: Followed | null,
): Refusal[] {
  if (told === null) return [];
  const { label, rule } = act;
  const field = momentField(act);
  const said = `“${label}”的办理时间（${moment(told)}）`;
  if (isLater(told, latestMoment({ policies, occurredAt: now }))) {
    return [refusal(field, 'INVALID', `${said}不能晚于当前时间（${moment(now)}）`, rule)];
  }
  return followed && isLater(followed.at, told)
    ? [refusal(field, 'INVALID', `${said}不能早于“${followed.label}”的时间（${moment(followed.at)}）`, rule)]
    : [];
}

/** Until when what was done elsewhere is registered; later is flagged, never refused. */
const registration = byPolicy('registration-working-days');

export function isRegisteredLate(
  { occurredAt, takenAt }: Pick<TakenStep, 'occurredAt' | 'takenAt'>,
  reckoning: Reckoning,
): boolean {
  if (occurredAt === takenAt) return false;
  const due = dueWithin(registration, Temporal.Instant.from(occurredAt), reckoning).at;
  return !isInTime(Temporal.Instant.from(takenAt), due);
}

function isLater(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}

/** `2026-11-23 09:00:00` */
function moment(instant: Temporal.Instant): string {
  return shanghaiText(instant).slice(0, 19).replace('T', ' ');
}
