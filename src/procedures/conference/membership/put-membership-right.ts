import type { Period } from '../../../kernel/timeline.js';
import {
  changeTimeline,
  checkReason,
  refusedCorrection,
  type Corrected,
  type CorrectionAct,
  type CorrectionAsked,
  type DatedTable,
} from '../../../core/dated/index.js';
import { actingOn, type Organization } from '../../../core/organizations/index.js';
import { acted, checkRunning, type Changing } from './change-membership.js';
import { meetingsOfDays } from './meetings-of-days.sql.js';

/** Which period is put right, by the first day that it has now. */
export interface PeriodNamed extends CorrectionAsked {
  readonly validFrom: string;
}

/** Puts right what the conference is made of, and tells the meetings of the days of which something else is said. */
export async function putMembershipRight<P extends Period>(
  change: Changing,
  table: DatedTable<P>,
  { validFrom, reason, dryRun }: PeriodNamed,
  act: CorrectionAct<P> & {
    readonly subject: string;
    readonly rule: string;
    readonly organization: Organization | undefined;
    /** Whether it concerns every meeting, not only those to which the organization was asked. */
    readonly isOfAll?: boolean;
  },
): Promise<Corrected<P>> {
  const { hub, viewer } = change;
  const { organization, kind, subject, decide, action } = act;
  const wrong = [...checkRunning(change, act.rule), ...act.wrong, ...checkReason(reason)];
  if (wrong.length > 0 || !organization) return refusedCorrection(wrong);
  const changed = await changeTimeline(hub, viewer, table, {
    ...{ subject, kind, reason, decide, dryRun: dryRun ?? false },
    audited: acted(action, organization, validFrom),
  });
  const asked = act.isOfAll ? null : askedAs(organization, change.today);
  return { ...changed, touched: await meetingsOfDays(hub.pool, viewer, changed.changedDays, asked) };
}

/** Keys under which meetings name it: its own, and that of whoever acts for it. */
function askedAs(organization: Organization, today: string): number[] {
  const acting = actingOn(organization, today);
  return acting && acting !== organization ? [organization.key, acting.key] : [organization.key];
}
