import { registerEnumType } from 'type-graphql';
import { procedureApi } from '../../core/proceedings/index.js';
import { policeSupportFacts, policeSupportRequests } from './police-support.facts.js';
import { policeSupport } from './police-support.procedure.js';
import { obstructionKinds, policeHelps, policeOutcomes } from './police-support.js';
import { callPolice, loadReferral, recordHandling, reportResult } from './support-enforcement.js';

registerEnumType(obstructionKinds, {
  name: 'ObstructionKind',
  description: '阻挠的种类（规则 A7）。What happens to officers (rule A7).',
  valuesConfig: {
    OBSTRUCTION: { description: '阻挠执法。Obstruction.' },
    VIOLENCE: { description: '暴力抗法。Violent resistance.' },
  },
});

registerEnumType(policeHelps, {
  name: 'PoliceHelp',
  description: '公安部门的协助（规则 A7）。How the police help (rule A7).',
  valuesConfig: {
    EVIDENCE_FIXED: { description: '协助固定证据。Evidence is secured.' },
    SCENE_CONTROLLED: { description: '协助现场控制。The scene is controlled.' },
    OTHER: { description: '其他协助。Other help.' },
  },
});

registerEnumType(policeOutcomes, {
  name: 'PoliceOutcome',
  description: '查处结果的种类（规则 A8）。What became of it (rule A8).',
  valuesConfig: {
    PENALTY: { description: '治安管理处罚。A penalty for breach of public security.' },
    CRIME: { description: '构成犯罪，依法追究刑事责任。Crime, which is prosecuted.' },
    NO_PENALTY: { description: '不予处罚。No penalty.' },
    NO_VIOLATION: { description: '违法事实不成立。No violation was established.' },
  },
});

const words = {
  field: 'policeSupport',
  filter: '公安配合的筛选条件，各项同时满足。Filter of police support; all conditions hold.',
  step: '公安配合的一步。A step of police support.',
  id: '公安配合的标识。The incident.',
  list: {
    name: 'policeSupports',
    words:
      '本单位请求或给予的，最近发起的在前（机制三（五）3）。Police support that one called for or gave, opened last first.',
  },
} as const;

export const { resolver: PoliceSupportResolver } = procedureApi(
  policeSupport,
  policeSupportFacts,
  policeSupportRequests,
  words,
  {
    call: {
      words:
        '请求公安配合：处理阻挠执法、暴力抗法（规则 A7）。Calls the police against obstruction or violence (rule A7).',
      request: '请求公安部门处理阻挠执法（规则 A7）。Calls the police against obstruction (rule A7).',
      open: callPolice,
    },
    handle: {
      words: '记录公安处理情况和给予的协助（规则 A7）。Records how the police dealt with it and helped (rule A7).',
      request: '记录处理情况（规则 A7）。Records how the police dealt with it (rule A7).',
      decide: recordHandling,
    },
    reportResult: {
      words:
        '反馈公安查处结果；构成犯罪的可关联移送（规则 A8）。Reports the result, with the referral where it was crime (rule A8).',
      request: '反馈查处结果（规则 A8）。Reports the result (rule A8).',
      load: loadReferral,
      decide: reportResult,
    },
  },
);
