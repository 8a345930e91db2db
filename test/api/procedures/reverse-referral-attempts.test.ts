import { reverseReferralFeature } from '../../../src/procedures/reverse-referral/index.js';
import { penaltyFor, reverseInput } from '../../harness/builders/reverse-referral.js';
import { describeAttempts } from '../../harness/properties/attempts.js';

const { table, mutations } = reverseReferralFeature.procedure;

describeAttempts('[X2] a case that is sent for a penalty', {
  table,
  mutations,
  api: { field: 'reverseReferral' },
  idField: 'reverseReferralId',
  actors: {
    issuer: { organization: 'jcy' },
    authority: { organization: 'zrzy' },
    procuratorate: null as never,
    justice: { organization: 'sfj' },
    county: { organization: 'xzf', roles: ['COUNTY_GOVERNMENT'] },
  },
  actorsAfter: (way) => (way.includes('sendOn') ? { authority: { organization: 'scjg' } } : {}),
  // A penalty is told of once its decision names the case.
  async before(hub, step, id) {
    if (step === 'penalize') await penaltyFor(hub, 'zrzy', id);
  },
  // What police and courts send, and silence, which takes time: reverse-referral.test.ts.
  requests: {
    opine: () => reverseInput(),
    accept: () => ({}),
    sendBack: () => ({ reason: '不属于本单位的职责范围' }),
    sendOn: () => ({ toCode: 'scjg', reason: '属无照经营' }),
    takeBack: () => ({ reason: '不起诉决定被撤销' }),
    penalize: () => ({ decisionNumber: '古自然资罚决字〔2024〕3号' }),
    spare: () => ({ reason: '违法行为已超过二年未被发现' }),
    settle: () => ({}),
    escalate: () => ({ reason: '理由不能成立' }),
    order: () => ({ decision: '由自然资源局依法处理' }),
    uphold: () => ({ decision: '理由成立' }),
  },
});
