import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { ArchiveConsultationEntity } from './archive-consultation.entity.js';
import { archiveConsultation } from './archive-consultation.procedure.js';
import { ArchiveConsultationResolver } from './archive-consultation.resolver.js';

export const archiveConsultationFeature: ProcedureFeature = {
  procedure: archiveConsultation,
  resolvers: [ArchiveConsultationResolver],
  entities: [ArchiveConsultationEntity],
};
