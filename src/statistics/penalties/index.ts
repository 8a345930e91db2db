export { PenaltyStatisticsResolver } from './penalty-statistics.resolver.js';
export { penaltyDimensions, penaltyStatistics, type PenaltyFigures } from './penalty-statistics.sql.js';
