import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { ConsultationEntity } from './consultation.entity.js';
import { consultation } from './consultation.procedure.js';
import { ConsultationResolver } from './consultation.resolver.js';
import { consultationsDue } from './consultations-due.sql.js';

export const consultationFeature: ProcedureFeature = {
  procedure: consultation,
  resolvers: [ConsultationResolver],
  entities: [ConsultationEntity],
  deadlineSources: [consultationsDue],
};
