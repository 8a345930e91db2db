import { caseTransferFeature } from '../../../src/procedures/case-transfer/index.js';
import { describeAttempts } from '../../harness/properties/attempts.js';
import { dayFromNow } from '../../harness/builders/tasks.js';
import { transferInput, transferMaterials } from '../../harness/builders/transfer.js';

const { table, mutations } = caseTransferFeature.procedure;
const discovery = { discoveredAt: new Date(Date.now() - 60_000).toISOString(), causeOfCase: '擅自采砂' };

describeAttempts('[T9] [T10] [T11] a case transfer', {
  table,
  mutations,
  api: { field: 'caseTransfer' },
  idField: 'caseTransferId',
  types: {
    receive: 'CaseTransferStepInput',
    accept: 'CaseTransferStepInput',
    takeBack: 'CaseTransferStepInput',
  },
  actors: {
    sender: { organization: '141025100' },
    receiver: { organization: 'zrzy' },
    county: { organization: 'xzf', roles: ['COUNTY_GOVERNMENT'] },
  },
  requests: {
    discover: () => discovery,
    dissuade: () => ({ dissuasion: '已当场劝阻' }),
    inform: () => ({ toCode: 'zrzy' }),
    drop: () => ({ reason: '经查不构成违法' }),
    send: () => transferInput({ materials: transferMaterials }),
    receive: () => ({}),
    askSupplement: () => ({ supplementNeeded: '缺少现场检查记录' }),
    supplement: () => ({
      supplement: '补交现场检查记录',
      materials: [{ kind: 'SOURCE_MATERIAL', name: '现场检查记录' }],
    }),
    accept: () => ({}),
    expect: () => ({ expectedBy: dayFromNow(30) }),
    forward: () => ({ toCode: 'sthj', reason: '属生态环境部门管辖' }),
    return: () => ({ reason: '不属于本局管辖' }),
    takeBack: () => ({}),
    reportResult: () => ({ result: '责令停止违法行为，罚款二万元' }),
  },
});
