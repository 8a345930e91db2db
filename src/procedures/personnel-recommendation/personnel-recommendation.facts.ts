import { oneOf, organization, tableOfFacts, text, type ProcedureOf } from '../../core/proceedings/index.js';
import { personnelDecisions, personnelMeasures } from './personnel-recommendation.js';

/** What townships recommend on heads of dispatched bodies (Mech 三(四)3). All that is said of the official stands here alone. */
export const personnelRecommendationFacts = {
  township: organization('建议乡镇。The township that recommends.').filtered(
    '建议乡镇代码。Code of the township.',
    'townshipCode',
  ),
  department: organization('派出机构所属部门。The department that dispatched the body.').filtered(
    '主管部门代码。Code of the department.',
    'departmentCode',
  ),
  county: organization(),
  bodyName: text('派出机构名称。Name of the dispatched body.').askedBy(['recommend']),
  personName: text('负责人姓名。Name of its head.').optional().askedBy(['recommend']).knownLater(),
  measure: oneOf(personnelMeasures, '建议的种类。What is recommended.').askedBy(['recommend']),
  grounds: text('建议与理由。The recommendation and its grounds.').askedBy(['recommend']),
  opinion: text('部门意见。The department’s opinion.')
    .optional()
    .requiredBy(['comment'], '部门意见，必填。The opinion, required.'),
  decision: oneOf(personnelDecisions, '县政府是否采纳。Whether it was adopted.')
    .optional()
    .requiredBy(['decide'], '是否采纳。Whether it is adopted.'),
  decisionText: text('县政府的决定。What the county government decided.')
    .optional()
    .requiredBy(['decide'], '决定内容，必填。What was decided, required.'),
};

/** What requests tell beside facts, by step. */
export const personnelRecommendationRequests = {
  recommend: {
    departmentCode: text('派出机构所属部门的代码。Code of the department that dispatched the body.'),
  },
};

export type PersonnelRecommendation = ProcedureOf<
  typeof personnelRecommendationFacts,
  typeof personnelRecommendationRequests,
  'recommend',
  'personnelRecommendationId'
>;

export const { entity: personnelRecommendationEntity, table: personnelRecommendationTable } = tableOfFacts(
  'personnel_recommendation',
  personnelRecommendationFacts,
  { isSearched: false },
);
