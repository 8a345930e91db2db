import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { dueAfterPause, dueAt, type DueTime } from '../../kernel/deadline.js';
import type { ProcedureTable } from '../../kernel/procedure.js';
import { termOn, type Reckoning } from './clocks.js';

/** Where a clock began, and when it stood still; instants are RFC 3339. */
interface Reckoned {
  readonly clock: string;
  readonly startsAt: string;
  readonly pauses: readonly (readonly [string, string])[];
}

/** When a clock is due by its term and the calendar as it stands; null where no term is reckoned: a step gave the day. */
export function reckonedDue(
  { calendar, policies }: Reckoning,
  { clocks }: Pick<ProcedureTable, 'clocks'>,
  { clock, startsAt, pauses }: Reckoned,
): DueTime | null {
  const within = clocks[clock]?.within;
  if (!within || within.kind === 'GIVEN') return null;
  const from = Temporal.Instant.from(startsAt);
  const term = termOn(within, policies, shanghaiDay(from));
  return pauses
    .map(([stopped, resumed]) => ({ from: Temporal.Instant.from(stopped), until: Temporal.Instant.from(resumed) }))
    .reduce(
      (due: DueTime, pause) => {
        const after = dueAfterPause(term, due.at, pause, calendar);
        return due.basis === 'PROVISIONAL' ? { ...after, basis: due.basis } : after;
      },
      dueAt(term, from, calendar),
    );
}
