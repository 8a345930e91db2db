import { registerEnumType } from 'type-graphql';
import { procedureApi } from '../../core/proceedings/index.js';
import { personnelRecommendationFacts, personnelRecommendationRequests } from './personnel-recommendation.facts.js';
import { personnelRecommendation } from './personnel-recommendation.procedure.js';
import { personnelDecisions, personnelMeasures } from './personnel-recommendation.js';
import {
  commentRecommendation,
  decideRecommendation,
  recommendPersonnel,
  withdrawRecommendation,
} from './recommend-personnel.js';

registerEnumType(personnelMeasures, {
  name: 'PersonnelMeasure',
  description: '建议的种类（规则 U9）。What is recommended (rule U9).',
  valuesConfig: {
    APPOINTMENT: { description: '任职。Appointment.' },
    REMOVAL: { description: '免职。Removal.' },
    ADJUSTMENT: { description: '调整。Adjustment.' },
    REWARD: { description: '奖励。Reward.' },
    PUNISHMENT: { description: '惩戒。Punishment.' },
  },
});

registerEnumType(personnelDecisions, {
  name: 'PersonnelDecision',
  description: '建议是否采纳。Whether a recommendation is adopted.',
  valuesConfig: {
    ADOPTED: { description: '采纳。Adopted.' },
    PARTLY_ADOPTED: { description: '部分采纳。Adopted in part.' },
    NOT_ADOPTED: { description: '未采纳。Not adopted.' },
  },
});

const words = {
  field: 'personnelRecommendation',
  filter: '人事建议的筛选条件，各项同时满足。Filter of personnel recommendations; all conditions hold.',
  step: '人事建议的一步；说明栏须留空。A step in a recommendation; leave the note empty.',
  id: '人事建议的标识。The recommendation.',
  list: {
    name: 'personnelRecommendations',
    words: '与本单位有关的，最近提出的在前（机制三（四）3）。Recommendations that one is a party of, made last first.',
  },
} as const;

export const { resolver: PersonnelRecommendationResolver } = procedureApi(
  personnelRecommendation,
  personnelRecommendationFacts,
  personnelRecommendationRequests,
  words,
  {
    recommend: {
      words:
        '提出人事建议：乡镇对派出机构负责人的任免、调整、奖惩（规则 U9）。A township recommends on the head of a dispatched body (rule U9).',
      request: '提出人事建议（规则 U9）；说明栏须留空。Makes a recommendation (rule U9); leave the note empty.',
      open: recommendPersonnel,
    },
    comment: {
      words: '提出部门意见，由主管部门办理（规则 U9）。The department gives its opinion (rule U9).',
      request: '部门意见（规则 U9）。The department’s opinion (rule U9).',
      decide: commentRecommendation,
    },
    decide: {
      words: '记录人事建议的决定：县政府的（规则 U9）。Records what the county government decided (rule U9).',
      request: '县政府的决定（规则 U9）。The county government’s decision (rule U9).',
      decide: decideRecommendation,
    },
    withdraw: { words: '撤回人事建议。Withdraws it.', decide: withdrawRecommendation },
  },
);
