import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { dueAfterPause, sameDay, type DueTime } from '../../kernel/deadline.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { Session } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import { termOn, type Reckoning } from './clocks.js';
import { releaseClocks, writeResumed, type PausedClock, type Pausing } from './pause-clocks.sql.js';
import { procedureOf, type Procedure, type ProceedingRow } from './procedure.js';
import { readProceedings } from './read-proceeding.sql.js';
import { reckonedDue } from './reckoned-due.js';
import { writeReckonedFacts } from './reckon-deadlines.sql.js';

/** Lets the clocks of a proceeding that a dispute has stopped run again, and sets the facts that say what they say. */
export async function resumeDisputed(hub: Hub, session: Session, key: string, now: Temporal.Instant): Promise<void> {
  const row = (await readProceedings(hub, [key], session)).get(key);
  if (!row) return;
  const procedure = procedureOf(hub.procedures, row.procedure);
  const facts = await resumeClocks(hub, session, { procedure, row }, { cause: 'DISPUTE' }, now);
  await writeReckonedFacts(session, procedure.facts, key, { ...facts });
}

/**
 * Lets clocks of a proceeding go on: the time that they stood still is given back in the unit of each.
 *
 * @returns the facts that say what those clocks say
 */
export async function resumeClocks<Facts extends object>(
  reckoning: Reckoning,
  session: Session,
  { procedure, row }: { readonly procedure: Procedure<Facts>; readonly row: ProceedingRow<Facts> },
  pausing: Pausing,
  now: Temporal.Instant,
): Promise<Partial<Facts>> {
  const released = await releaseClocks(session, row.key, pausing);
  if (released.length === 0) return {};
  const resumed = released.map((clock) => ({ ...clock, ...resumedAt(reckoning, procedure, clock, now) }));
  await writeResumed(
    session,
    resumed.map(({ deadlineKey, pausedAt, due, until }) => ({
      ...{ deadlineKey, dueAt: shanghaiText(due.at), basis: due.basis },
      pause: [pausedAt, shanghaiText(until)] as const,
    })),
  );
  const facts = resumed.map(({ clock, due }) => procedure.factsOfClock?.(clock, due, row) ?? {});
  return Object.assign({}, ...facts) as Partial<Facts>;
}

function resumedAt<Facts extends object>(
  reckoning: Reckoning,
  { table }: Pick<Procedure<Facts>, 'table'>,
  paused: PausedClock,
  now: Temporal.Instant,
): { readonly due: DueTime; readonly until: Temporal.Instant } {
  const { clock, startsAt, pausedAt } = paused;
  const [from, before] = [Temporal.Instant.from(pausedAt), Temporal.Instant.from(paused.dueAt)];
  // A clock that began after what is told late has not stood still.
  const until = Temporal.Instant.compare(from, now) > 0 ? from : now;
  const within = table.clocks[clock]?.within;
  // A due time that a step gave is a day, which is moved by days.
  const term =
    within && within.kind !== 'GIVEN'
      ? termOn(within, reckoning.policies, shanghaiDay(Temporal.Instant.from(startsAt)))
      : sameDay;
  const due = dueAfterPause(term, before, { from, until }, reckoning.calendar);
  const reckoned = reckonedDue(reckoning, table, paused);
  // A day that somebody gave, in the place of the term or to extend it (A4), is not reckoned anew by a later notice.
  const isReckoned = reckoned !== null && Temporal.Instant.compare(reckoned.at, before) === 0;
  return { due: isReckoned ? due : { ...due, basis: 'ANNOUNCED' }, until };
}
