import { actingOn, predecessorsOn, type Organization, type OrganizationRegister } from '../organizations/index.js';

/** Whose deadlines are asked for, as keys. */
export interface Whose {
  /** Of those who were responsible when the time began: themselves, and all in whose matters they may act. */
  readonly ownerKeys: readonly number[];
  /** Of those who are responsible now, or act for one that has ended in all that it had. */
  readonly actingKeys: readonly number[];
}

/** The deadlines of some organizations, with those that they have from organizations which have ended. */
export function deadlinesOf(
  organizations: readonly Organization[],
  register: OrganizationRegister,
  day: string,
): Whose {
  const owners = new Set<number>();
  const acting = new Set<number>();
  for (const organization of organizations) {
    const before = predecessorsOn(register, organization, day);
    for (const each of [organization, ...before]) owners.add(each.key);
    const whole = before.filter((each) => actingOn(each, day)?.key === organization.key);
    for (const each of [organization, ...whole]) acting.add(each.key);
  }
  return { ownerKeys: [...owners], actingKeys: [...acting] };
}
