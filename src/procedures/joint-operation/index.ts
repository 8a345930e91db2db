import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { jointOperationResolvers } from './joint-operation.api.js';
import { jointOperationEntity } from './joint-operation.facts.js';
import { jointOperation } from './joint-operation.procedure.js';

export const jointOperationFeature: ProcedureFeature = {
  procedure: jointOperation,
  resolvers: jointOperationResolvers,
  entities: [jointOperationEntity],
};
