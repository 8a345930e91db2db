import { disputeFeature } from '../../../src/procedures/dispute/index.js';
import { describeAttempts } from '../../harness/properties/attempts.js';
import { consultationInput, itemDispute } from '../../harness/builders/dispute.js';

const { table, mutations } = disputeFeature.procedure;

describeAttempts('[D1] [D2] a dispute over jurisdiction', {
  table,
  mutations,
  api: { field: 'dispute' },
  idField: 'disputeId',
  actors: {
    raiser: { organization: '141025100' },
    other: { organization: 'zrzy' },
    county: { organization: 'xzf', roles: ['COUNTY_GOVERNMENT'] },
  },
  requests: {
    raise: () => itemDispute(),
    consult: () => consultationInput('AGREED'),
    consultInVain: () => consultationInput('FAILED'),
    propose: () => ({ handlerCode: 'zrzy' }),
    agree: () => ({ handlerCode: 'zrzy' }),
    refer: () => ({ reason: '双方意见不一致' }),
    decide: () => ({ designatedCode: 'zrzy', basis: '事项清单' }),
    withdraw: () => ({ reason: '对方已受理' }),
  },
});
