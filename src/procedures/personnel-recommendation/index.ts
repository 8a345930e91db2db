import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { PersonnelRecommendationResolver } from './personnel-recommendation.api.js';
import { personnelRecommendationEntity } from './personnel-recommendation.facts.js';
import { personnelRecommendation } from './personnel-recommendation.procedure.js';

export const personnelRecommendationFeature: ProcedureFeature = {
  procedure: personnelRecommendation,
  resolvers: [PersonnelRecommendationResolver],
  entities: [personnelRecommendationEntity],
};
