import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { PoliceSupportResolver } from './police-support.api.js';
import { policeSupportEntity } from './police-support.facts.js';
import { policeSupport } from './police-support.procedure.js';

export const policeSupportFeature: ProcedureFeature = {
  procedure: policeSupport,
  resolvers: [PoliceSupportResolver],
  entities: [policeSupportEntity],
};
