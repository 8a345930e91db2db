import type { CategoryFeature } from '../../core/records/index.js';
import { complaintHandling } from './complaint-handling.category.js';
import { ComplaintHandlingEntity } from './complaint-handling.entity.js';
import { complaintHandlingResolvers } from './complaint-handling.resolver.js';

export { complaintHandling } from './complaint-handling.category.js';
export {
  complaintKinds,
  verificationOutcomes,
  type ComplaintHandlingFields,
  type HandlingStatus,
} from './complaint-handling.js';
export { ComplaintHandlingType } from './complaint-handling.resolver.js';
export { checkNoComplainant } from './complaint-handling.rules.js';

export const complaintHandlingFeature: CategoryFeature = {
  category: complaintHandling,
  resolvers: complaintHandlingResolvers,
  entities: [ComplaintHandlingEntity],
};
