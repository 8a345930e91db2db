import { Temporal } from 'temporal-polyfill';
import { announceNextYear, decideReference, events, learnBodies } from './acts/decide.js';
import { openMatter } from './acts/open.js';
import { share } from './acts/share.js';
import { takeStep } from './acts/take-step.js';
import { actUnlawfully } from './acts/unlawful.js';
import { checkFigures } from './checks/figures.js';
import { checkFollowed, follow, follower } from './checks/followed.js';
import { checkFound } from './checks/found.js';
import { checkHeld } from './checks/held.js';
import { checkOverdue } from './checks/overdue.js';
import { checkTold } from './checks/told.js';
import { foundCounty, type County } from './county/county.js';
import type { Journal } from './county/journal.js';
import { actsByDay, letJobsRun, letNightPass, momentsOf } from './passing-time.js';

export interface Simulation {
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  readonly seed: number;
  /** How many acts are tried. */
  readonly acts: number;
  /** Told at the end of each simulated day. */
  readonly progress?: (day: string, county: County) => void;
}

export interface Simulated {
  readonly journal: Journal;
  readonly open: number;
}

/** Lives through a county's year: acts of all organizations, lawful and not, under a clock that moves; then looks for what is wrong. */
export async function simulate({ from, to, seed, acts, progress }: Simulation): Promise<Simulated> {
  const county = await foundCounty(seed, from);
  try {
    const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
    const length = first.until(last).days + 1;
    const due = events.map(([part, , happen]) => ({ on: first.add({ days: Math.floor(part * length) }), happen }));
    const readers = ['141025100', 'zrzy', '141025103', 'scjg'].map(follower);
    await learnBodies(county);
    for (const [text, count] of actsByDay(first, last, acts)) {
      const day = Temporal.PlainDate.from(text);
      county.clock.moveTo(`${text}T00:00:01+08:00`);
      await letNightPass(county);
      for (const { on, happen } of due) {
        if (!on.equals(day)) continue;
        county.clock.moveTo(`${text}T08:00:00+08:00`);
        await happen(county);
        await letJobsRun(county);
      }
      if (text.endsWith('-12-10')) await announceNextYear(county);
      const moments = momentsOf(county, day, count);
      for (const [index, moment] of moments.entries()) {
        county.clock.moveTo(moment.toString());
        if (index % 12 === 0) await letJobsRun(county);
        await act(county);
      }
      for (const reader of readers) await follow(county, reader);
      progress?.(text, county);
      const isMonthsEnd = day.add({ days: 1 }).day === 1;
      if (isMonthsEnd || day.equals(last)) await checkHeld(county);
      await checkOverdue(county);
      if (county.journal.violations.length > 50) break;
    }
    await letJobsRun(county);
    const open = await checkHeld(county);
    await checkFigures(county);
    for (const reader of readers) await checkFollowed(county, reader);
    await checkFound(county);
    await checkTold(county);
    return { journal: county.journal, open };
  } finally {
    await county.close();
  }
}

/** Somebody does something. */
async function act(county: County): Promise<void> {
  const what = county.choices.below(100);
  if (what < 15) return openMatter(county);
  if (what < 30) return share(county);
  if (what < 44) return actUnlawfully(county);
  if (what < 47) return decideReference(county);
  if (!(await takeStep(county))) await openMatter(county);
}
