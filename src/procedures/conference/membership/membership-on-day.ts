import { shanghaiDay } from '../../../kernel/calendar.js';
import { holdingOn, type Period, type Timeline } from '../../../kernel/timeline.js';
import { asKnownAt } from '../../../core/dated/index.js';
import type { Hub, RequestContext } from '../../../core/hub.js';
import { actingOn, type Organization } from '../../../core/organizations/index.js';
import { membershipTimeline, termTimeline, type MembershipPeriod, type Term } from './membership-timeline.sql.js';
import { readMembers, readMemberships, readTermRoles, readTerms } from './membership.sql.js';
import { termRoleNames, type Membership, type TermRole, type TermRoleName } from './membership.js';

/** What is asked of which day, and as it was told when (RFC 3339); null: as it is told now. */
export interface Asked {
  readonly on: string;
  readonly asKnownAt: string | null;
}

export const today = ({ hub }: RequestContext): string => shanghaiDay(hub.clock.now()).toString();

/** Members of a day, as resolvers return them; one that was merged is represented by its successor, itself a member or not. */
export async function membersOf({ hub }: RequestContext, { on, asKnownAt: at }: Asked): Promise<object[]> {
  const members = at === null ? await readMembers(hub.pool, on) : await membersAsKnown(hub, on, at);
  const represented = members.flatMap((member) => {
    const organization = actingOn(hub.organizations.byKey(member.organizationId), on);
    return organization ? [{ ...member, organization }] : [];
  });
  const own = new Set(members.map(({ organizationId }) => organizationId));
  const firstOf = new Map(represented.toReversed().map((member) => [member.organization.key, member]));
  return represented.filter((member) =>
    own.has(member.organization.key)
      ? member.organizationId === member.organization.key
      : firstOf.get(member.organization.key) === member,
  );
}

async function membersAsKnown({ pool, organizations }: Hub, on: string, at: string): Promise<Membership[]> {
  const told = Map.groupBy(await readMemberships(pool), ({ organizationId }) => organizationId);
  // Whoever is no member now may have been told to be one.
  const standing = new Map<string, Timeline<MembershipPeriod>>(
    organizations.all().map(({ key }) => [String(key), told.get(key) ?? []]),
  );
  const known = await asKnownAt(pool, membershipTimeline.name, standing, at);
  return holding(known, on).map(([key, period]) => ({ ...period, organizationId: Number(key) }));
}

/** The offices of a day, as resolvers return them. */
export async function rolesOf({ hub }: RequestContext, { on, asKnownAt: at }: Asked): Promise<object[]> {
  const roles = at === null ? await readTermRoles(hub.pool, on) : await rolesAsKnown(hub, on, at);
  return roles.map((role) => ({ ...role, organization: hub.organizations.byKey(role.organizationId) }));
}

async function rolesAsKnown({ pool }: Hub, on: string, at: string): Promise<TermRole[]> {
  const told = Map.groupBy(await readTerms(pool), ({ role }) => role);
  const names = Object.keys(termRoleNames) as TermRoleName[];
  const standing = new Map<string, Timeline<Term>>(names.map((role) => [role, told.get(role) ?? []]));
  const known = await asKnownAt(pool, termTimeline.name, standing, at);
  return holding(known, on).map(([role, term]) => ({ ...term, role: role as TermRoleName }));
}

function holding<P extends Period>(timelines: ReadonlyMap<string, Timeline<P>>, on: string): [string, P][] {
  return [...timelines].flatMap(([subject, timeline]): [string, P][] => {
    const period = holdingOn(timeline, on);
    return period ? [[subject, period]] : [];
  });
}

/** A membership in a history or an answer. */
export function shownMembership(period: MembershipPeriod): MembershipPeriod {
  return period;
}

/** A term in a history or an answer. */
export function shownTerm({ hub }: RequestContext): (term: Term) => Term & { readonly organization: Organization } {
  return (term) => ({ ...term, organization: hub.organizations.byKey(term.organizationId) });
}
