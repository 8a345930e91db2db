import type { CategoryFeature } from '../../core/records/index.js';
import { legalAdjustment } from './legal-adjustment.category.js';
import { LegalAdjustmentEntity } from './legal-adjustment.entity.js';
import { legalAdjustmentResolvers } from './legal-adjustment.resolver.js';

export const legalAdjustmentFeature: CategoryFeature = {
  category: legalAdjustment,
  resolvers: legalAdjustmentResolvers,
  entities: [LegalAdjustmentEntity],
};
