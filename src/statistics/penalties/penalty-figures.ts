import { rate, total, type Figure } from '../figure.js';

const decision = 'penalty_decision';

/**
 * Penalty decisions by the day they were made; only what is shared counts, what was withdrawn does not. What reconsideration or a court has
 * set aside, or found void, counts apart, and what they have changed with its changed amounts (S3).
 */
export const penaltyFigures = {
  decisions: {
    property: 'decisions',
    column: 'decisions',
    type: 'int',
    title: '处罚决定件数',
    english: 'Decisions',
    numerator: '处罚决定的件数，不含被撤销、确认无效的',
    denominator: null,
    sources: `${decision}.decided_on, standing, shared_record.status`,
    expression: total('decisions'),
  },
  fineTotal: {
    property: 'fineTotal',
    column: 'fine_total',
    type: 'numeric',
    title: '罚款合计',
    english: 'Fines, in yuan',
    numerator: '罚款金额之和，元，经复议、诉讼变更的按变更后的计',
    denominator: null,
    sources: `${decision}.fine_amount, changed_fine_amount, standing`,
    expression: `${total('fine_total')}::numeric(24,2)`,
  },
  confiscatedTotal: {
    property: 'confiscatedTotal',
    column: 'confiscated_total',
    type: 'numeric',
    title: '没收合计',
    english: 'Amounts confiscated, in yuan',
    numerator: '没收金额之和，元，经复议、诉讼变更的按变更后的计',
    denominator: null,
    sources: `${decision}.confiscated_amount, changed_confiscated_amount, standing`,
    expression: `${total('confiscated_total')}::numeric(24,2)`,
  },
  executed: {
    property: 'executed',
    column: 'executed',
    type: 'int',
    title: '已执行件数',
    english: 'Decisions executed',
    numerator: '执行情况为已执行的件数',
    denominator: null,
    sources: `${decision}.execution_status`,
    expression: total('executed'),
  },
  executionRate: {
    property: 'executionRate',
    column: 'execution_rate',
    type: 'float8',
    title: '执行率',
    english: 'Execution rate: executed / decisions, four decimals, null without decisions',
    numerator: '已执行件数',
    denominator: '处罚决定件数',
    sources: `${decision}.execution_status`,
    expression: rate('sum(c.executed)', 'sum(c.decisions)'),
  },
  setAside: {
    property: 'setAside',
    column: 'set_aside',
    type: 'int',
    title: '被撤销件数',
    english: 'Decisions set aside or found void',
    numerator: '经复议、诉讼撤销或确认无效的件数，不计入其他各项',
    denominator: null,
    sources: `${decision}.standing`,
    expression: total('set_aside'),
  },
} as const satisfies Record<string, Figure>;
