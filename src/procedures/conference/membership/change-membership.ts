import { shanghaiDay } from '../../../kernel/calendar.js';
import { refusal, type Refusal } from '../../../kernel/refusal.js';
import { inOrder, leaving, setFrom } from '../../../kernel/timeline.js';
import { changeTimeline } from '../../../core/dated/index.js';
import type { Hub, RequestContext } from '../../../core/hub.js';
import { requirePermission, type Viewer } from '../../../core/identity/index.js';
import { namedOrganization, type Organization } from '../../../core/organizations/index.js';
import { isRefused } from '../../../core/proceedings/index.js';
import { inForceFrom } from './county-conference.js';
import { conferenceBodies, type TermRole, type TermRoleName } from './membership.js';
import { checkDecision, checkLeaving, checkNewMember, checkSince, checkTermTexts } from './membership.rules.js';
import { membershipTimeline, termTimeline } from './membership-timeline.sql.js';

/** Who changes what the conference is made of, and on which day. */
export interface Changing {
  readonly hub: Hub;
  readonly viewer: Viewer;
  readonly today: string;
}

export function changing({ hub, viewer: caller }: RequestContext): Changing {
  const viewer = requirePermission(caller, 'runConference');
  return { hub, viewer, today: shanghaiDay(hub.clock.now()).toString() };
}

/** J3, J4: the office and the county government change members, nobody in another organization. */
export function checkRunning({ hub, viewer, today }: Changing, rule: string): Refusal[] {
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
  const { hub, viewer, today } = change;
  const named = namedOrganization(hub.organizations, organizationCode, 'organizationCode', today);
  const wrong = [
    ...checkRunning(change, 'J3'),
    ...checkDecision('decision', decision),
    ...checkSince('validFrom', validFrom, inForceFrom),
    ...(isRefused(named) ? named : []),
  ];
  if (wrong.length > 0 || isRefused(named)) return wrong;
  const added = { validFrom, validTo: null, decision: decision.trim(), endDecision: null };
  const { userErrors } = await changeTimeline(hub, viewer, membershipTimeline, {
    ...{ subject: String(named.key), kind: 'SET', reason: decision },
    audited: acted('CONFERENCE_MEMBER_ADDED', named, validFrom),
    decide({ timeline }) {
      const refusals = checkNewMember(timeline, validFrom);
      return refusals.length > 0 ? refusals : { timeline: inOrder([...timeline, added]) };
    },
  });
  return userErrors;
}

/** J3: an organization is no member any longer from a day on, by a decision; an end that has not come is decided anew. */
export async function endMember(
  context: RequestContext,
  { organizationCode, validTo, decision }: { organizationCode: string; validTo: string; decision: string },
): Promise<readonly Refusal[]> {
  const change = changing(context);
  const { hub, viewer, today } = change;
  // One that no longer exists leaves as well.
  const organization = hub.organizations.byCode(organizationCode);
  const wrong = [
    ...checkRunning(change, 'J3'),
    ...checkDecision('decision', decision),
    ...(organization ? [] : [noSuchOrganization]),
  ];
  if (wrong.length > 0 || !organization) return wrong;
  const { userErrors } = await changeTimeline(hub, viewer, membershipTimeline, {
    ...{ subject: String(organization.key), kind: 'SET', reason: decision },
    audited: acted('CONFERENCE_MEMBER_ENDED', organization, validTo),
    decide({ timeline }) {
      const refusals = checkLeaving(timeline, validTo, today);
      if (refusals.length > 0) return refusals;
      const left = leaving(timeline, today);
      const ended = { validTo, endDecision: decision.trim() };
      return { timeline: timeline.map((one) => (one === left ? { ...one, ...ended } : one)) };
    },
  });
  return userErrors;
}

export const noSuchOrganization = refusal('organizationCode', 'NOT_FOUND', '没有此代码的单位');

export const ruleOf: Readonly<Record<TermRoleName, string>> = {
  CONVENER: 'J10',
  DEPUTY_CONVENER: 'J10',
  OFFICE_DIRECTOR: 'J4',
};

/** Who holds an office is of this organization. */
export function holderOf({ hub, today }: Changing, role: TermRoleName): Organization {
  const { office, convener } = conferenceBodies(hub.organizations, today);
  return role === 'CONVENER' ? convener : office;
}

/**
 * J4, J10: who convenes is of the county government; who is deputy and who directs the office heads 司法局. A term holds until the next
 * one, which may be known already; what has begun is corrected, not appointed anew.
 */
export async function appointRole(
  context: RequestContext,
  input: Omit<TermRole, 'organizationId' | 'validTo'> & { readonly organizationCode: string },
): Promise<readonly Refusal[]> {
  const change = changing(context);
  const { hub, viewer, today } = change;
  const { organizationCode, role, validFrom, title, personName, basis } = input;
  const rule = ruleOf[role];
  const holder = holderOf(change, role);
  const wrong = [
    ...checkRunning(change, rule),
    ...checkTermTexts(input),
    ...checkSince('validFrom', validFrom, inForceFrom),
    ...(organizationCode === holder.code
      ? []
      : [refusal('organizationCode', 'INVALID', `该任职须由${holder.name}的负责人担任`, rule)]),
  ];
  if (wrong.length > 0) return wrong;
  const term = { validFrom, validTo: null, organizationId: holder.key, title, personName, basis };
  const { userErrors } = await changeTimeline(hub, viewer, termTimeline, {
    ...{ subject: role, kind: 'SET', reason: basis },
    audited: acted(`CONFERENCE_${role}_APPOINTED`, holder, validFrom),
    decide({ timeline }) {
      const begun = timeline.findLast((one) => one.validFrom <= today && one.validFrom >= validFrom);
      if (!begun) return { timeline: setFrom(timeline, term) };
      const message = `自${begun.validFrom}起的任期已开始，自${validFrom}起的任期须晚于该日；登记有误的请更正`;
      return [refusal('validFrom', 'WRONG_STATE', message, rule)];
    },
  });
  return userErrors;
}

/** What the audit log keeps of a change. */
export function acted(action: string, { id }: Organization, on: string) {
  return { action, subjectType: 'Organization', subjectId: id, details: { on } };
}
