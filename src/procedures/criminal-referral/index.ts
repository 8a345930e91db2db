import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { criminalReferralResolvers } from './criminal-referral.api.js';
import { criminalReferralEntity } from './criminal-referral.facts.js';
import { ReferralObjectEntity } from './referral-object.entity.js';
import { criminalReferral } from './criminal-referral.procedure.js';

export { takeReferralStep } from './criminal-referral.api.js';

export const criminalReferralFeature: ProcedureFeature = {
  procedure: criminalReferral,
  resolvers: criminalReferralResolvers,
  entities: [criminalReferralEntity, ReferralObjectEntity],
};
