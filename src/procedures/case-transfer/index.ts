import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { CaseTransferEntity } from './case-transfer.entity.js';
import { caseTransfer } from './case-transfer.procedure.js';
import { CaseTransferResolver } from './case-transfer.resolver.js';

export { acceptTransfer, reportResult, returnTransfer } from './handle-transfer.js';
export { registerDiscovery } from './open-transfer.js';
export { sendTransfer } from './send-transfer.js';

export const caseTransferFeature: ProcedureFeature = {
  procedure: caseTransfer,
  resolvers: [CaseTransferResolver],
  entities: [CaseTransferEntity],
};
