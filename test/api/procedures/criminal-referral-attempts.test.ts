import { criminalReferralFeature } from '../../../src/procedures/criminal-referral/index.js';
import { describeAttempts } from '../../harness/properties/attempts.js';
import { referralApi, referralRequests } from '../../harness/builders/criminal-referral.js';

const { table, mutations } = criminalReferralFeature.procedure;

describeAttempts('[X1] [X2] [X3] a criminal referral', {
  table,
  mutations,
  api: { field: referralApi.field },
  idField: 'criminalReferralId',
  actors: {
    sender: { organization: 'zrzy' },
    police: { organization: 'gaj' },
    procuratorate: { organization: 'jcy' },
  },
  requests: referralRequests,
});
