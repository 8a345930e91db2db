import { personnelRecommendationFeature } from '../../../src/procedures/personnel-recommendation/index.js';
import { describeAttempts } from '../../harness/properties/attempts.js';

const { table, mutations } = personnelRecommendationFeature.procedure;

describeAttempts('[U9] a personnel recommendation', {
  table,
  mutations,
  api: { field: 'personnelRecommendation' },
  idField: 'personnelRecommendationId',
  types: { withdraw: 'PersonnelRecommendationStepInput' },
  actors: {
    township: { organization: '141025100' },
    department: { organization: 'scjg' },
    county: { organization: 'xzf', roles: ['COUNTY_GOVERNMENT'] },
  },
  requests: {
    recommend: () => ({
      departmentCode: 'scjg',
      bodyName: '岳阳市场监督管理所',
      measure: 'REWARD',
      grounds: '配合综合执法成效明显，建议予以嘉奖',
    }),
    comment: () => ({ opinion: '同意' }),
    decide: () => ({ decision: 'ADOPTED', decisionText: '予以嘉奖' }),
    withdraw: () => ({}),
  },
});
