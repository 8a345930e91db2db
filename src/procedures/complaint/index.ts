import { decisionsOf } from '../../categories/penalty-decision/index.js';
import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { ComplainantEntity } from './complainant.entity.js';
import { ComplainantResolver } from './complainant.resolver.js';
import { ComplaintResolver, ComplaintType } from './complaint.api.js';
import { complaintEntity } from './complaint.facts.js';
import { complaint } from './complaint.procedure.js';
import { WorkOrderEntity } from './work-orders/work-order.entity.js';
import { WorkOrderResolver } from './work-orders/work-order.resolver.js';
import { ComplaintSharingResolver, HandledComplaintResolver } from './sharing.resolver.js';

export { lookUpComplainants } from './look-up-complainants.js';
export { retellEarlier } from './retell-earlier.js';
export { takeComplaintStep } from './complaint.api.js';
export { readWorkOrderSystems } from './work-orders/mapping-file.js';
export { progressOf } from './work-orders/progress.js';
export { receiveWorkOrder, type OrderAnswer } from './work-orders/receive-work-order.js';
export type { ReportJob } from './work-orders/report.sql.js';
export { reportWorkOrder } from './work-orders/report-work-order.js';
export type { WorkOrderSystem } from './work-orders/work-order-systems.js';

export const complaintFeature: ProcedureFeature = {
  procedure: complaint,
  resolvers: [
    ComplaintResolver,
    ComplainantResolver,
    ComplaintSharingResolver,
    HandledComplaintResolver,
    WorkOrderResolver,
    decisionsOf(ComplaintType),
  ],
  entities: [complaintEntity, ComplainantEntity, WorkOrderEntity],
};
