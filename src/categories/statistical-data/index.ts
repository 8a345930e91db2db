import type { CategoryFeature } from '../../core/records/index.js';
import { statisticalData } from './statistical-data.category.js';
import { StatisticalDataEntity } from './statistical-data.entity.js';
import { statisticalDataResolvers } from './statistical-data.resolver.js';
import { StatisticalIndicatorEntity } from './statistical-indicator.entity.js';

export const statisticalDataFeature: CategoryFeature = {
  category: statisticalData,
  resolvers: statisticalDataResolvers,
  entities: [StatisticalDataEntity, StatisticalIndicatorEntity],
};
