import type { StatisticsFeature } from '../feature.js';
import { penaltyFigures } from './penalty-figures.js';
import { PenaltyStatisticsResolver } from './penalty-statistics.resolver.js';
import { penaltyDimensions } from './penalty-statistics.sql.js';

export { penaltyDimensions, penaltyStatistics, type PenaltyFigures } from './penalty-statistics.sql.js';

export const penaltyStatisticsFeature: StatisticsFeature = {
  title: '行政处罚',
  query: 'penaltyStatistics',
  population: '期间内作出、已共享的处罚决定 · decisions made in the period and shared',
  figures: Object.values(penaltyFigures),
  dimensions: Object.keys(penaltyDimensions),
  resolvers: [PenaltyStatisticsResolver],
};
