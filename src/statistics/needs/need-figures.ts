import { rate, total, type Figure } from '../figure.js';

const matches = 'record_need';
const feedback = 'execution_feedback.due_at, met_at';

function count(property: string, column: string, words: Pick<Figure, 'title' | 'english' | 'sources'>): Figure {
  return {
    property,
    column,
    type: 'int',
    ...words,
    numerator: words.title,
    denominator: null,
    expression: total(column),
  };
}

/** S3: how the needs of organizations are served, over records by the day on which they came to meet one. */
export const needFigures = {
  served: count('served', 'served', {
    title: '送达条数',
    english: 'Records that met a need, once for each need',
    sources: `${matches}.matched_at`,
  }),
  inTime: count('inTime', 'in_time', {
    title: '及时送达条数：当日或延期内共享的',
    english: 'Of these, shared on the day of formation or within an extension',
    sources: 'shared_record.timeliness',
  }),
  late: count('late', 'late', {
    title: '逾期送达条数',
    english: 'Of these, shared late',
    sources: 'shared_record.timeliness',
  }),
  acknowledged: count('acknowledged', 'acknowledged', {
    title: '已签收条数',
    english: 'Of these, acknowledged by whoever has the need',
    sources: `${matches}.acknowledged_at`,
  }),
  feedbackDue: count('feedbackDue', 'feedback_due', {
    title: '应反馈执行情况次数',
    english: 'Feedback on execution that was given or has become due',
    sources: feedback,
  }),
  feedbackInTime: count('feedbackInTime', 'feedback_in_time', {
    title: '按期反馈执行情况次数',
    english: 'Of these, given in time',
    sources: feedback,
  }),
  inTimeRate: {
    ...{ property: 'inTimeRate', column: 'in_time_rate', type: 'float8', title: '及时送达率' },
    english: 'In-time rate, four decimals, null when there are none',
    ...{ numerator: '及时送达条数', denominator: '及时与逾期送达条数', sources: 'shared_record.timeliness' },
    expression: rate('sum(c.in_time)', 'sum(c.in_time + c.late)'),
  },
  feedbackRate: {
    ...{ property: 'feedbackRate', column: 'feedback_rate', type: 'float8', title: '按期反馈率' },
    english: 'In-time rate of feedback, four decimals, null when there is none',
    ...{ numerator: '按期反馈执行情况次数', denominator: '应反馈执行情况次数', sources: feedback },
    expression: rate('sum(c.feedback_in_time)', 'sum(c.feedback_due)'),
  },
} as const satisfies Record<string, Figure>;
