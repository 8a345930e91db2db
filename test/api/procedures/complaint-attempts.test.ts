import { complaintFeature } from '../../../src/procedures/complaint/index.js';
import { describeAttempts } from '../../harness/properties/attempts.js';
import { complaintInput, found, informing, register, replying } from '../../harness/builders/complaint.js';

const { table, mutations } = complaintFeature.procedure;
const township = { organization: '141025100' };
const department = { organization: 'scjg' };

const complainantNotice = '已电话告知';
const extendedTo = new Date(Date.now() + 110 * 86_400_000).toISOString().slice(0, 10);
let earlierId = '';

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
  async prepare(hub) {
    earlierId = (await register(hub, 'scjg')).id;
  },
  requests: {
    register: () => complaintInput(),
    accept: () => ({}),
    decline: () => ({ reason: '属信访事项，已由信访部门受理', complainantNotice }),
    merge: () => ({ earlierId, complainantNotice }),
    withdraw: () => ({ reason: '投诉举报人当面提出撤回' }),
    verifyViolation: () => found('VIOLATION'),
    verifyNoViolation: () => found('NO_VIOLATION'),
    verifyNoJurisdiction: () => found('NO_JURISDICTION'),
    correct: () => ({ reason: '补充证据表明核实有误' }),
    fileCase: () => ({}),
    extend: () => ({ reason: '须等待检测结论', approvedBy: '局长', until: extendedTo }),
    waive: () => ({ reason: '违法行为轻微并及时改正，没有造成危害后果', correctionOrdered: true }),
    inform: () => informing,
    handOver: () => ({
      toCode: '141025100',
      materials: [{ kind: 'HANDOVER_DOCUMENT', name: '投诉举报移交书' }],
    }),
    referOut: () => ({
      bodyName: '某县人民法院',
      complainantNotice,
      materials: [{ kind: 'HANDOVER_DOCUMENT', name: '投诉举报转送函' }],
    }),
    acknowledge: () => ({}),
    return: () => ({ reason: '不在本镇辖区' }),
    guide: () => ({ guidance: '请先核对采砂许可证' }),
    reply: () => replying,
    feedBack: () => ({ feedback: '已立案处罚并告知举报人' }),
    close: () => ({}),
  },
});
