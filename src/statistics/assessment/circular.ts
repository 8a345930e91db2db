import type { Organization } from '../../core/organizations/index.js';
import type { OfficialDocument } from '../../platform/official-document/index.js';
import type { Period } from '../../platform/graphql/period.graphql.js';
import { inTimeRate, type Assessed, type Assessment } from './assess.js';
import { assessmentFigures } from './assessment-figures.js';

/** As many columns as a page is wide for. */
const shown = [
  ...(['DUE', 'IN_TIME', 'LATE', 'OVERDUE', 'UNANSWERED', 'RETURNED', 'NEEDS_SERVED'] as const),
  ...(['RATED', 'RATED_DISSATISFIED'] as const),
];

/** 通报: what the county's office makes of an assessment, as a draft for it to finish. It names no person and no case. */
export function assessmentCircular(
  { rows, total, points }: Assessment,
  period: Period,
  issuer: Organization,
): OfficialDocument {
  const columns = ['单位', ...shown.map((name) => shortTitle(assessmentFigures[name].title)), '按期率'];
  const cells = ({ counts, score }: Assessed): string[] => [
    ...shown.map((name) => String(counts[name])),
    percent(inTimeRate(counts)),
    ...(points ? [score === null ? '' : String(score)] : []),
  ];
  const name = issuer.legalName ?? issuer.name;
  const behind = rows.filter(({ counts }) => counts.OVERDUE > 0).map(({ organization }) => organization?.name ?? '');
  return {
    kind: 'NOTICE',
    issuer: name,
    documentNumber: null,
    title: `关于${chineseDay(period.from)}至${chineseDay(period.to)}行政执法协调联动办理情况的通报`,
    addressee: '各乡镇人民政府，县直各有关部门',
    paragraphs: [
      `现将${chineseDay(period.from)}至${chineseDay(period.to)}各单位在行政执法协调联动中的办理情况通报如下。`,
      { heading: '总体情况', level: 1 },
      `期间全县应办${total.counts.DUE}件次，按期办理${total.counts.IN_TIME}件次，按期办理率${percent(inTimeRate(total.counts))}；逾期办理${total.counts.LATE}件次，逾期未办${total.counts.OVERDUE}件次，期满未答复${total.counts.UNANSWERED}件次。`,
      { heading: '各单位情况', level: 1 },
      {
        columns: [...columns, ...(points ? ['得分'] : [])],
        rows: [...rows, total].map((row) => [row.organization?.name ?? '合计', ...cells(row)]),
      },
      { heading: '存在的问题和要求', level: 1 },
      behind.length === 0
        ? '期间到期事项均已办理。请各单位继续按规定时限办理。'
        : `${behind.join('、')}尚有逾期未办事项，请抓紧办理，并说明原因。`,
      { heading: '指标口径', level: 1 },
      // Ids of rules are the hub's own; a circular does not cite them.
      ...shown.map((each) => {
        const { title, numerator } = assessmentFigures[each];
        return `${title}：${numerator.replace(/（规则[^）]*）/g, '')}。`;
      }),
    ],
    signedBy: name,
    date: null,
  };
}

/** A column is as wide as its heading. */
function shortTitle(title: string): string {
  return title.replace(/(件次|条数|次数)$/, '');
}

function percent(rate: number | null): string {
  return rate === null ? '—' : `${(rate * 100).toFixed(1)}%`;
}

/** `2026年3月1日` */
function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
