import type { CategoryFeature } from '../../core/records/index.js';
import { AffectedResolver } from './affected.resolver.js';
import { ChecksOfAdjustmentResolver, ListCheckEntity, ListCheckResolver } from './checks/index.js';
import { legalAdjustment } from './legal-adjustment.category.js';
import { LegalAdjustmentEntity } from './legal-adjustment.entity.js';
import { legalAdjustmentResolvers } from './legal-adjustment.resolver.js';

export { confirmListCheck, listCheckDeadlines, listCheckIds, openChecksOf, tellListChecks } from './checks/index.js';

export const legalAdjustmentFeature: CategoryFeature = {
  category: legalAdjustment,
  resolvers: [...legalAdjustmentResolvers, AffectedResolver, ChecksOfAdjustmentResolver, ListCheckResolver],
  entities: [LegalAdjustmentEntity, ListCheckEntity],
};
