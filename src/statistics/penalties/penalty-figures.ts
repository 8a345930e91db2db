import { rate, total, type Figure } from '../figure.js';

const decision = 'penalty_decision';

/** Penalty decisions by the day they were made; only what is shared counts, what was withdrawn does not. */
export const penaltyFigures = {
  decisions: {
    property: 'decisions',
    column: 'decisions',
    type: 'int',
    title: '处罚决定件数',
    english: 'Decisions',
    numerator: '处罚决定的件数',
    denominator: null,
    sources: `${decision}.decided_on, shared_record.status`,
    expression: total('decisions'),
  },
  fineTotal: {
    property: 'fineTotal',
    column: 'fine_total',
    type: 'numeric',
    title: '罚款合计',
    english: 'Fines, in yuan',
    numerator: '罚款金额之和，元',
    denominator: null,
    sources: `${decision}.fine_amount`,
    expression: `${total('fine_total')}::numeric(24,2)`,
  },
  confiscatedTotal: {
    property: 'confiscatedTotal',
    column: 'confiscated_total',
    type: 'numeric',
    title: '没收合计',
    english: 'Amounts confiscated, in yuan',
    numerator: '没收金额之和，元',
    denominator: null,
    sources: `${decision}.confiscated_amount`,
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
} as const satisfies Record<string, Figure>;
