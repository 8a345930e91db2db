import type { Temporal } from 'temporal-polyfill';
import { shanghaiDay, type WorkingCalendar } from '../../kernel/calendar.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import type { OrganizationRegister } from '../organizations/index.js';
import type { Policies } from '../policies/index.js';
import type { Decided, StepScope, Decision, OpeningDecision } from './decision.js';
import type { ProceedingRow } from './procedure.js';

/**
 * What every decision rests on: who asks, when, and the reference data that the hub holds in memory. There is nothing in it that reads
 * a database, so a decision is a function of its arguments: what it needs beside is read before, by `load`.
 */
export interface Circumstances extends Pick<Hub, 'procedures'> {
  readonly organizations: OrganizationRegister;
  readonly policies: Policies;
  readonly calendar: WorkingCalendar;
  readonly viewer: Viewer;
  /** When the step is registered. */
  readonly now: Temporal.Instant;
  /** When it was done, as its request says; that it is registered now says nothing of what was in time, or is counted from it. */
  readonly occurredAt: Temporal.Instant;
  /** The days of both in Asia/Shanghai, `YYYY-MM-DD`. */
  readonly today: string;
  readonly occurredOn: string;
}

export function circumstancesOf({ hub, viewer, now, occurredAt }: StepScope): Circumstances {
  const { organizations, policies, calendar, procedures } = hub;
  const [today, occurredOn] = [shanghaiDay(now).toString(), shanghaiDay(occurredAt).toString()];
  return { organizations, policies, calendar, procedures, viewer, now, occurredAt, today, occurredOn };
}

/** What the opening of a proceeding is decided on: the request, and what `load` has read for it. */
export interface OpeningContext<Input, Loaded = undefined> extends Circumstances {
  readonly input: Input;
  /** The proceeding that the request comes from; null where it names none, or none that the viewer may see. */
  readonly about: ProceedingRow | null;
  readonly loaded: Loaded;
}

/** What a step is decided on: the proceeding as it stands, the request, and what `load` has read for it. */
export interface DecisionContext<Facts extends object, Input, Loaded = undefined> extends Circumstances {
  readonly row: ProceedingRow<Facts>;
  readonly input: Input;
  readonly loaded: Loaded;
}

/** What may be read with before an opening, or a step in a proceeding, is decided on. */
export type OpeningLoad<Input> = StepScope & Omit<OpeningContext<Input>, 'loaded'>;
export type StepLoad<Facts extends object, Input> = StepScope & Omit<DecisionContext<Facts, Input>, 'loaded'>;

/** The procedure's own rules for a step that opens a proceeding: `open` decides on what `loadOpening` has read. */
export interface OpeningRules<Facts extends object, Input, Clock extends string, Loaded> {
  readonly loadOpening?: (context: OpeningLoad<Input>) => Promise<Loaded>;
  readonly open: (context: OpeningContext<Input, Loaded>) => Decided<OpeningDecision<Facts, Clock>>;
}

/** The same for a step in a proceeding: `decide` decides on what `load` has read. */
export interface StepRules<Facts extends object, Input, Clock extends string, Loaded> {
  /** The step of the table that is taken, where a mutation stands for several and the proceeding tells which. */
  readonly stepIn?: (context: Omit<DecisionContext<Facts, Input>, 'loaded'>) => string;
  readonly load?: (context: StepLoad<Facts, Input>) => Promise<Loaded>;
  readonly decide: (context: DecisionContext<Facts, Input, Loaded>) => Decided<Decision<Facts, Clock>>;
}
