import { inspect } from 'node:util';
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
  await run(county, 'tell-deadlines', () => tellDeadlines(hub));
  await run(county, 'append-due-change', () => tellAwaited(county));
  await run(county, 'settle-ends', () => settleEnds(hub));
}

/** And every night; the log is not pruned, for it is read from its start at the end. */
export async function letNightPass(county: County): Promise<void> {
  const { hub } = county.hub.running;
  await letJobsRun(county);
  await run(county, 'judge-timeliness', () => judgeStandingRecords(hub));
  await run(county, 'reckon-deadlines', () => reckonDeadlines(hub, null));
  await run(county, 'sign-head', () => signHead(hub));
  await learnBodies(county);
}

/** A job that fails is tried again and again, and what it was to do is not done. */
async function run({ journal }: County, name: string, job: () => Promise<unknown>): Promise<void> {
  await job().catch((error: unknown) => journal.violate('jobs', `${name} failed: ${inspect(error)}`));
}
