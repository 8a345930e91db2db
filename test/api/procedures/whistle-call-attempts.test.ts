import { whistleCallFeature } from '../../../src/procedures/whistle-call/index.js';
import { describeAttempts } from '../../harness/properties/attempts.js';

const { table, mutations } = whistleCallFeature.procedure;

describeAttempts('[U10] a whistle call', {
  table,
  mutations,
  api: { field: 'whistleCall' },
  idField: 'whistleCallId',
  types: { report: 'WhistleCallStepInput' },
  actors: { caller: { organization: '141025100' }, called: { organization: 'zrzy' } },
  requests: {
    call: () => ({ matter: '河道内有人采砂', place: '涧河大桥', calledCodes: ['zrzy', 'gaj'] }),
    report: () => ({ note: '三人已到场' }),
    conclude: () => ({ result: '采砂船已扣押' }),
    cancel: () => ({ reason: '当事人已撤离' }),
  },
});
