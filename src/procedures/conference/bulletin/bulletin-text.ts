import { dayText } from '../../../kernel/day-text.js';
import type { Hub } from '../../../core/hub.js';
import { labelOf } from '../../../platform/graphql/label.js';
import type { Period, PeriodFigures } from './period-figures.sql.js';

/** 综合行政执法工作简报（2026年7月1日至2026年12月31日） */
export function bulletinTitle({ from, to }: Period): string {
  return `综合行政执法工作简报（${dayText(from)}至${dayText(to)}）`;
}

/** J5: the first draft of a bulletin, for the office to edit; only sums of what all members see. */
export function bulletinText(
  {
    organizations,
    categories,
  }: Pick<Hub, 'categories'> & {
    readonly organizations: Pick<Hub['organizations'], 'byKey'>;
  },
  { from, to }: Period,
  figures: PeriodFigures,
): string {
  const total = (count: 'shared' | 'sameDay' | 'historical'): number =>
    figures.categories.reduce((sum, each) => sum + each[count], 0);
  const shared = total('shared');
  const nameOf = (category: string): string => labelOf(categories.get(category)?.description) ?? category;
  const works = figures.works.map(({ title, publisherId }) => `${organizations.byKey(publisherId).name}：${title}`);
  return [
    '一、信息共享情况',
    shared === 0
      ? `${dayText(from)}至${dayText(to)}，各单位未共享面向全体成员单位的信息。`
      : `${dayText(from)}至${dayText(to)}，各单位共享面向全体成员单位的信息${shared}条，${timelinessText(total('sameDay'), shared - total('historical'), total('historical'))}。`,
    ...figures.categories.map((each) => `${nameOf(each.category)}：${each.shared}条。`),
    '二、行政处罚情况',
    `共享行政处罚决定${figures.penalties}件，罚款${figures.fines}元。`,
    '三、联席会议情况',
    `召开联席会议${figures.meetings}次，形成决议事项${figures.adopted}项，办理完毕${figures.completed}项。`,
    ...(works.length === 0 ? [] : ['四、各单位工作动态', ...works]),
  ].join('\n');
}

/** What was formed before the hub was in service had no clock. */
function timelinessText(sameDay: number, judged: number, historical: number): string {
  const before = historical === 0 ? '' : `启用前形成的历史信息${historical}条`;
  if (judged === 0) return '均为启用前形成的历史信息';
  const kept = `其中当日共享${sameDay}条，当日共享率${rate(sameDay, judged)}`;
  return before === '' ? kept : `${kept}（不含${before}）`;
}

/** 66.7% */
function rate(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)}%`;
}
