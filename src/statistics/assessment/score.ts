import type { Temporal } from 'temporal-polyfill';
import { policyOn, type Policies } from '../../core/policies/index.js';
import {
  assessmentFigureNames,
  assessmentFigures,
  type AssessmentFigureName,
  type Counts,
} from './assessment-figures.js';

/** Points that one of a figure costs. */
export type Points = Readonly<Partial<Record<AssessmentFigureName, number>>>;

/** What the county has decided of scores for a day; null: it has not, and there are none. */
export function pointsOn(policies: Policies, day: Temporal.PlainDate): Points | null {
  if (policyOn(policies, 'assessment-scored', day) !== 2) return null;
  return Object.fromEntries(
    assessmentFigureNames.flatMap((name) => {
      const { points } = assessmentFigures[name];
      return points === null ? [] : [[name, policyOn(policies, points, day)]];
    }),
  );
}

/** A hundred less the points of everything that costs some, and nothing below zero. */
export function scoreOf(counts: Counts, points: Points): number {
  const lost = assessmentFigureNames.reduce((sum, name) => sum + counts[name] * (points[name] ?? 0), 0);
  return Math.max(0, 100 - lost);
}
