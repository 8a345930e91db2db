import { refusal, type Refusal } from '../../../kernel/refusal.js';
import type { Hub } from '../../../core/hub.js';
import type { Viewer } from '../../../core/identity/index.js';
import {
  actingOn,
  conferenceOfficeCode,
  convenerCode,
  type Organization,
  type OrganizationRegister,
} from '../../../core/organizations/index.js';
import type { Circumstances } from '../../../core/proceedings/index.js';
import { readMembers } from './membership.sql.js';

export const termRoleNames = {
  CONVENER: 'CONVENER',
  DEPUTY_CONVENER: 'DEPUTY_CONVENER',
  OFFICE_DIRECTOR: 'OFFICE_DIRECTOR',
} as const;
export type TermRoleName = keyof typeof termRoleNames;

/** A membership as it is told; days are `YYYY-MM-DD`. */
export interface Membership {
  readonly organizationId: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly decision: string;
  readonly endDecision: string | null;
}

/** Who holds an office of the conference in a term. */
export interface TermRole {
  readonly role: TermRoleName;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly organizationId: number;
  readonly title: string;
  readonly personName: string | null;
  readonly basis: string;
}

export type Members = readonly Organization[];

/** The members on a day (J3), by code; one that was merged meanwhile is represented by its successor. */
export async function conferenceMembers(
  { pool, organizations }: Pick<Hub, 'pool' | 'organizations'>,
  on: string,
): Promise<Organization[]> {
  const acting = (await readMembers(pool, on)).flatMap(
    ({ organizationId }) => actingOn(organizations.byKey(organizationId), on) ?? [],
  );
  return [...new Set(acting)].sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** The bodies that run the conference on a day: the office (J4) and the one whose deputy head convenes it (J10). */
export function conferenceBodies(
  organizations: OrganizationRegister,
  on: string,
): { readonly office: Organization; readonly convener: Organization } {
  const body = (code: string): Organization => {
    const registered = organizations.byCode(code);
    const acting = registered && actingOn(registered, on);
    if (!acting) throw new Error(`nobody acts for ${code} on ${on}`);
    return acting;
  };
  return { office: body(conferenceOfficeCode), convener: body(convenerCode) };
}

/** J4: only 司法局 hosts the office. */
export function checkOffice({ organizations, viewer, today }: Circumstances): Refusal[] {
  const { office } = conferenceBodies(organizations, today);
  return viewer.organization.key === office.key
    ? []
    : [refusal([], 'WRONG_PARTY', `联席会议办公室设在${office.name}，由其办理`, 'J4')];
}

/** J3, J6, J14: only members bring something before the conference. */
export function checkMember({ organization }: Viewer, members: Members, rule: string): Refusal[] {
  return members.some(({ key }) => key === organization.key)
    ? []
    : [refusal([], 'WRONG_PARTY', '须由联席会议成员单位提出', rule)];
}
