import type { EntityManager } from '@mikro-orm/postgresql';
import { newest } from '../../kernel/newest.js';
import { DivisionEntity } from './division.entity.js';
import type { Division, Organization, OrganizationKind, Portion } from './organization.js';
import { OrganizationEndEntity, OrganizationPortionEntity } from './organization-end.entity.js';
import { OrganizationEntity } from './organization.entity.js';

declare module '../hub.js' {
  interface Hub {
    readonly organizations: OrganizationDirectory;
  }
}

/** All organizations, in memory: tens to thousands of rows that every record refers to. */
export interface OrganizationRegister {
  byKey(key: number): Organization;
  byCode(code: string): Organization | undefined;
  byId(id: string): Organization | undefined;
  all(): readonly Organization[];
}

/** The same as the hub keeps it: `reload` reads them again after an administrator changed one. */
export interface OrganizationDirectory extends OrganizationRegister {
  reload(): Promise<void>;
}

export const organizationIdPrefix = 'org_';

export async function openDirectory(em: EntityManager): Promise<OrganizationDirectory> {
  let organizations = new Map<number, Organization>();
  let codes = new Map<string, Organization>();

  const reload = newest(
    () => readOrganizations(em.fork()),
    (fresh) => {
      organizations = new Map(fresh.map((organization) => [organization.key, organization]));
      codes = new Map(fresh.map((organization) => [organization.code, organization]));
    },
  );

  await reload();
  return {
    byKey(key) {
      const organization = organizations.get(key);
      if (!organization) throw new Error(`organization ${key} is not in the directory`);
      return organization;
    },
    byCode: (code) => codes.get(code),
    byId: (id) => (id.startsWith(organizationIdPrefix) ? codes.get(id.slice(organizationIdPrefix.length)) : undefined),
    all: () => [...organizations.values()],
    reload,
  };
}

async function readOrganizations(em: EntityManager): Promise<Organization[]> {
  const [divisions, rows, ends, portions] = await Promise.all([
    em.find(DivisionEntity, {}),
    em.find(OrganizationEntity, {}, { orderBy: { code: 'asc' } }),
    em.find(OrganizationEndEntity, {}, { orderBy: { revision: 'asc' } }),
    em.find(OrganizationPortionEntity, {}, { orderBy: { successor: 'asc' } }),
  ]);
  const standing = new Map(ends.map(({ organization, revision }) => [organization, revision]));
  const divisionByCode = new Map<string, Division>(divisions.map(({ code, name }) => [code, { code, name }]));
  const read = new Map(
    rows.map((row) => [row.id, { row, organization: toOrganization(row, divisionByCode.get(row.divisionCode)) }]),
  );
  for (const { row, organization } of read.values()) {
    organization.successor = row.successorId == null ? null : (read.get(row.successorId)?.organization ?? null);
    organization.portions = portions
      .filter((portion) => portion.organization === row.id && portion.revision === standing.get(row.id))
      .flatMap(({ successor, itemCodes, townshipCodes }): Portion[] => {
        const organization = read.get(successor)?.organization;
        return organization ? [{ successor: organization, itemCodes, townshipCodes }] : [];
      });
  }
  return [...read.values()].map(({ organization }) => organization);
}

interface OrganizationRow {
  id: number;
  code: string;
  name: string;
  kind: string;
  divisionCode: string;
  validFrom: string;
  validTo?: string | null | undefined;
}

function toOrganization(
  row: OrganizationRow,
  division: Division | undefined,
): { -readonly [K in keyof Organization]: Organization[K] } {
  if (!division) throw new Error(`organization ${row.code} lies in an unknown division`);
  return {
    __typename: 'Organization',
    id: `${organizationIdPrefix}${row.code}`,
    key: row.id,
    code: row.code,
    name: row.name,
    kind: row.kind as OrganizationKind,
    division,
    validFrom: row.validFrom,
    validTo: row.validTo ?? null,
    successor: null,
    portions: [],
  };
}
