export { PenaltyStatisticsResolver } from './penalty-statistics.resolver.js';
