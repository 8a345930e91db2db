import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { ArchiveConsultationResolver } from './archive-consultation.api.js';
import { archiveConsultationEntity } from './archive-consultation.facts.js';
import { archiveConsultation } from './archive-consultation.procedure.js';

export const archiveConsultationFeature: ProcedureFeature = {
  procedure: archiveConsultation,
  resolvers: [ArchiveConsultationResolver],
  entities: [archiveConsultationEntity],
};
