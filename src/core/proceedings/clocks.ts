import type { Temporal } from 'temporal-polyfill';
import { shanghaiDay, type WorkingCalendar } from '../../kernel/calendar.js';
import {
  calendarDays,
  dueAt,
  elapsedHours,
  elapsedMinutes,
  workingDays,
  type DueTime,
  type Term,
} from '../../kernel/deadline.js';
import { isFinal, type GivenTerm, type PolicyTerm } from '../../kernel/procedure.js';
import { policyOn, type Policies, type PolicyName } from '../policies/index.js';
import { actingFrom } from './heirs.js';
import { keysOf, type PartyKeys, type Procedure } from './procedure.js';
import type { Heirs } from './proceeding.js';

/** Where the regulation says 及时 or 立即 and gives no number, or none at all: the policy of this name gives it. */
export function byPolicy(policy: PolicyName): PolicyTerm {
  return { kind: 'POLICY', policy };
}

/** 及时: as many working days as the policy gives. */
export const promptly = byPolicy('promptly-working-days');

/** 立即: as many minutes as the policy gives. */
export const immediately = byPolicy('immediately-minutes');

/** What a moment's deadlines depend on. */
export interface Reckoning {
  readonly calendar: WorkingCalendar;
  readonly policies: Policies;
}

/** The term on a day; a policy's unit is in its name. */
export function termOn(within: Term | PolicyTerm | GivenTerm, policies: Policies, day: Temporal.PlainDate): Term {
  if (within.kind === 'GIVEN') throw new Error('a term that a step gives is not reckoned');
  if (within.kind !== 'POLICY') return within;
  const value = policyOn(policies, within.policy as PolicyName, day);
  if (within.policy.endsWith('-working-days')) return workingDays(value);
  if (within.policy.endsWith('-days')) return calendarDays(value);
  if (within.policy.endsWith('-minutes')) return elapsedMinutes(value);
  if (within.policy.endsWith('-hours')) return elapsedHours(value);
  throw new Error(`The policy ${within.policy} is no term`);
}

/** When an act is due whose time begins at `from`, under the policies of that day. */
export function dueWithin(
  within: Term | PolicyTerm | GivenTerm,
  from: Temporal.Instant,
  { calendar, policies }: Reckoning,
): DueTime {
  return dueAt(termOn(within, policies, shanghaiDay(from)), from, calendar);
}

/** A clock that a step starts. */
export interface StartedClock {
  readonly clock: string;
  readonly rule: string;
  readonly responsibleId: number;
  readonly startsAt: Temporal.Instant;
  readonly due: DueTime;
}

/** What a step does to the clocks of a proceeding. */
export interface ClockChanges {
  readonly started: readonly StartedClock[];
  /** Clocks that the step meets, and since when they are. */
  readonly met: readonly MetClock[];
  /** Clocks that the step makes pointless. */
  readonly ended: readonly EndedClock[];
  /** Whether all others are at an end: the proceeding is closed. */
  readonly endsOthers: boolean;
}

/** A clock that a step meets. */
export interface MetClock {
  readonly clock: string;
  readonly at: Temporal.Instant;
  /** Whose deadline of it is met; null: everybody's. */
  readonly responsibleId: number | null;
}

/** A clock that nobody has to meet any longer, or one who had to. */
export interface EndedClock {
  readonly clock: string;
  readonly responsibleId: number | null;
}

/** Instants by clock, other than that of the step; null: the step does not start, or meet, this one. */
export type ClockMoments = Readonly<Record<string, Temporal.Instant | null | undefined>>;

/** Organizations by clock. */
type ClockParties = Readonly<Record<string, readonly number[] | undefined>>;

/** What a step says of the clocks that it starts and meets. */
export interface StepClocks {
  readonly starts?: ClockMoments;
  readonly startsFor?: ClockParties;
  readonly endedFor?: ClockParties;
  readonly metAt?: ClockMoments;
  /** Due times that the step gives: of a clock whose term it gives, or in the place of another's. */
  readonly dueAt?: ClockMoments;
}

/** Who is who in a proceeding before and after a step, and who takes it. */
export interface Acting {
  readonly before: Readonly<Record<string, PartyKeys>>;
  readonly after: Readonly<Record<string, PartyKeys>>;
  readonly actorId: number;
  /** Clocks of organizations that have ended are of those that act for them. */
  readonly heirs: Heirs | null;
}

/**
 * The clocks that a step starts, meets and ends. One that starts and is met by the same step is kept all the same: how long the act
 * had taken when it was told (T4). Where a party is several organizations each has a deadline of its own, and what one of them does
 * meets its own alone (U10, J18). A clock leaves whoever is the party no longer: it is the other's from now on, and runs for that one if the
 * step starts it.
 */
export function clockChanges(
  { table }: Procedure,
  step: string,
  state: string,
  { before, after, actorId, heirs }: Acting,
  occurredAt: Temporal.Instant,
  { starts = {}, startsFor = {}, endedFor = {}, metAt = {}, dueAt: givenDue = {} }: StepClocks,
  reckoning: Reckoning,
): ClockChanges {
  const clocks = Object.entries(table.clocks);
  return {
    started: clocks
      .filter(([, clock]) => clock.starts.includes(step))
      .flatMap(([name, clock]) => {
        const startsAt = momentOf(starts[name], occurredAt);
        if (startsAt === null) return [];
        const due = dueOf(clock.within, startsAt, givenDue[name], reckoning);
        if (due === null) return [];
        return [...new Set(startsFor[name] ?? keysOf(after[clock.by]))].map((responsibleId) => ({
          clock: name,
          rule: clock.rule,
          responsibleId,
          startsAt,
          due,
        }));
      }),
    met: clocks
      .filter(([, clock]) => clock.met.includes(step))
      .flatMap(([name, clock]) => {
        const at = momentOf(metAt[name], occurredAt);
        const responsible = keysOf(after[clock.by]);
        const isOneOfMany = responsible.length > 1 && responsible.includes(actorId);
        const metFor = isOneOfMany ? actingFrom({ heirs }, actorId) : [null];
        return at === null ? [] : metFor.map((responsibleId) => ({ clock: name, at, responsibleId }));
      }),
    ended: clocks.flatMap(([name, clock]): EndedClock[] =>
      clock.ended?.includes(step)
        ? [{ clock: name, responsibleId: null }]
        : [...(endedFor[name] ?? []), ...leaving(keysOf(before[clock.by]), keysOf(after[clock.by]))]
            .flatMap((key) => actingFrom({ heirs }, key))
            .map((responsibleId) => ({ clock: name, responsibleId })),
    ),
    endsOthers: isFinal(table, state),
  };
}

function leaving(before: readonly number[], after: readonly number[]): number[] {
  return before.filter((key) => !after.includes(key));
}

function dueOf(
  within: Term | PolicyTerm | GivenTerm,
  startsAt: Temporal.Instant,
  at: Temporal.Instant | null | undefined,
  reckoning: Reckoning,
): DueTime | null {
  if (at != null) return { at, basis: 'ANNOUNCED' };
  return within.kind === 'GIVEN' ? null : dueWithin(within, startsAt, reckoning);
}

function momentOf(given: Temporal.Instant | null | undefined, otherwise: Temporal.Instant): Temporal.Instant | null {
  return given === undefined ? otherwise : given;
}
