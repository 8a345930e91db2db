import { rate, total, type Figure } from '../figure.js';

const records = 'shared_record';
/** What was shared and had a clock: all but what is historical. */
const judged = 'c.same_day + c.extended + c.late';

/** Timeliness of sharing, over records by their day of formation in Asia/Shanghai; withdrawn records are not counted. */
export const sharingFigures = {
  shared: {
    property: 'shared',
    column: 'shared',
    type: 'int',
    title: '已共享条数',
    english: 'Records shared',
    numerator: '已共享的信息条数',
    denominator: null,
    sources: `${records}.status`,
    expression: total('shared'),
  },
  sameDay: {
    property: 'sameDay',
    column: 'same_day',
    type: 'int',
    title: '当日共享条数（规则 S10）',
    english: 'Shared on the day of formation (rule S10)',
    numerator: '形成当日 24 时前共享的条数',
    denominator: null,
    sources: `${records}.timeliness`,
    expression: total('same_day'),
  },
  extended: {
    property: 'extended',
    column: 'extended',
    type: 'int',
    title: '延期内共享条数（规则 S11）',
    english: 'Shared within an extension (rule S11)',
    numerator: '在延长的期限内共享的条数',
    denominator: null,
    sources: `${records}.timeliness`,
    expression: total('extended'),
  },
  late: {
    property: 'late',
    column: 'late',
    type: 'int',
    title: '逾期共享条数',
    english: 'Shared late',
    numerator: '期限届满后共享的条数',
    denominator: null,
    sources: `${records}.timeliness`,
    expression: total('late'),
  },
  historical: {
    property: 'historical',
    column: 'historical',
    type: 'int',
    title: '历史信息条数',
    english: 'Formed before the hub was in service',
    numerator: '平台启用日前形成的已共享条数',
    denominator: null,
    sources: `${records}.timeliness`,
    expression: `coalesce(sum(c.shared) - sum(${judged}), 0)`,
  },
  awaited: {
    property: 'awaited',
    column: 'awaited',
    type: 'int',
    title: '待共享条数',
    english: 'Registered, not yet shared',
    numerator: '已登记、尚未共享的条数',
    denominator: null,
    sources: `${records}.timeliness`,
    expression: total('awaited'),
  },
  sameDayRate: {
    property: 'sameDayRate',
    column: 'same_day_rate',
    type: 'float8',
    title: '当日共享率',
    english: 'Same-day rate: sameDay / (shared - historical), four decimals, null when there is none of these',
    numerator: '当日共享条数',
    denominator: '已共享条数，历史信息除外',
    sources: `${records}.timeliness`,
    expression: rate('sum(c.same_day)', `sum(${judged})`),
  },
} as const satisfies Record<string, Figure>;

/** Not a sum: over the records themselves, and only when it is asked for. */
export const medianDelayFigure: Figure = {
  property: 'medianDelayHours',
  column: 'median_delay_hours',
  type: 'float8',
  title: '共享时长中位数（小时）',
  english: 'Median hours from formation to sharing, two decimals, null when none is shared',
  numerator: '自形成至共享的小时数的中位数，历史信息除外',
  denominator: null,
  sources: `${records}.formed_at, shared_at`,
  expression: 'round((percentile_cont(0.5) WITHIN GROUP (ORDER BY c.delay))::numeric, 2)',
};
