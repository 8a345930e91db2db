import { departments, townships, type Office } from './offices.js';
import type { Random } from './random.js';
import { discretion } from './material/discretion.js';
import { legalAdjustment, other, supervision } from './material/notices.js';
import { penalty } from './material/penalty.js';
import type { Publication } from './material/publication.js';
import { violations } from './material/violations.js';
import { activity, complaint } from './material/works.js';

export interface Happening {
  readonly office: Office;
  readonly publication: Publication;
}

/** Counts an office's documents of a kind, so that numbers run through the year. */
export type Counter = (office: Office, kind: string, day: string) => number;

export function countDocuments(): Counter {
  const counts = new Map<string, number>();
  return (office, kind, day) => {
    const key = `${office.code} ${kind} ${day.slice(0, 4)}`;
    const number = (counts.get(key) ?? 0) + 1;
    counts.set(key, number);
    return number;
  };
}

const { market, land, farming, forestry, emergency, environment, justice } = departments;
const supervisors = [market, land, farming, forestry, emergency, environment] as const;

/** Something that some office shares on a day, as often by category as offices really do. */
export function happening(random: Random, day: string, count: Counter): Happening {
  const draw = random.next();
  const written = (office: Office, kind: string) => ({ random, office, day, number: count(office, kind, day) });
  const from = (
    office: Office,
    kind: string,
    write: (occasion: ReturnType<typeof written>) => Publication,
  ): Happening => ({ office, publication: write(written(office, kind)) });

  if (draw < 0.42) {
    const violation = random.pick(violations);
    // Townships decide since the powers were delegated; departments keep the rest.
    const office = random.chance(0.8) ? random.pick(townships) : violation.department;
    return from(office, 'penalty', (occasion) => penalty(occasion, violation));
  }
  if (draw < 0.58) return from(random.pick(supervisors), 'supervision', supervision);
  if (draw < 0.8) {
    const office = random.chance(0.6) ? random.pick(townships) : random.pick(supervisors);
    return from(office, 'activity', activity);
  }
  if (draw < 0.9) return from(random.pick(townships), 'complaint', complaint);
  if (draw < 0.94) return from(random.chance(0.5) ? justice : random.pick(supervisors), 'law', legalAdjustment);
  if (draw < 0.97) return from(justice, 'discretion', discretion);
  return from(random.chance(0.7) ? random.pick(townships) : departments.approval, 'other', other);
}
