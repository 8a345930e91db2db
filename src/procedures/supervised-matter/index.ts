import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { SupervisedMatterEntity } from './supervised-matter.entity.js';
import { supervisedMatter } from './supervised-matter.procedure.js';
import { SupervisedMatterResolver } from './supervised-matter.resolver.js';

export const supervisedMatterFeature: ProcedureFeature = {
  procedure: supervisedMatter,
  resolvers: [SupervisedMatterResolver],
  entities: [SupervisedMatterEntity],
};
