import { procuratorialOpinionFeature } from '../../../src/procedures/procuratorial-opinion/index.js';
import { opinionInput } from '../../harness/builders/procuratorial-opinion.js';
import { describeAttempts } from '../../harness/properties/attempts.js';

const { table, mutations } = procuratorialOpinionFeature.procedure;

describeAttempts('[X2] an opinion of the procuratorate', {
  table,
  mutations,
  api: { field: 'procuratorialOpinion' },
  idField: 'procuratorialOpinionId',
  actors: {
    issuer: { organization: 'jcy' },
    addressee: { organization: 'zrzy' },
    justice: { organization: 'sfj' },
    county: { organization: 'xzf', roles: ['COUNTY_GOVERNMENT'] },
  },
  // Silence takes time: procuratorial-opinion.test.ts.
  requests: {
    issue: () => opinionInput(),
    answer: () => ({ adoption: 'NOT_ADOPTED', answer: '价值鉴定未达到追诉标准' }),
    close: () => ({}),
    withdraw: () => ({ reason: '已自行移送' }),
    escalate: () => ({ reason: '鉴定不能成立' }),
    order: () => ({ decision: '请重新鉴定后回复' }),
    uphold: () => ({ decision: '理由成立' }),
  },
});
