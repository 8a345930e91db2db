import type { StatisticsFeature } from '../feature.js';
import { checks } from './checks.js';
import { DataQualityResolver } from './data-quality.resolver.js';
import { qualityDimensions } from './data-quality.sql.js';

export const dataQualityFeature: StatisticsFeature = {
  title: '数据质量',
  query: 'dataQuality',
  population: '期间内形成、已共享的信息 · records formed in the period and shared',
  figures: Object.values(checks).map(({ title, english, sources }) => ({
    title,
    english,
    numerator: '查出的信息条数',
    denominator: '可查的信息条数',
    sources,
  })),
  dimensions: Object.keys(qualityDimensions),
  resolvers: [DataQualityResolver],
};
