import type { StatisticsFeature } from '../feature.js';
import { medianDelayFigure, sharingFigures } from './sharing-figures.js';
import { SharingStatisticsResolver } from './sharing-statistics.resolver.js';
import { sharingDimensions } from './sharing-statistics.sql.js';

export const sharingStatisticsFeature: StatisticsFeature = {
  title: '信息共享',
  query: 'sharingStatistics',
  population: '期间内形成、未撤回的信息 · records formed in the period and not withdrawn',
  figures: [...Object.values(sharingFigures), medianDelayFigure],
  dimensions: Object.keys(sharingDimensions),
  resolvers: [SharingStatisticsResolver],
};
