import type { CategoryFeature } from '../../core/records/index.js';
import { activityReport } from './activity-report.category.js';
import { ActivityReportEntity } from './activity-report.entity.js';
import { activityReportResolvers } from './activity-report.resolver.js';
import { InspectedMatterEntity, ReinspectionEntity } from './inspection.entity.js';

export { activityReport } from './activity-report.category.js';

export const activityReportFeature: CategoryFeature = {
  category: activityReport,
  resolvers: activityReportResolvers,
  entities: [ActivityReportEntity, InspectedMatterEntity, ReinspectionEntity],
};
