import { Temporal } from 'temporal-polyfill';
import { whistleCallFeature } from '../../../src/procedures/whistle-call/index.js';
import { describeAttempts } from '../../harness/properties/attempts.js';

let minutes = 0;
const clock = { now: () => Temporal.Now.instant().add({ minutes }) };
const { table, mutations } = whistleCallFeature.procedure;

describeAttempts('[U10] a whistle call', {
  table,
  mutations,
  api: { field: 'whistleCall' },
  idField: 'whistleCallId',
  clock,
  // Whoever still has time, and has given no reason, is not put before the county government.
  before: async (_hub, step) => {
    if (step === 'contest') minutes += 121;
  },
  types: { report: 'WhistleCallStepInput', order: 'WhistleDecisionInput', uphold: 'WhistleDecisionInput' },
  actors: {
    caller: { organization: '141025100' },
    called: { organization: 'zrzy' },
    county: { organization: 'xzf', roles: ['COUNTY_GOVERNMENT'] },
  },
  requests: {
    call: () => ({ matter: '河道内有人采砂', place: '涧河大桥', calledCodes: ['zrzy', 'gaj'] }),
    report: () => ({ note: '三人已到场' }),
    decline: () => ({ reason: '人员均在参加防汛值守' }),
    contest: () => ({ unitCodes: ['zrzy'], reason: '防汛应急响应已解除' }),
    order: () => ({ decision: '请自然资源局立即派员' }),
    uphold: () => ({ decision: '理由成立' }),
    rate: () => ({ unitCode: 'zrzy', satisfied: true, arrivedInTime: true, solved: false }),
    conclude: () => ({ result: '采砂船已扣押' }),
    cancel: () => ({ reason: '当事人已撤离' }),
  },
});
