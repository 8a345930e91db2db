import type { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { discretion } from './material/discretion.js';
import { legalAdjustment, other, supervision } from './material/notices.js';
import { penalty } from './material/penalty.js';
import type { Occasion, Publication } from './material/publication.js';
import { violations } from './material/violations.js';
import { activity, complaint, statistics } from './material/works.js';
import { departments, townships } from './offices.js';
import { seededRandom } from './random.js';

/** What is written of each category. */
const writers: Readonly<Record<string, (occasion: Occasion) => Publication>> = {
  LEGAL_ADJUSTMENT: legalAdjustment,
  SUPERVISION_INFORMATION: supervision,
  PENALTY_DECISION: (occasion) => penalty(occasion, occasion.random.pick(violations)),
  STATISTICAL_DATA: statistics,
  DISCRETION_STANDARD: discretion,
  ACTIVITY_REPORT: activity,
  COMPLAINT_HANDLING: complaint,
  OTHER_INFORMATION: other,
};

export const madeUpCategories: readonly string[] = Object.keys(writers);

export interface MadeUp {
  readonly sharing: { readonly title: string };
}

/** The input of a publication, as an organization might write it now; null for a category that there is not. */
export function madeUpRecord(category: string, organization: string, now: Temporal.Instant): MadeUp | null {
  const write = Object.hasOwn(writers, category) ? writers[category] : undefined;
  if (!write) return null;
  const random = seededRandom(now.epochMilliseconds);
  const known = [...townships, ...Object.values(departments)].find(({ code }) => code === organization);
  const office = known ?? { code: organization, name: '某单位', mark: '古' };
  // Numbers that no real document has: the demonstration's own stay below.
  const number = random.between(10_000, 99_999);
  const { title, externalRef, fields } = write({ random, office, day: shanghaiDay(now).toString(), number });
  const sharing = { title: `【演示】${title}`, externalRef, formedAt: now.toString(), scope: 'ALL_MEMBERS' };
  return { sharing, ...fields };
}
