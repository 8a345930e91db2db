import type { EntityManager } from '@mikro-orm/postgresql';
import { Temporal } from 'temporal-polyfill';
import { countyZone, shanghaiDay } from '../../kernel/county-day.js';
import type { Clock } from '../../kernel/clock.js';
import { newest } from '../../kernel/newest.js';
import { DivisionEntity } from './division.entity.js';
import type { Division, Organization, OrganizationKind, Portion } from './organization.js';
import { OrganizationEndEntity, OrganizationPortionEntity } from './organization-end.entity.js';
import { OrganizationEntity } from './organization.entity.js';
import { legalNameOn, nameOn, nextNaming, type OrganizationName } from './organization-name.js';
import { OrganizationNameEntity } from './organization-name.entity.js';

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

/** The register on a day. Who was renamed from today on is so by the first question of the day, on whichever node. */
export async function openDirectory(em: EntityManager, clock: Clock): Promise<OrganizationDirectory> {
  let read: RegisterRows = { divisions: [], rows: [], names: [], ends: [], portions: [] };
  let organizations = new Map<number, Organization>();
  let codes = new Map<string, Organization>();
  /** When the day of another name begins, in milliseconds of the epoch: as a rule no name is to come, and the clock is not asked. */
  let turnsAt = Infinity;

  const take = (fresh: RegisterRows): void => {
    const day = shanghaiDay(clock.now()).toString();
    read = fresh;
    const all = organizationsOn(fresh, day);
    organizations = new Map(all.map((organization) => [organization.key, organization]));
    codes = new Map(all.map((organization) => [organization.code, organization]));
    const next = nextNaming(
      all.map(({ names }) => names),
      day,
    );
    turnsAt =
      next === null
        ? Infinity
        : Temporal.PlainDate.from(next).toZonedDateTime(countyZone).toInstant().epochMilliseconds;
  };
  const turn = (): void => {
    if (turnsAt !== Infinity && clock.now().epochMilliseconds >= turnsAt) take(read);
  };
  const reload = newest(() => readRegister(em.fork()), take);
  const byCode = (code: string): Organization | undefined => {
    turn();
    return codes.get(code);
  };

  await reload();
  return {
    byKey(key) {
      turn();
      const organization = organizations.get(key);
      if (!organization) throw new Error(`organization ${key} is not in the directory`);
      return organization;
    },
    byCode,
    byId: (id) => (id.startsWith(organizationIdPrefix) ? byCode(id.slice(organizationIdPrefix.length)) : undefined),
    all() {
      turn();
      return [...organizations.values()];
    },
    reload,
  };
}

/** What the database has of organizations, whatever the day. */
type RegisterRows = Awaited<ReturnType<typeof readRegister>>;

async function readRegister(em: EntityManager) {
  const [divisions, rows, names, ends, portions] = await Promise.all([
    em.find(DivisionEntity, {}),
    em.find(OrganizationEntity, {}, { orderBy: { code: 'asc' } }),
    em.find(OrganizationNameEntity, {}, { orderBy: { validFrom: 'asc' } }),
    em.find(OrganizationEndEntity, {}, { orderBy: { revision: 'asc' } }),
    em.find(OrganizationPortionEntity, {}, { orderBy: { successor: 'asc' } }),
  ]);
  return { divisions, rows, names, ends, portions };
}

function organizationsOn({ divisions, rows, names, ends, portions }: RegisterRows, day: string): Organization[] {
  const standing = new Map(ends.map(({ organization, revision }) => [organization, revision]));
  const divisionByCode = new Map<string, Division>(divisions.map(({ code, name }) => [code, { code, name }]));
  const namesOf = Map.groupBy(names, ({ organization }) => organization);
  const read = new Map(
    rows.map((row) => {
      const told = namesOf
        .get(row.id)
        ?.map(({ name, legalName = null, validFrom, validTo = null }) => ({ name, legalName, validFrom, validTo }));
      const division = divisionByCode.get(row.divisionCode);
      return [row.id, { row, organization: toOrganization(row, division, told ?? firstName(row), day) }];
    }),
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
  legalName?: string | null | undefined;
  kind: string;
  divisionCode: string;
  validFrom: string;
  validTo?: string | null | undefined;
}

function firstName({ name, legalName = null, validFrom }: OrganizationRow): OrganizationName[] {
  return [{ name, legalName, validFrom, validTo: null }];
}

function toOrganization(
  row: OrganizationRow,
  division: Division | undefined,
  names: readonly OrganizationName[],
  day: string,
): { -readonly [K in keyof Organization]: Organization[K] } {
  if (!division) throw new Error(`organization ${row.code} lies in an unknown division`);
  return {
    __typename: 'Organization',
    id: `${organizationIdPrefix}${row.code}`,
    key: row.id,
    code: row.code,
    name: nameOn(names, day),
    legalName: legalNameOn(names, day),
    names,
    kind: row.kind as OrganizationKind,
    division,
    validFrom: row.validFrom,
    validTo: row.validTo ?? null,
    successor: null,
    portions: [],
  };
}
