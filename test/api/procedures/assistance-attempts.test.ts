import { assistanceRequestFeature } from '../../../src/procedures/assistance/index.js';
import { assistanceInput, opinionMaterials } from '../../harness/builders/assistance.js';
import { describeAttempts } from '../../harness/properties/attempts.js';

const { table, mutations } = assistanceRequestFeature.procedure;

describeAttempts('[A1] [A2] [A3] [A4] a request for assistance', {
  table,
  mutations,
  api: { field: 'assistanceRequest' },
  idField: 'assistanceRequestId',
  actors: { requester: { organization: '141025100' }, recipient: { organization: 'zrzy' } },
  requests: {
    registerNeed: () => ({ supportKind: 'APPRAISAL', matter: '占用耕地的面积认定' }),
    request: () => assistanceInput(),
    callOnSite: () => ({ evidenceAtRisk: true, reason: '连日降雨，现场痕迹可能灭失' }),
    recordOnSite: () => ({ handling: '现场测量并拍照固定' }),
    extend: () => ({
      reason: '需委托测绘机构',
      until: new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10),
    }),
    answer: () => ({ opinion: '占用耕地 2.3 亩，不符合土地利用总体规划。', materials: opinionMaterials }),
    decline: () => ({ reason: '不属于本局职责' }),
    close: () => ({ usedAsEvidence: true }),
    withdraw: () => ({ reason: '当事人已自行整改' }),
  },
});
