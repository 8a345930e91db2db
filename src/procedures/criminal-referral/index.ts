import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { CriminalReferralEntity } from './criminal-referral.entity.js';
import { criminalReferral } from './criminal-referral.procedure.js';
import { CriminalReferralResolver } from './criminal-referral.resolver.js';
import { FilingResolver } from './filing.resolver.js';

export const criminalReferralFeature: ProcedureFeature = {
  procedure: criminalReferral,
  resolvers: [CriminalReferralResolver, FilingResolver],
  entities: [CriminalReferralEntity],
};
