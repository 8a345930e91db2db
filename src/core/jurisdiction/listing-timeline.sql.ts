import type { OrganizationDirectory } from '../organizations/index.js';
import type { Executor } from '../../platform/database/index.js';
import { run } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Timeline } from '../../kernel/timeline.js';
import { asKnownAt, type DatedTable } from '../dated/index.js';
import { lockLists } from './list-change.sql.js';
import {
  addDelegations,
  addVersions,
  delegationOf,
  delegationSubject,
  delegationTable,
  periodOf,
  removeDelegations,
  removeVersions,
  versionSubject,
  versionTable,
  type DelegationPeriod,
} from './listing-periods.sql.js';
import { listingsOf } from './listing.sql.js';
import type { ItemVersion, Listing } from './listing.js';

const toVersion = rowReader<ItemVersion>([
  { property: 'validFrom', column: 'valid_from', type: 'date' },
  { property: 'validTo', column: 'valid_to', type: 'date' },
  { property: 'name', column: 'name', type: 'text' },
  { property: 'legalBasis', column: 'legal_basis', type: 'text' },
  { property: 'penalties', column: 'penalties', type: 'text' },
  { property: 'basis', column: 'basis', type: 'text' },
]);

/** The versions of the items under a code, by the item's key. */
export function versionTimeline(code: string): DatedTable<ItemVersion> {
  return {
    name: versionTable,
    saysTheSame: (one, other) =>
      one.name === other.name && one.legalBasis === other.legalBasis && one.penalties === other.penalties,
    lock: lockLists,
    async read(executor, item) {
      const rows = await run(
        executor,
        sql`SELECT valid_from, valid_to, name, legal_basis, penalties, basis FROM enforcement_item_version
          WHERE item_id = ${$(item, 'int')} ORDER BY valid_from`,
      );
      return rows.map(toVersion);
    },
    remove: (executor, item, firstDays) =>
      removeVersions(
        executor,
        firstDays.map((validFrom) => ({ item: Number(item), validFrom })),
      ),
    add: (executor, item, versions) =>
      addVersions(
        executor,
        versions.map((version) => ({ ...version, item: Number(item), code })),
      ),
  };
}

const toDelegation = rowReader<DelegationPeriod>([
  { property: 'validFrom', column: 'delegated_from', type: 'date' },
  { property: 'validTo', column: 'revoked_on', type: 'date' },
  { property: 'basis', column: 'basis', type: 'text' },
  { property: 'revocationBasis', column: 'revocation_basis', type: 'text' },
]);

/** The handovers of an item to a township, by keys of both. */
export function delegationTimeline(item: number, township: number): DatedTable<DelegationPeriod> {
  return {
    name: delegationTable,
    saysTheSame: () => true,
    lock: lockLists,
    async read(executor) {
      const rows = await run(
        executor,
        sql`SELECT delegated_from, revoked_on, basis, revocation_basis FROM delegation
          WHERE item_id = ${$(item, 'int')} AND township_id = ${$(township, 'int')} ORDER BY delegated_from`,
      );
      return rows.map(toDelegation);
    },
    remove: (executor, _, firstDays) =>
      removeDelegations(
        executor,
        firstDays.map((validFrom) => ({ item, township, validFrom })),
      ),
    add: (executor, _, periods) =>
      addDelegations(
        executor,
        periods.map((period) => ({ ...period, item, township })),
      ),
  };
}

/** What any department lists under a code, as it was told at a moment (RFC 3339). */
export async function listingsAsKnown(
  executor: Executor,
  organizations: OrganizationDirectory,
  code: string,
  at: string,
): Promise<Listing[]> {
  const listings = await listingsOf(executor, [code]);
  const versions = new Map(listings.map((listing) => [versionSubject(listing.item), listing.versions]));
  const townships = organizations.all().filter(({ kind }) => kind === 'TOWNSHIP');
  // What is handed over to nobody now may have been told to be.
  const delegations = new Map<string, Timeline<DelegationPeriod>>(
    listings.flatMap((listing) =>
      townships.map(({ key }): [string, Timeline<DelegationPeriod>] => [
        delegationSubject(listing.item, key),
        listing.delegations.filter(({ township }) => township === key).map(periodOf),
      ]),
    ),
  );
  const [knownVersions, knownDelegations] = [
    await asKnownAt(executor, versionTable, versions, at),
    await asKnownAt(executor, delegationTable, delegations, at),
  ];
  return listings.map((listing) => ({
    ...listing,
    versions: knownVersions.get(versionSubject(listing.item)) ?? [],
    delegations: townships
      .flatMap(({ key }) =>
        (knownDelegations.get(delegationSubject(listing.item, key)) ?? []).map((period) => delegationOf(key, period)),
      )
      .sort((one, other) => (one.delegatedFrom < other.delegatedFrom ? -1 : 1)),
  }));
}
