import { organizationOfKind } from './check-organization.js';
import type { OrganizationRegister } from './directory.sql.js';
import { holderOf } from './offices.js';
import type { Organization } from './organization.js';

/** Bodies of which a county has one and to which laws have letters copied: nobody names them, the register knows them. */
export type CountyBody = 'PROCURATORATE' | 'JUSTICE_BUREAU';

/** The body on a day (`YYYY-MM-DD`); null where none is registered. */
export function countyBody(organizations: OrganizationRegister, body: CountyBody, on: string): Organization | null {
  return body === 'PROCURATORATE'
    ? organizationOfKind(organizations, 'PROCURATORATE', on)
    : holderOf(organizations, 'conferenceOffice', on);
}
