import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { isWellFormed } from '../../kernel/text.js';
import { transaction } from '../../platform/database/index.js';
import { appendAudit } from '../audit/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { dayOfValue, mostOfUnit, policyTable, type PolicyName } from '../policies/index.js';
import { announceReferenceData } from './announce.sql.js';
import { appendPeriod, lockLastPeriod, replacePeriod, type PolicyDecision } from './set-policy.sql.js';

const longestBasis = 500;

/**
 * Decides what the regulation leaves open, from today or a later day on: clocks that ran before keep the value they ran under.
 * Gives what is wrong; every node knows of the decision once it is committed.
 */
export async function setPolicy(
  { hub, viewer: caller }: RequestContext,
  input: PolicyDecision & { readonly name: PolicyName },
): Promise<readonly Refusal[]> {
  const viewer = requirePermission(caller, 'administerCounty');
  const now = hub.clock.now();
  const wrong = checkDecision(input, shanghaiDay(now).toString());
  if (wrong.length > 0) return wrong;
  const decision = { ...input, basis: input.basis.trim() };
  const refusals = await transaction(hub.pool, async (executor): Promise<readonly Refusal[]> => {
    const last = await lockLastPeriod(executor, decision.name);
    if (last > decision.validFrom) {
      return [refusal('validFrom', 'WRONG_STATE', `已有自${last}起的取值，新的取值不得早于该日`)];
    }
    await (last === decision.validFrom ? replacePeriod : appendPeriod)(executor, decision);
    const { name, value, validFrom, basis } = decision;
    const act = { action: 'POLICY_SET', subjectType: 'Policy', subjectId: name, purpose: basis };
    await appendAudit(executor, viewer, { ...act, details: { value, validFrom } }, shanghaiText(now));
    await announceReferenceData(executor);
    return [];
  });
  // Other nodes hear of it; this one answers with it.
  if (refusals.length === 0) await hub.policies.reload();
  return refusals;
}

function checkDecision(
  { name, value, validFrom, basis }: PolicyDecision & { readonly name: PolicyName },
  today: string,
): Refusal[] {
  const most = mostOfUnit[policyTable[name].unit];
  const { unit } = policyTable[name];
  return [
    ...(unit === '年月日' && !dayOfValue(value) ? [refusal('value', 'INVALID', '取值须为日期，如20261201')] : []),
    ...(value < 1 || value > most ? [refusal('value', 'INVALID', `取值须在1至${most}之间`)] : []),
    ...(validFrom < today ? [refusal('validFrom', 'INVALID', '首日不得早于今日')] : []),
    ...(basis.trim() === '' ? [refusal('basis', 'REQUIRED', '须写明依据')] : []),
    ...(basis.length > longestBasis || !isWellFormed(basis)
      ? [refusal('basis', 'INVALID', `依据不得超过${longestBasis}字，不得含非法字符`)]
      : []),
  ];
}
