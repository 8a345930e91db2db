import { policeSupportFeature } from '../../../src/procedures/police-support/index.js';
import { describeAttempts } from '../../harness/properties/attempts.js';
import { policeInput } from '../../harness/builders/police-support.js';

const { table, mutations } = policeSupportFeature.procedure;

describeAttempts('[A7] [A8] police support', {
  table,
  mutations,
  api: { field: 'policeSupport' },
  idField: 'policeSupportId',
  actors: { caller: { organization: '141025100' }, police: { organization: 'gaj' } },
  requests: {
    call: () => policeInput(),
    handle: () => ({ handling: '出警制止并控制现场' }),
    reportResult: () => ({ outcome: 'PENALTY', result: '行政拘留五日' }),
  },
});
