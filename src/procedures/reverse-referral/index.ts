import { decisionsOf } from '../../categories/penalty-decision/index.js';
import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { ReverseReferralResolver, ReverseReferralType } from './reverse-referral.api.js';
import { reverseReferralEntity } from './reverse-referral.facts.js';
import { reverseReferral } from './reverse-referral.procedure.js';

export { takeReverseStep } from './reverse-referral.api.js';

export const reverseReferralFeature: ProcedureFeature = {
  procedure: reverseReferral,
  resolvers: [ReverseReferralResolver, decisionsOf(ReverseReferralType)],
  entities: [reverseReferralEntity],
};
