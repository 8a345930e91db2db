import { globalIds } from '../../kernel/global-id.js';
import { procedure } from '../../kernel/procedure.js';
import { byPolicy, defineProcedure } from '../../core/proceedings/index.js';
import { personnelRecommendationTable } from './personnel-recommendation.facts.js';

/** Mech 三(四)3: a township recommends on the head of a dispatched body. */
const table = procedure({
  states: { RECOMMENDED: '已建议', DECIDED: '已决定', WITHDRAWN: '已撤回' },
  parties: { township: '建议乡镇', department: '主管部门', county: '县政府' },
})(
  {
    recommend: {
      label: '提出人事建议',
      rule: 'U9',
      by: 'township',
      from: null,
      to: 'RECOMMENDED',
      needs: { bodyName: '派出机构', grounds: '建议与理由' },
    },
    comment: {
      label: '提出部门意见',
      rule: 'U9',
      by: 'department',
      from: 'RECOMMENDED',
      needs: { opinion: '部门意见' },
    },
    decide: {
      label: '记录县政府决定',
      rule: 'U9',
      by: 'county',
      from: 'RECOMMENDED',
      to: 'DECIDED',
      needs: { decisionText: '决定内容' },
    },
    withdraw: { label: '撤回建议', rule: 'U9', by: 'township', from: 'RECOMMENDED', to: 'WITHDRAWN' },
  },
  {
    decision: {
      label: '县政府决定',
      rule: 'U9',
      by: 'county',
      within: byPolicy('recommendation-decision-working-days'),
      starts: ['recommend'],
      met: ['decide'],
    },
  },
);

export const personnelRecommendation = defineProcedure({
  name: 'PERSONNEL_RECOMMENDATION',
  typeName: 'PersonnelRecommendation',
  description:
    '人事建议：乡镇对职能部门派出机构负责人任免、调整、奖惩的建议，仅有关各方和县政府可见（机制三（四）3）。A township’s recommendation on the head of a dispatched body, for its parties and the county government alone (Mech 三(四)3).',
  ids: globalIds('prc_'),
  numberPrefix: 'RS',
  table,
  facts: personnelRecommendationTable,
  mutations: {
    recommend: 'recommendPersonnel',
    comment: 'commentPersonnelRecommendation',
    decide: 'decidePersonnelRecommendation',
    withdraw: 'withdrawPersonnelRecommendation',
  },
  prose: ['grounds', 'opinion', 'decisionText'],
  awaitsCounty: { states: ['RECOMMENDED'] },
  rolesOf: { county: 'COUNTY_GOVERNMENT' },
  partiesOf: ({ townshipId, departmentId, countyId }) => ({
    township: townshipId,
    department: departmentId,
    county: countyId,
  }),
});
