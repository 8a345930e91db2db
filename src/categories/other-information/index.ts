import type { CategoryFeature } from '../../core/records/index.js';
import { otherInformation } from './other-information.category.js';
import { OtherInformationEntity } from './other-information.entity.js';
import { otherInformationResolvers } from './other-information.resolver.js';

export const otherInformationFeature: CategoryFeature = {
  category: otherInformation,
  resolvers: otherInformationResolvers,
  entities: [OtherInformationEntity],
};
