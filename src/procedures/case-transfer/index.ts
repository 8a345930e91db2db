import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { caseTransferResolvers } from './case-transfer.api.js';
import { caseTransferEntity } from './case-transfer.facts.js';
import { caseTransfer } from './case-transfer.procedure.js';

export { takeTransferStep } from './case-transfer.api.js';

/** T0: cases go between departments and townships by this procedure, and by no other way. */
export const caseTransferFeature: ProcedureFeature = {
  procedure: caseTransfer,
  resolvers: caseTransferResolvers,
  entities: [caseTransferEntity],
};
