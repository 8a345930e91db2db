import type { Period, Timeline } from '../../kernel/timeline.js';
import {
  cancel,
  changeTimeline,
  checkReason,
  correct,
  mostCounted,
  refusedCorrection,
  type Corrected,
  type CorrectionAct,
  type CorrectionAsked,
  type PeriodWords,
  type Touched,
} from '../dated/index.js';
import type { Hub, RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import type { PolicyName } from '../policies/index.js';
import { announceReferenceData } from './announce.sql.js';
import { countRunningClocks, policyTimeline, type ClockName, type PolicyValue } from './policy-timeline.sql.js';
import { checkBasis } from './check-basis.js';
import { afterwards, checkValue } from './set-policy.js';

/** J21: the regulation is revised in practice, value by value; on each day one holds. */
const words: PeriodWords = { shape: 'withoutGaps', rule: 'J21', what: '取值', from: 'validFrom', to: 'correctedFrom' };

/** Which value of which policy, and why it is put right. */
interface PolicyPeriodNamed extends CorrectionAsked {
  readonly name: PolicyName;
  readonly validFrom: string;
}

export interface PolicyCorrection extends PolicyPeriodNamed {
  readonly correctedFrom?: string | null;
  readonly value?: number | null;
  readonly basis?: string | null;
}

/** Puts a value right that was told wrongly, begun or not: its first day, the value itself, what it rests on. */
export function correctPolicy(context: RequestContext, correction: PolicyCorrection): Promise<Corrected<PolicyValue>> {
  const { name, validFrom } = correction;
  const value = correction.value ?? null;
  const basis = correction.basis ?? null;
  const wrong = [...(value === null ? [] : checkValue(name, value)), ...(basis === null ? [] : checkBasis(basis))];
  const put = (told: PolicyValue): PolicyValue => ({
    ...told,
    validFrom: correction.correctedFrom ?? told.validFrom,
    value: value ?? told.value,
    basis: basis?.trim() ?? told.basis,
  });
  const decide: Decide = (standing) => correct(standing, validFrom, put, words);
  return putRight(context, correction, { kind: 'CORRECTED', action: 'POLICY_CORRECTED', wrong, decide });
}

/** Takes a value out that will not hold, or should never have been told: the one before it holds on. */
export function cancelPolicy(context: RequestContext, named: PolicyPeriodNamed): Promise<Corrected<PolicyValue>> {
  const decide: Decide = (standing) => cancel(standing, named.validFrom, words);
  return putRight(context, named, { kind: 'CANCELLED', action: 'POLICY_CANCELLED', wrong: [], decide });
}

type Decide = CorrectionAct<PolicyValue>['decide'];

async function putRight(
  context: RequestContext,
  { name, validFrom, reason, dryRun }: PolicyPeriodNamed,
  act: CorrectionAct<PolicyValue>,
): Promise<Corrected<PolicyValue>> {
  const { hub, viewer: caller } = context;
  const viewer = requirePermission(caller, 'administerCounty');
  const wrong = [...act.wrong, ...checkReason(reason)];
  if (wrong.length > 0) return refusedCorrection(wrong);
  const changed = await changeTimeline(hub, viewer, policyTimeline, {
    ...{ subject: name, kind: act.kind, reason, decide: act.decide, dryRun: dryRun ?? false },
    audited: { action: act.action, subjectType: 'Policy', subjectId: name, details: { validFrom } },
    also: announceReferenceData,
  });
  const touched = await clocksUnder(hub, name, changed.changedDays);
  return { ...(dryRun ? changed : await afterwards(context, changed)), touched };
}

/** Clocks that began on some days by the value of a policy, and still run: each keeps the time it was given. */
async function clocksUnder(hub: Hub, name: PolicyName, days: Timeline<Period>): Promise<readonly Touched[]> {
  const clocks = [...hub.procedures.values()].flatMap(({ name: procedure, table }) =>
    Object.entries(table.clocks).flatMap(([clock, { within }]): ClockName[] =>
      within.kind === 'POLICY' && within.policy === name ? [{ procedure, clock }] : [],
    ),
  );
  let count = 0;
  for (const { validFrom, validTo } of clocks.length === 0 ? [] : days) {
    const since = startOfDay(validFrom);
    const before = validTo === null ? null : startOfDay(validTo);
    count += await countRunningClocks(hub.pool, clocks, { since, before }, mostCounted - count);
  }
  return count === 0 ? [] : [{ kind: 'RUNNING_CLOCK', count, firstIds: [] }];
}

const startOfDay = (day: string): string => `${day}T00:00:00+08:00`;
