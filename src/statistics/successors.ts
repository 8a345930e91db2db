import { shanghaiDay } from '../kernel/calendar.js';
import type { Hub } from '../core/hub.js';
import { actingOn } from '../core/organizations/index.js';
import { byOrganization, type Dimension } from './grouping.sql.js';

export const bySuccessorDescription =
  '是否按今日的承接单位归并：已撤销单位的数字计入其承接单位；默认按当时的单位。Whether what was done by an organization that has ended counts for whoever acts for it today; for itself by default.';

/** The dimensions with figures of organizations that have ended under whoever acts for them today, where that is asked for. */
export function underSuccessors(
  { organizations, clock }: Pick<Hub, 'organizations' | 'clock'>,
  dimensions: readonly Dimension[],
  isAsked: boolean,
): readonly Dimension[] {
  const today = shanghaiDay(clock.now()).toString();
  const successions = organizations.all().flatMap((each) => {
    const heir = actingOn(each, today);
    return heir && heir.key !== each.key ? [`WHEN ${each.key} THEN ${heir.key}`] : [];
  });
  if (!isAsked || successions.length === 0) return dimensions;
  const { expression } = byOrganization;
  const acting = `CASE ${expression} ${successions.join(' ')} ELSE ${expression} END`;
  return dimensions.map((each) => (each.expression === expression ? { ...each, expression: acting } : each));
}
