import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { ComplainantEntity } from './complainant.entity.js';
import { ComplaintEntity } from './complaint.entity.js';
import { complaint } from './complaint.procedure.js';
import { ComplaintResolver } from './complaint.resolver.js';
import { ComplaintStepsResolver } from './complaint-steps.resolver.js';

export { acceptComplaint } from './handle-complaint.js';
export { registerComplaint } from './register-complaint.js';

export const complaintFeature: ProcedureFeature = {
  procedure: complaint,
  resolvers: [ComplaintResolver, ComplaintStepsResolver],
  entities: [ComplaintEntity, ComplainantEntity],
};
