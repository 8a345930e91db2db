import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { TrainingEntity } from './training.entity.js';
import { training } from './training.procedure.js';
import { TrainingResolver } from './training.resolver.js';

export const trainingFeature: ProcedureFeature = {
  procedure: training,
  resolvers: [TrainingResolver],
  entities: [TrainingEntity],
};
