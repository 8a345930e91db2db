import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { ProcuratorialOpinionResolver } from './procuratorial-opinion.api.js';
import { procuratorialOpinionEntity } from './procuratorial-opinion.facts.js';
import { procuratorialOpinion } from './procuratorial-opinion.procedure.js';

export const procuratorialOpinionFeature: ProcedureFeature = {
  procedure: procuratorialOpinion,
  resolvers: [ProcuratorialOpinionResolver],
  entities: [procuratorialOpinionEntity],
};
