import type { OrganizationDirectory } from './directory.sql.js';
import type { Organization } from './organization.js';

/** The same one each time, so that whoever compares organizations finds them equal. */
const known = new WeakMap<Organization, Organization>();

/** An organization as documents speak of it: by its legal name, else by the name that it goes by. */
export function legally(organization: Organization): Organization {
  const { legalName } = organization;
  if (legalName === null) return organization;
  const named = known.get(organization) ?? { ...organization, name: legalName };
  known.set(organization, named);
  return named;
}

const found = (one: Organization | undefined): Organization | undefined => one && legally(one);

/** The register as documents speak of it. */
export function legalRegister(organizations: OrganizationDirectory): OrganizationDirectory {
  return {
    byKey: (key) => legally(organizations.byKey(key)),
    byCode: (code) => found(organizations.byCode(code)),
    byId: (id) => found(organizations.byId(id)),
    all: () => organizations.all().map(legally),
    reload: () => organizations.reload(),
  };
}
