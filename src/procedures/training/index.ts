import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { trainingResolvers } from './training.api.js';
import { trainingEntity } from './training.facts.js';
import { training } from './training.procedure.js';

export const trainingFeature: ProcedureFeature = {
  procedure: training,
  resolvers: trainingResolvers,
  entities: [trainingEntity],
};
