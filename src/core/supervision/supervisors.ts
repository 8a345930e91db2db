import { countyGovernment, holderOf, type OrganizationDirectory } from '../organizations/index.js';

/** Keys of who supervises the county on a day (`YYYY-MM-DD`): the county government, and the office of the joint conference (J8). */
export function supervisorsOn(organizations: OrganizationDirectory, day: string): number[] {
  const office = holderOf(organizations, 'conferenceOffice', day);
  return [countyGovernment(organizations, day).key, ...(office ? [office.key] : [])];
}
