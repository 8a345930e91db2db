import { assistanceRequestFeature } from '../../../src/procedures/assistance/index.js';
import { assistanceInput, opinionMaterials } from '../../harness/builders/assistance.js';
import { describeAttempts } from '../../harness/properties/attempts.js';
import { dayFromNow } from '../../harness/builders/tasks.js';

const { table, mutations } = assistanceRequestFeature.procedure;

describeAttempts('[A1] [A2] [A3] [A4] a request for assistance', {
  table,
  mutations,
  api: { field: 'assistanceRequest' },
  idField: 'assistanceRequestId',
  types: {
    acceptDecline: 'AssistanceRequestStepInput',
    escalate: 'AssistanceContestInput',
    order: 'AssistanceDecisionInput',
    uphold: 'AssistanceDecisionInput',
  },
  actors: {
    requester: { organization: '141025100' },
    recipient: { organization: 'zrzy' },
    county: { organization: 'xzf', roles: ['COUNTY_GOVERNMENT'] },
  },
  // Silence takes time: assistance-clocks.test.ts.
  requests: {
    registerNeed: () => ({ supportKind: 'APPRAISAL', matter: '占用耕地的面积认定' }),
    request: () => assistanceInput(),
    callOnSite: () => ({ evidenceAtRisk: true, reason: '连日降雨，现场痕迹可能灭失' }),
    recordOnSite: () => ({ handling: '现场测量并拍照固定' }),
    accept: () => ({ expectedBy: dayFromNow(4) }),
    expect: () => ({ expectedBy: dayFromNow(6), reason: '测绘机构排期' }),
    askSupplement: () => ({ supplementNeeded: '缺少宗地坐标', until: dayFromNow(3) }),
    supplement: () => ({ supplement: '宗地坐标见附件' }),
    forward: () => ({ toCode: 'sthj', reason: '属生态环境部门职责' }),
    extend: () => ({
      reason: '需委托测绘机构',
      until: new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10),
    }),
    answer: () => ({ opinion: '占用耕地 2.3 亩，不符合土地利用总体规划。', materials: opinionMaterials }),
    decline: () => ({ reason: '不属于本局职责' }),
    acceptDecline: () => ({}),
    escalate: () => ({ reason: '认定占地面积属该局法定职责' }),
    order: () => ({ decision: '请自然资源局在五个工作日内出具意见' }),
    uphold: () => ({ decision: '理由成立' }),
    close: () => ({ usedAsEvidence: true }),
    withdraw: () => ({ reason: '当事人已自行整改' }),
  },
});
