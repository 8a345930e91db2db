export { SharingStatisticsResolver } from './sharing-statistics.resolver.js';
