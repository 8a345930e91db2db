import type { CategoryFeature } from '../../core/records/index.js';
import { supervisionInformation } from './supervision-information.category.js';
import { SupervisionInformationEntity } from './supervision-information.entity.js';
import { supervisionInformationResolvers } from './supervision-information.resolver.js';

export const supervisionInformationFeature: CategoryFeature = {
  category: supervisionInformation,
  resolvers: supervisionInformationResolvers,
  entities: [SupervisionInformationEntity],
};
