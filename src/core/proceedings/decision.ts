import type { Temporal } from 'temporal-polyfill';
import type { Refusal } from '../../kernel/refusal.js';
import type { Session } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import type { DocumentNumber, GivenMaterial, Heirs, StepChanges, Suspicion } from './proceeding.js';
import type { ProceedingRow } from './procedure.js';

/** What the request of every step has. */
export interface StepInput {
  readonly idempotencyKey: string;
  /** The revision the step was decided on; a stale one is refused. */
  readonly expectedRevision?: number | null;
  /** When it was done, if not when it is registered. */
  readonly occurredAt?: Temporal.Instant | null;
  readonly note?: string | null;
  readonly materials?: readonly GivenMaterial[] | null;
}

/** What the request of a step that opens a proceeding may have beside. */
export interface OpeningInput extends StepInput {
  /** Global id of the proceeding that the new one comes from. */
  readonly aboutId?: string | null;
}

/** Where a step is taken: the hub, by whom, when, and where more can be read. */
export interface StepScope {
  readonly hub: Hub;
  readonly viewer: Viewer;
  /** When the step is registered. */
  readonly now: Temporal.Instant;
  /** When it was done. */
  readonly occurredAt: Temporal.Instant;
  readonly session: Session;
}

/** What a step does to other things, in its own transaction. */
export interface StepContext<Facts extends object> extends StepScope {
  /** The proceeding after the step. */
  readonly row: ProceedingRow<Facts>;
  readonly eventId: string;
}

/** What a step makes of a proceeding beside its new state. */
export interface Decision<Facts extends object, Clock extends string = string> {
  /** Facts that change. */
  readonly set?: Partial<Facts>;
  /** What lists show; cut where it is longer than a title may be. */
  readonly title?: string;
  /** What the step's entry says; the request's own note if not given. */
  readonly note?: string | null;
  readonly suspicion?: Suspicion | null;
  /** Organizations that see the proceeding from now on though they are no party. */
  readonly guestIds?: readonly number[];
  /** Who acts from now on for organizations that have ended. */
  readonly heirs?: Heirs | null;
  /** The numbers of its documents, all of them. */
  readonly documentNumbers?: readonly DocumentNumber[];
  /** What the step puts right, by field. */
  readonly changes?: StepChanges;
  /** When clocks that this step starts begin, if not with the step; null: not at all. */
  readonly starts?: Readonly<Partial<Record<Clock, Temporal.Instant | null>>>;
  /** For whom of their party clocks start that this step starts; for all of it if not given. */
  readonly startsFor?: Readonly<Partial<Record<Clock, readonly number[]>>>;
  /** Whose clocks are at an end though those of others go on. */
  readonly endedFor?: Readonly<Partial<Record<Clock, readonly number[]>>>;
  /** Since when clocks that this step meets are met, if not since the step; null: they are not. */
  readonly metAt?: Readonly<Partial<Record<Clock, Temporal.Instant | null>>>;
  /** When clocks are due if not by their term; those whose term the step gives are not started without. */
  readonly dueAt?: Readonly<Partial<Record<Clock, Temporal.Instant>>>;
  /** New due times of clocks that run. */
  readonly extended?: Readonly<Partial<Record<Clock, Temporal.Instant>>>;
  /**
   * What must happen together with the step, in its transaction.
   * @throws RefusedTogether when it may not: then nothing happens
   */
  also?(taken: StepContext<Facts>): Promise<void>;
}

/** Facts that a row cannot do without, and any others: those that are left out are null. */
export type OpenedFacts<Facts extends object> = {
  readonly [Name in keyof Facts as null extends Facts[Name] ? never : Name]: Facts[Name];
} & Partial<Facts>;

/** The same for the step that opens a proceeding: its facts and its title. */
export interface OpeningDecision<Facts extends object, Clock extends string = string> extends Decision<Facts, Clock> {
  readonly set: OpenedFacts<Facts>;
  readonly title: string;
  /** Key of the proceeding that it is about. */
  readonly aboutId?: string | null;
}

/** A decision, or everything that is wrong with the request. */
export type Decided<Made> = Made | readonly Refusal[];

export function isRefused(answer: object): answer is readonly Refusal[] {
  return Array.isArray(answer);
}

/** Everything that is wrong with any of the answers; of one that is nothing, or fine, nothing is. */
export function refusalsOf(...answers: readonly (object | null)[]): Refusal[] {
  return answers.flatMap((answer) => (answer !== null && isRefused(answer) ? answer : []));
}

/** The decision unless something is wrong. */
export function unlessRefused<Made extends object>(refusals: readonly Refusal[], decision: () => Made): Decided<Made> {
  return refusals.length > 0 ? refusals : decision();
}
