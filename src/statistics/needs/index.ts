import type { StatisticsFeature } from '../feature.js';
import { needFigures } from './need-figures.js';
import { NeedStatisticsResolver } from './need-statistics.resolver.js';
import { needDimensions } from './need-statistics.sql.js';

export const needStatisticsFeature: StatisticsFeature = {
  title: '需求满足',
  query: 'needStatistics',
  population: '期间内符合需求的共享信息，每项需求各计一次 · records that met a need in the period, once for each need',
  figures: Object.values(needFigures),
  dimensions: Object.keys(needDimensions),
  resolvers: [NeedStatisticsResolver],
};
