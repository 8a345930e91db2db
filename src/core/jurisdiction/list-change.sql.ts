import { normalizeForSearch } from '../../kernel/text.js';
import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Delegation, ItemVersion, Listing } from './listing.js';

/** An item as it stood, and as it is to stand. `item` is null for one that is new. */
export interface ListChange extends Omit<Listing, 'item'> {
  readonly item: number | null;
  readonly before: Pick<Listing, 'versions' | 'delegations'>;
}

/** Whoever changes lists does so one after another, so that what was read still stands when it is written. */
export async function lockLists(executor: Executor): Promise<void> {
  await run(executor, sql`SELECT name FROM hub_lock WHERE name = 'lists' FOR UPDATE`);
}

/** Writes what has changed. What stood is changed first: it makes room for what is new, day by day. */
export async function writeLists(executor: Executor, changes: readonly ListChange[]): Promise<void> {
  const created = await createItems(executor, changes);
  const keyOf = ({ item, code, department }: ListChange): number | undefined =>
    item ?? created.get(`${code} ${department}`);
  const touched = changes.map((change) => ({ change, item: keyOf(change) }));
  const versions = touched.flatMap(({ change, item }) =>
    change.versions
      .filter((version) => !change.before.versions.includes(version))
      .map((version) => ({ item, ...version, searchText: searchText(change.code, version) })),
  );
  const delegations = touched.flatMap(({ change, item }) =>
    change.delegations
      .filter((delegation) => !change.before.delegations.includes(delegation))
      .map((delegation) => ({ item, ...delegation })),
  );
  if (versions.length > 0) await writeVersions(executor, versions);
  if (delegations.length > 0) await writeDelegations(executor, delegations);
}

async function createItems(executor: Executor, changes: readonly ListChange[]): Promise<Map<string, number>> {
  const fresh = changes.filter(({ item }) => item === null).map(({ code, department }) => ({ code, department }));
  if (fresh.length === 0) return new Map();
  const rows = await run(
    executor,
    sql`INSERT INTO enforcement_item (code, department_id)
      SELECT code, department FROM jsonb_to_recordset(${$(JSON.stringify(fresh), 'jsonb')}) AS n (code text, department int)
      RETURNING code || ' ' || department_id, id`,
  );
  return new Map(rows.map(([key, id]) => [String(key), Number(id)]));
}

type WrittenVersion = ItemVersion & { readonly item: number | undefined; readonly searchText: string };

async function writeVersions(executor: Executor, versions: readonly WrittenVersion[]): Promise<void> {
  const given = JSON.stringify(versions);
  const columns = sql`(item int, "validFrom" date, "validTo" date, name text, "legalBasis" text, penalties text, basis text,
    "searchText" text)`;
  await run(
    executor,
    sql`UPDATE enforcement_item_version v SET valid_to = n."validTo", name = n.name, legal_basis = n."legalBasis",
        penalties = n.penalties, basis = n.basis, search_text = n."searchText"
      FROM jsonb_to_recordset(${$(given, 'jsonb')}) AS n ${columns}
      WHERE v.item_id = n.item AND v.valid_from = n."validFrom"`,
  );
  await run(
    executor,
    sql`INSERT INTO enforcement_item_version
        (item_id, valid_from, valid_to, name, legal_basis, penalties, basis, search_text)
      SELECT n.item, n."validFrom", n."validTo", n.name, n."legalBasis", n.penalties, n.basis, n."searchText"
      FROM jsonb_to_recordset(${$(given, 'jsonb')}) AS n ${columns}
      ON CONFLICT (item_id, valid_from) DO NOTHING`,
  );
}

type WrittenDelegation = Delegation & { readonly item: number | undefined };

async function writeDelegations(executor: Executor, delegations: readonly WrittenDelegation[]): Promise<void> {
  const given = JSON.stringify(delegations);
  const columns = sql`(item int, township int, "delegatedFrom" date, "revokedOn" date, basis text, "revocationBasis" text)`;
  await run(
    executor,
    sql`UPDATE delegation g SET revoked_on = n."revokedOn", basis = n.basis, revocation_basis = n."revocationBasis"
      FROM jsonb_to_recordset(${$(given, 'jsonb')}) AS n ${columns}
      WHERE g.item_id = n.item AND g.township_id = n.township AND g.delegated_from = n."delegatedFrom"`,
  );
  await run(
    executor,
    sql`INSERT INTO delegation (item_id, township_id, delegated_from, revoked_on, basis, revocation_basis)
      SELECT n.item, n.township, n."delegatedFrom", n."revokedOn", n.basis, n."revocationBasis"
      FROM jsonb_to_recordset(${$(given, 'jsonb')}) AS n ${columns}
      ON CONFLICT (item_id, township_id, delegated_from) DO NOTHING`,
  );
}

function searchText(code: string, { name, legalBasis }: ItemVersion): string {
  return normalizeForSearch(`${code} ${name} ${legalBasis}`);
}
