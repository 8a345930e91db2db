import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { PersonnelRecommendationEntity } from './personnel-recommendation.entity.js';
import { personnelRecommendation } from './personnel-recommendation.procedure.js';
import { PersonnelRecommendationResolver } from './personnel-recommendation.resolver.js';

export const personnelRecommendationFeature: ProcedureFeature = {
  procedure: personnelRecommendation,
  resolvers: [PersonnelRecommendationResolver],
  entities: [PersonnelRecommendationEntity],
};
