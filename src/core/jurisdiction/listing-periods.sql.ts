import { normalizeForSearch } from '../../kernel/text.js';
import type { Period } from '../../kernel/timeline.js';
import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Delegation, ItemVersion } from './listing.js';

export const versionTable = 'enforcement_item_version';
export const delegationTable = 'delegation';

/** Whose versions: an item's, by key. */
export function versionSubject(item: number): string {
  return String(item);
}

/** Whose handovers: an item's to a township, by keys. */
export function delegationSubject(item: number, township: number): string {
  return `${item}/${township}`;
}

/** A handover of one item to one township. */
export interface DelegationPeriod extends Period {
  readonly basis: string;
  readonly revocationBasis: string | null;
}

export function periodOf({ delegatedFrom, revokedOn, basis, revocationBasis }: Delegation): DelegationPeriod {
  return { validFrom: delegatedFrom, validTo: revokedOn, basis, revocationBasis };
}

export function delegationOf(township: number, period: DelegationPeriod): Delegation {
  const { validFrom, validTo, basis, revocationBasis } = period;
  return { township, delegatedFrom: validFrom, revokedOn: validTo, basis, revocationBasis };
}

/** A version by the item's key and its first day. */
interface VersionKey {
  readonly item: number;
  readonly validFrom: string;
}

export async function removeVersions(executor: Executor, versions: readonly VersionKey[]): Promise<void> {
  if (versions.length === 0) return;
  await run(
    executor,
    sql`DELETE FROM enforcement_item_version v
      USING jsonb_to_recordset(${$(JSON.stringify(versions), 'jsonb')}) AS n (item int, "validFrom" date)
      WHERE v.item_id = n.item AND v.valid_from = n."validFrom"`,
  );
}

export async function addVersions(
  executor: Executor,
  versions: readonly (ItemVersion & { readonly item: number; readonly code: string })[],
): Promise<void> {
  if (versions.length === 0) return;
  const given = versions.map(({ code, ...version }) => ({ ...version, searchText: searchText(code, version) }));
  await run(
    executor,
    sql`INSERT INTO enforcement_item_version
        (item_id, valid_from, valid_to, name, legal_basis, penalties, basis, search_text)
      SELECT n.item, n."validFrom", n."validTo", n.name, n."legalBasis", n.penalties, n.basis, n."searchText"
      FROM jsonb_to_recordset(${$(JSON.stringify(given), 'jsonb')}) AS n (item int, "validFrom" date, "validTo" date,
        name text, "legalBasis" text, penalties text, basis text, "searchText" text)`,
  );
}

/** A handover by the keys of item and township and its first day. */
interface DelegationKey {
  readonly item: number;
  readonly township: number;
  readonly validFrom: string;
}

export async function removeDelegations(executor: Executor, delegations: readonly DelegationKey[]): Promise<void> {
  if (delegations.length === 0) return;
  await run(
    executor,
    sql`DELETE FROM delegation g
      USING jsonb_to_recordset(${$(JSON.stringify(delegations), 'jsonb')}) AS n (item int, township int, "validFrom" date)
      WHERE g.item_id = n.item AND g.township_id = n.township AND g.delegated_from = n."validFrom"`,
  );
}

export async function addDelegations(
  executor: Executor,
  delegations: readonly (DelegationKey & DelegationPeriod)[],
): Promise<void> {
  if (delegations.length === 0) return;
  await run(
    executor,
    sql`INSERT INTO delegation (item_id, township_id, delegated_from, revoked_on, basis, revocation_basis)
      SELECT n.item, n.township, n."validFrom", n."validTo", n.basis, n."revocationBasis"
      FROM jsonb_to_recordset(${$(JSON.stringify(delegations), 'jsonb')}) AS n (item int, township int, "validFrom" date,
        "validTo" date, basis text, "revocationBasis" text)`,
  );
}

function searchText(code: string, { name, legalBasis }: Pick<ItemVersion, 'name' | 'legalBasis'>): string {
  return [code, name, legalBasis].map(normalizeForSearch).join('\n');
}
