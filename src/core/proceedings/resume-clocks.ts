import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { dueAfterPause, sameDay } from '../../kernel/deadline.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { Session } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import { termOn } from './clocks.js';
import { lockPausedClocks, writeResumed, type PausedClock, type ResumedClock } from './pause-clocks.sql.js';
import { procedureOf } from './procedure.js';

/** Lets the clocks of a proceeding run again: the time that they stood still is given back in the unit of each. */
export async function resumeClocks(
  hub: Hub,
  session: Session,
  proceedingKey: string,
  now: Temporal.Instant,
): Promise<void> {
  const paused = await lockPausedClocks(session, proceedingKey);
  if (paused.length === 0) return;
  await writeResumed(
    session,
    paused.map((clock) => resumed(hub, clock, now)),
  );
}

function resumed(hub: Hub, paused: PausedClock, resumedAt: Temporal.Instant): ResumedClock {
  const { deadlineKey, procedure, clock, startsAt, dueAt, pausedAt } = paused;
  const from = Temporal.Instant.from(pausedAt);
  // A clock that began after what is told late has not stood still.
  const until = Temporal.Instant.compare(from, resumedAt) > 0 ? from : resumedAt;
  const within = procedureOf(hub.procedures, procedure).table.clocks[clock]?.within;
  // A due time that a step gave is a day, which is moved by days.
  const term =
    within && within.kind !== 'GIVEN'
      ? termOn(within, hub.policies, shanghaiDay(Temporal.Instant.from(startsAt)))
      : sameDay;
  const due = dueAfterPause(term, Temporal.Instant.from(dueAt), { from, until }, hub.calendar);
  return { deadlineKey, dueAt: shanghaiText(due.at), basis: due.basis, pause: [pausedAt, shanghaiText(until)] };
}
