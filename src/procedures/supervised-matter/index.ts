import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { supervisedMatterResolvers } from './supervised-matter.api.js';
import { supervisedMatterEntity } from './supervised-matter.facts.js';
import { supervisedMatter } from './supervised-matter.procedure.js';

export const supervisedMatterFeature: ProcedureFeature = {
  procedure: supervisedMatter,
  resolvers: supervisedMatterResolvers,
  entities: [supervisedMatterEntity],
};
