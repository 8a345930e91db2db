import { decisionsOf } from '../../categories/penalty-decision/index.js';
import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { ComplainantEntity } from './complainant.entity.js';
import { ComplainantResolver } from './complainant.resolver.js';
import { ComplaintResolver, ComplaintType } from './complaint.api.js';
import { complaintEntity } from './complaint.facts.js';
import { complaint } from './complaint.procedure.js';
import { ComplaintSharingResolver, HandledComplaintResolver } from './sharing.resolver.js';

export { retellEarlier } from './retell-earlier.js';
export { takeComplaintStep } from './complaint.api.js';

export const complaintFeature: ProcedureFeature = {
  procedure: complaint,
  resolvers: [
    ComplaintResolver,
    ComplainantResolver,
    ComplaintSharingResolver,
    HandledComplaintResolver,
    decisionsOf(ComplaintType),
  ],
  entities: [complaintEntity, ComplainantEntity],
};
