import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { DisputeConsultationEntity } from './consultation.entity.js';
import { disputeResolvers } from './dispute.api.js';
import { disputeEntity } from './dispute.facts.js';
import { dispute } from './dispute.procedure.js';

export const disputeFeature: ProcedureFeature = {
  procedure: dispute,
  resolvers: disputeResolvers,
  entities: [disputeEntity, DisputeConsultationEntity],
};
