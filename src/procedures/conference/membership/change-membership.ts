import { shanghaiDay } from '../../../kernel/calendar.js';
import { shanghaiText } from '../../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../../kernel/refusal.js';
import { appendAudit } from '../../../core/audit/index.js';
import type { Hub, RequestContext } from '../../../core/hub.js';
import { requirePermission, type Viewer } from '../../../core/identity/index.js';
import { namedOrganization, type Organization } from '../../../core/organizations/index.js';
import { isRefused } from '../../../core/proceedings/index.js';
import { transaction, type Executor } from '../../../platform/database/index.js';
import { inForceFrom } from './county-conference.js';
import { conferenceBodies, type TermRole, type TermRoleName } from './membership.js';
import { checkDecision, checkLeaving, checkNewMember, checkSince, checkTermTexts } from './membership.rules.js';
import { changeTerm, endMembership, insertMembership, lockMemberships, lockOpenTerm } from './membership.sql.js';

/** Who changes what the conference is made of, and on which day. */
interface Changing {
  readonly hub: Hub;
  readonly viewer: Viewer;
  readonly today: string;
}

function changing({ hub, viewer: caller }: RequestContext): Changing {
  const viewer = requirePermission(caller, 'runConference');
  return { hub, viewer, today: shanghaiDay(hub.clock.now()).toString() };
}

/** J3, J4: the office and the county government change members, nobody in another organization. */
function checkRunning({ hub, viewer, today }: Changing, rule: string): Refusal[] {
  const { office, convener } = conferenceBodies(hub.organizations, today);
  return [office, convener].some(({ key }) => key === viewer.organization.key)
    ? []
    : [refusal([], 'WRONG_PARTY', `由${office.name}或${convener.name}办理`, rule)];
}

/** J3: an organization becomes a member from a day on, by a decision. */
export async function addMember(
  context: RequestContext,
  { organizationCode, validFrom, decision }: { organizationCode: string; validFrom: string; decision: string },
): Promise<readonly Refusal[]> {
  const change = changing(context);
  const { hub, today } = change;
  const named = namedOrganization(hub.organizations, organizationCode, 'organizationCode', today);
  const wrong = [
    ...checkRunning(change, 'J3'),
    ...checkDecision('decision', decision),
    ...checkSince('validFrom', validFrom, inForceFrom),
    ...(isRefused(named) ? named : []),
  ];
  if (wrong.length > 0 || isRefused(named)) return wrong;
  return transaction(hub.pool, async (executor): Promise<readonly Refusal[]> => {
    const refusals = checkNewMember(await lockMemberships(executor, named.key), validFrom);
    if (refusals.length > 0) return refusals;
    const row = { organizationId: named.key, validFrom, decision: decision.trim() };
    if (!(await insertMembership(executor, row))) return checkNewMember([{ validFrom, validTo: null }], validFrom);
    await audit(executor, change, named, { action: 'CONFERENCE_MEMBER_ADDED', purpose: row.decision, on: validFrom });
    return [];
  });
}

/** J3: an organization is no member any longer from a day on, by a decision. */
export async function endMember(
  context: RequestContext,
  { organizationCode, validTo, decision }: { organizationCode: string; validTo: string; decision: string },
): Promise<readonly Refusal[]> {
  const change = changing(context);
  const { hub } = change;
  // One that no longer exists leaves as well.
  const organization = hub.organizations.byCode(organizationCode);
  const wrong = [
    ...checkRunning(change, 'J3'),
    ...checkDecision('decision', decision),
    ...(organization ? [] : [refusal('organizationCode', 'NOT_FOUND', '没有此代码的单位')]),
  ];
  if (wrong.length > 0 || !organization) return wrong;
  return transaction(hub.pool, async (executor): Promise<readonly Refusal[]> => {
    const refusals = checkLeaving(await lockMemberships(executor, organization.key), validTo);
    if (refusals.length > 0) return refusals;
    await endMembership(executor, organization.key, validTo, decision.trim());
    const act = { action: 'CONFERENCE_MEMBER_ENDED', purpose: decision.trim(), on: validTo };
    await audit(executor, change, organization, act);
    return [];
  });
}

const rules: Readonly<Record<TermRoleName, string>> = {
  CONVENER: 'J10',
  DEPUTY_CONVENER: 'J10',
  OFFICE_DIRECTOR: 'J4',
};

/** J4, J10: who convenes is of the county government; who is deputy and who directs the office heads 司法局. */
export async function appointRole(
  context: RequestContext,
  input: Omit<TermRole, 'organizationId' | 'validTo'> & { readonly organizationCode: string },
): Promise<readonly Refusal[]> {
  const change = changing(context);
  const { hub, today } = change;
  const { organizationCode, role, validFrom } = input;
  const { office, convener } = conferenceBodies(hub.organizations, today);
  const holder = role === 'CONVENER' ? convener : office;
  const wrong = [
    ...checkRunning(change, rules[role]),
    ...checkTermTexts(input),
    ...checkSince('validFrom', validFrom, inForceFrom),
    ...(organizationCode === holder.code
      ? []
      : [refusal('organizationCode', 'INVALID', `该任职须由${holder.name}的负责人担任`, rules[role])]),
  ];
  if (wrong.length > 0) return wrong;
  return transaction(hub.pool, async (executor): Promise<readonly Refusal[]> => {
    const since = await lockOpenTerm(executor, role);
    if (since !== null && since >= validFrom) {
      return [refusal('validFrom', 'WRONG_STATE', `现任自${since}起任职，新的任职须晚于该日`, rules[role])];
    }
    await changeTerm(executor, { ...input, organizationId: holder.key });
    await audit(executor, change, holder, {
      action: `CONFERENCE_${role}_APPOINTED`,
      purpose: input.basis,
      on: validFrom,
    });
    return [];
  });
}

function audit(
  executor: Executor,
  { hub, viewer }: Changing,
  organization: Organization,
  { action, purpose, on }: { readonly action: string; readonly purpose: string; readonly on: string },
): Promise<void> {
  const subject = { subjectType: 'Organization', subjectId: organization.id };
  return appendAudit(executor, viewer, { action, ...subject, purpose, details: { on } }, shanghaiText(hub.clock.now()));
}
