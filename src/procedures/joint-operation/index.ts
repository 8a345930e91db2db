import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { JointOperationEntity } from './joint-operation.entity.js';
import { jointOperation } from './joint-operation.procedure.js';
import { JointOperationResolver } from './joint-operation.resolver.js';

export const jointOperationFeature: ProcedureFeature = {
  procedure: jointOperation,
  resolvers: [JointOperationResolver],
  entities: [JointOperationEntity],
};
