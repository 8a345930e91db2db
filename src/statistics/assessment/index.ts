import type { StatisticsFeature } from '../feature.js';
import { assessmentFigureNames, assessmentFigures } from './assessment-figures.js';
import { AssessmentResolver } from './assessment.resolver.js';

export { assess } from './assess.js';
export { assessmentCircular } from './circular.js';

export const assessmentFeature: StatisticsFeature = {
  title: '考核',
  query: 'assessment',
  population:
    '期间内到期的时限、被退回的、满足需求的，按责任单位 · deadlines due, cases returned and needs served in the period, by whoever was responsible; assessmentMatters lists what stands behind each number',
  figures: assessmentFigureNames.map((name) => assessmentFigures[name]),
  dimensions: [],
  resolvers: [AssessmentResolver],
};
