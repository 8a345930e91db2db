import { Temporal } from 'temporal-polyfill';
import { countyZone, shanghaiDay } from '../../kernel/calendar.js';
import { atWork } from './at-work.js';
import { countyContents } from './contents.js';
import { countyCooperation } from './cooperation.js';
import { decidedCase } from './decided-case.js';
import { awaited, fate } from './fate.js';
import { countDocuments, happening, type Counter, type Happening } from './happening.js';
import { countyJustice } from './justice.js';
import type { Birth, Step } from './life.js';
import { countyLists } from './lists.js';
import { statistics } from './material/works.js';
import { countyNeeds } from './needs.js';
import { departments, townships } from './offices.js';
import { seededRandom, type Random } from './random.js';
import { countyTransfers } from './transfers.js';

/** The demonstration is the same county on every machine. */
const seed = 20_210_022;
const months = 13;

/** Everything that happened in the county in the 13 months up to a moment, in time order. */
export function countyPast(until: Temporal.Instant): Step[] {
  const random = seededRandom(seed);
  const count = countDocuments();
  const today = shanghaiDay(until);
  const steps: Step[] = [];
  for (let day = today.subtract({ months }); Temporal.PlainDate.compare(day, today) < 0; day = day.add({ days: 1 })) {
    for (const birth of birthsOf(random, day, count)) steps.push(...fate(random, birth));
  }
  for (const birth of birthsToday(random, until, count)) steps.push(...fate(random, birth));
  steps.push(...stillAwaited(random, today, count));
  steps.push(...countyNeeds(until));
  steps.push(...countyContents(until));
  steps.push(...countyLists(until));
  steps.push(...countyTransfers(random, until));
  steps.push(...countyCooperation(random, until));
  steps.push(...countyJustice(random, until));
  steps.push(...decidedCase(random, until));
  return steps
    .filter(({ at }) => Temporal.Instant.compare(at, until) <= 0)
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at));
}

function birthsOf(random: Random, day: Temporal.PlainDate, count: Counter): Birth[] {
  const text = day.toString();
  const number = day.dayOfWeek <= 5 ? random.pick([0, 1, 1, 2, 2, 2] as const) : random.chance(0.25) ? 1 : 0;
  const happenings = Array.from({ length: number }, () => happening(random, text, count));
  if (day.day === 2) {
    for (const office of townships) {
      happenings.push({ office, publication: statistics({ random, office, day: text, number: day.month }) });
    }
  }
  return happenings.map((one) => birth(random, one, atWork(random, day)));
}

/** However early it is: what was formed today was formed since midnight. */
function birthsToday(random: Random, until: Temporal.Instant, count: Counter): Birth[] {
  const today = shanghaiDay(until);
  const midnight = today.toZonedDateTime(countyZone).toInstant();
  const elapsed = until.since(midnight).total('seconds');
  return Array.from({ length: 5 }, () => {
    const one = happening(random, today.toString(), count);
    return birth(random, one, midnight.add({ seconds: Math.floor(elapsed * random.next()) }));
  });
}

/** Some of every state of the clock: overdue, due today, open. */
function stillAwaited(random: Random, today: Temporal.PlainDate, count: Counter): Step[] {
  const cases = [
    { formed: 3, due: null },
    { formed: 2, due: null },
    { formed: 2, due: 0 },
    { formed: 1, due: 0 },
    { formed: 1, due: 1 },
    { formed: 1, due: 3 },
    { formed: 2, due: 4 },
  ];
  return cases.flatMap(({ formed, due }) => {
    const day = today.subtract({ days: formed });
    const formedAt = atWork(random, day);
    const until = due === null ? null : today.add({ days: due }).toString();
    return awaited(birth(random, happening(random, day.toString(), count), formedAt), until);
  });
}

const { market, emergency, environment, justice } = departments;
const readers = [market, emergency, environment, justice] as const;

/** One in twelve is for two named organizations only. */
function birth(random: Random, { office, publication }: Happening, formedAt: Temporal.Instant): Birth {
  const named = random.chance(0.08) ? [random.pick(townships).code, random.pick(readers).code] : [];
  return { office, publication, formedAt, organizationCodes: [...new Set(named)] };
}
