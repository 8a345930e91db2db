import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { CriminalReferralResolver } from './criminal-referral.api.js';
import { criminalReferralEntity } from './criminal-referral.facts.js';
import { criminalReferral } from './criminal-referral.procedure.js';

export const criminalReferralFeature: ProcedureFeature = {
  procedure: criminalReferral,
  resolvers: [CriminalReferralResolver],
  entities: [criminalReferralEntity],
};
