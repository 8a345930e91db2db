import type { CategoryFeature } from '../../core/records/index.js';
import { discretionStandard } from './discretion-standard.category.js';
import { DiscretionStandardEntity } from './discretion-standard.entity.js';
import { discretionStandardResolvers } from './discretion-standard.resolver.js';
import { DiscretionTierEntity } from './discretion-tier.entity.js';
import { ProcedureStepEntity } from './procedure-step.entity.js';

export const discretionStandardFeature: CategoryFeature = {
  category: discretionStandard,
  resolvers: discretionStandardResolvers,
  entities: [DiscretionStandardEntity, DiscretionTierEntity, ProcedureStepEntity],
};
