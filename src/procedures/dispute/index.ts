import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { DisputeConsultationEntity } from './consultation.entity.js';
import { DisputeConsultationResolver, DisputeFieldsResolver } from './dispute-fields.resolver.js';
import { DisputeEntity } from './dispute.entity.js';
import { dispute } from './dispute.procedure.js';
import { DisputeResolver } from './dispute.resolver.js';

export const disputeFeature: ProcedureFeature = {
  procedure: dispute,
  resolvers: [DisputeResolver, DisputeFieldsResolver, DisputeConsultationResolver],
  entities: [DisputeEntity, DisputeConsultationEntity],
};
