import { complaintFeature } from '../../../src/procedures/complaint/index.js';
import { describeAttempts } from '../../harness/properties/attempts.js';
import { complaintInput, found, informing, replying } from '../../harness/builders/complaint.js';

const { table, mutations } = complaintFeature.procedure;
const township = { organization: '141025100' };
const department = { organization: 'scjg' };

describeAttempts('[C2] [C3] [C5] [C8] [C12] [C13] a complaint', {
  table,
  mutations,
  api: { field: 'complaint' },
  idField: 'complaintId',
  types: {
    accept: 'ComplaintStepInput',
    acknowledge: 'ComplaintStepInput',
    close: 'ComplaintStepInput',
  },
  actors: {
    firstContact: department,
    handler: department,
    receiver: township,
    informer: department,
    county: { organization: 'xzf', roles: ['COUNTY_GOVERNMENT'] },
  },
  actorsAfter: (way) => ({
    ...(way.includes('acknowledge') ? { handler: township } : {}),
    // Whoever took it back informs nobody any longer.
    ...(way.includes('inform') && !way.includes('return') ? {} : { informer: null }),
  }),
  ways: { feedBack: ['register', 'inform', 'acknowledge', 'accept', 'verifyNoViolation', 'reply'] },
  requests: {
    register: () => complaintInput(),
    accept: () => ({}),
    verifyViolation: () => found('VIOLATION'),
    verifyNoViolation: () => found('NO_VIOLATION'),
    verifyNoJurisdiction: () => found('NO_JURISDICTION'),
    fileCase: () => ({}),
    inform: () => informing,
    handOver: () => ({
      toCode: '141025100',
      materials: [{ kind: 'HANDOVER_DOCUMENT', name: '投诉举报移交书' }],
    }),
    acknowledge: () => ({}),
    return: () => ({ reason: '不在本镇辖区' }),
    guide: () => ({ guidance: '请先核对采砂许可证' }),
    reply: () => replying,
    feedBack: () => ({ feedback: '已立案处罚并告知举报人' }),
    close: () => ({}),
  },
});
