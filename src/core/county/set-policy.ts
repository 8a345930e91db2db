import { shanghaiDay } from '../../kernel/calendar.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { setFrom } from '../../kernel/timeline.js';
import { changeTimeline, type ChangedTimeline } from '../dated/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { dayOfValue, minutesOfValue, mostOfUnit, policyTable, type PolicyName } from '../policies/index.js';
import { announceReferenceData } from './announce.sql.js';
import { checkBasis } from './check-basis.js';
import { policyTimeline, type PolicyValue } from './policy-timeline.sql.js';

/** A value from a day (`YYYY-MM-DD`) on. */
export interface PolicyDecision {
  readonly name: PolicyName;
  readonly value: number;
  readonly validFrom: string;
  readonly basis: string;
}

/**
 * Decides what the regulation leaves open, from today or a later day on, until the next value that is decided already: clocks that ran
 * before keep the value they ran under. Gives what is wrong; every node knows of the decision once it is committed.
 */
export async function setPolicy(context: RequestContext, decision: PolicyDecision): Promise<readonly Refusal[]> {
  const { hub, viewer: caller } = context;
  const viewer = requirePermission(caller, 'administerCounty');
  const { name, value, validFrom } = decision;
  const wrong = [
    ...checkValue(name, value),
    ...(validFrom < shanghaiDay(hub.clock.now()).toString()
      ? [refusal('validFrom', 'INVALID', '首日不得早于今日；已施行的取值有误的，请更正')]
      : []),
    ...checkBasis(decision.basis),
  ];
  if (wrong.length > 0) return wrong;
  const basis = decision.basis.trim();
  const changed = await changeTimeline(hub, viewer, policyTimeline, {
    subject: name,
    kind: 'SET',
    reason: basis,
    audited: { action: 'POLICY_SET', subjectType: 'Policy', subjectId: name, details: { value, validFrom } },
    decide: ({ timeline }) => ({
      timeline: setFrom<PolicyValue>(timeline, { validFrom, validTo: null, value, basis }),
    }),
    also: announceReferenceData,
  });
  return (await afterwards(context, changed)).userErrors;
}

/** Other nodes hear of a change; this one answers with it. */
export async function afterwards(
  { hub }: RequestContext,
  changed: ChangedTimeline<PolicyValue>,
): Promise<ChangedTimeline<PolicyValue>> {
  if (changed.userErrors.length === 0) await hub.policies.reload();
  return changed;
}

/** By these it is decided when people are reminded, urged and told. */
const beginsOrEndsADay: ReadonlySet<PolicyName> = new Set<PolicyName>([
  'office-opens',
  'office-closes',
  'messages-from',
  'messages-until',
  'digest-time',
]);

/** Nobody is reminded at night, whoever decides it. */
function isAtNight(value: number): boolean {
  const minutes = minutesOfValue(value);
  return minutes !== null && (minutes < 6 * 60 || minutes > 22 * 60);
}

export function checkValue(name: PolicyName, value: number): Refusal[] {
  const { unit } = policyTable[name];
  const most = mostOfUnit[unit];
  return [
    ...(unit === '年月日' && !dayOfValue(value) ? [refusal('value', 'INVALID', '取值须为日期，如20261201')] : []),
    ...(unit === '时分' && minutesOfValue(value) === null
      ? [refusal('value', 'INVALID', '取值须为时刻，如830、1730')]
      : []),
    ...(beginsOrEndsADay.has(name) && isAtNight(value)
      ? [refusal('value', 'INVALID', '不得在夜间（22时至次日6时）提醒或催办：取值须在600至2200之间')]
      : []),
    ...(value < 1 || value > most ? [refusal('value', 'INVALID', `取值须在1至${most}之间`)] : []),
  ];
}
