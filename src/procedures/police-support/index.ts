import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { PoliceSupportEntity } from './police-support.entity.js';
import { policeSupport } from './police-support.procedure.js';
import { PoliceSupportResolver } from './police-support.resolver.js';

export const policeSupportFeature: ProcedureFeature = {
  procedure: policeSupport,
  resolvers: [PoliceSupportResolver],
  entities: [PoliceSupportEntity],
};
