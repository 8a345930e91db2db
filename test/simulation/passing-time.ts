import type { Temporal } from 'temporal-polyfill';
import { settleEnds } from '../../src/core/county/index.js';
import { signHead } from '../../src/core/evidence/index.js';
import { reckonDeadlines, tellDeadlines } from '../../src/core/proceedings/index.js';
import { judgeStandingRecords } from '../../src/core/records/index.js';
import { countyZone } from '../../src/kernel/calendar.js';
import { learnBodies } from './acts/decide.js';
import { tellAwaited } from './acts/share.js';
import type { County } from './county/county.js';

/** Acts of each day, so that all of them come to a number: fewer on the days of a weekend. */
export function actsByDay(from: Temporal.PlainDate, to: Temporal.PlainDate, acts: number): Map<string, number> {
  const days = Array.from({ length: from.until(to).days + 1 }, (_, index) => from.add({ days: index }));
  const weight = ({ dayOfWeek }: Temporal.PlainDate): number => (dayOfWeek > 5 ? 0.15 : 1);
  const all = days.reduce((sum, day) => sum + weight(day), 0);
  let due = 0;
  let given = 0;
  return new Map(
    days.map((day) => {
      due += (weight(day) / all) * acts;
      const now = Math.round(due) - given;
      given += now;
      return [day.toString(), now];
    }),
  );
}

/** Moments of a day on which somebody acts, in order: most while offices are open, some in the evening and at night. */
export function momentsOf(county: County, day: Temporal.PlainDate, count: number): Temporal.Instant[] {
  const { choices } = county;
  const minutes = Array.from({ length: count }, () =>
    choices.chance(88) ? 8 * 60 + 30 + choices.below(570) : choices.below(24 * 60 - 2),
  ).sort((one, other) => one - other);
  const midnight = day.toZonedDateTime(countyZone);
  return minutes.map((minute) => midnight.add({ minutes: minute }).toInstant());
}

/** What the hub does by itself while time goes on: every minute, as often as the county's time is looked at. */
export async function letJobsRun(county: County): Promise<void> {
  const { hub } = county.hub.running;
  await tellDeadlines(hub);
  await tellAwaited(county);
  await settleEnds(hub);
}

/** And every night. */
export async function letNightPass(county: County): Promise<void> {
  const { hub } = county.hub.running;
  await letJobsRun(county);
  await judgeStandingRecords(hub);
  await reckonDeadlines(hub, null);
  await signHead(hub);
  await learnBodies(county);
}
