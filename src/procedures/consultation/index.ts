import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { ConsultationResolver } from './consultation.api.js';
import { consultationEntity } from './consultation.facts.js';
import { consultation } from './consultation.procedure.js';
import { consultationsDue } from './consultations-due.sql.js';

export const consultationFeature: ProcedureFeature = {
  procedure: consultation,
  resolvers: [ConsultationResolver],
  entities: [consultationEntity],
  deadlineSources: [consultationsDue],
};
