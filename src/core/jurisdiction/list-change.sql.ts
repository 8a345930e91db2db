import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Actor } from '../audit/index.js';
import { keepBeliefs, type KeptBelief } from '../dated/index.js';
import {
  addDelegations,
  addVersions,
  delegationSubject,
  delegationTable,
  periodOf,
  removeDelegations,
  removeVersions,
  versionSubject,
  versionTable,
} from './listing-periods.sql.js';
import type { Delegation, Listing } from './listing.js';

/** An item as it stood, and as it is to stand. `item` is null for one that is new. */
export interface ListChange extends Omit<Listing, 'item'> {
  readonly item: number | null;
  readonly before: Pick<Listing, 'versions' | 'delegations'>;
}

/** Whoever changes lists does so one after another, so that what was read still stands when it is written. */
export async function lockLists(executor: Executor): Promise<void> {
  await run(executor, sql`SELECT name FROM hub_lock WHERE name = 'lists' FOR UPDATE`);
}

/** Who changes lists, and when (RFC 3339). */
export interface ListAct {
  readonly actor: Actor;
  readonly at: string;
}

/** Writes what has changed, and keeps what stood before. What is replaced is taken out first: it makes room for what is new. */
export async function writeLists(
  executor: Executor,
  changes: readonly ListChange[],
  act: ListAct,
): Promise<readonly WrittenList[]> {
  const created = await createItems(executor, changes);
  const touched = changes.map((change) => ({
    ...change,
    item: change.item ?? created.get(`${change.code} ${change.department}`) ?? 0,
  }));
  await replaceVersions(executor, touched, act);
  await replaceDelegations(executor, touched, act);
  return touched;
}

/** A list that was changed, with the key of its item. */
export type WrittenList = ListChange & { readonly item: number };

async function replaceVersions(executor: Executor, changes: readonly WrittenList[], act: ListAct): Promise<void> {
  const replaced = changes.map(({ item, code, versions, before }) => ({
    ...{ item, code, before: before.versions },
    removed: before.versions.filter((version) => !versions.includes(version)),
    added: versions.filter((version) => !before.versions.includes(version)),
  }));
  await removeVersions(
    executor,
    replaced.flatMap(({ item, removed }) => removed.map(({ validFrom }) => ({ item, validFrom }))),
  );
  await addVersions(
    executor,
    replaced.flatMap(({ item, code, added }) => added.map((version) => ({ item, code, ...version }))),
  );
  const beliefs = replaced.flatMap(({ item, added, before }): KeptBelief[] => {
    // A version that ends where the new one begins stands before it.
    const last = added.at(-1);
    return last ? [{ subject: versionSubject(item), reason: last.basis, before }] : [];
  });
  await keepBeliefs(executor, versionTable, { kind: 'SET', ...act }, beliefs);
}

async function replaceDelegations(executor: Executor, changes: readonly WrittenList[], act: ListAct): Promise<void> {
  const replaced = changes.flatMap(({ item, delegations, before }) => {
    const standing = Map.groupBy(before.delegations, ({ township }) => township);
    return delegations
      .filter((delegation) => !before.delegations.includes(delegation))
      .map((delegation) => ({ item, delegation, standing: standing.get(delegation.township) ?? [] }));
  });
  // No entry of a list takes a handover out: each is new, or one that stands, told anew.
  const told = replaced.map(({ item, delegation }) => ({
    ...{ item, township: delegation.township },
    ...periodOf(delegation),
  }));
  await removeDelegations(executor, told);
  await addDelegations(executor, told);
  const bySubject = Map.groupBy(replaced, ({ item, delegation }) => delegationSubject(item, delegation.township));
  const beliefs = [...bySubject].flatMap(([subject, ofTownship]): KeptBelief[] => {
    const last = ofTownship.at(-1);
    return last ? [{ subject, reason: reasonOf(last), before: last.standing.map(periodOf) }] : [];
  });
  await keepBeliefs(executor, delegationTable, { kind: 'SET', ...act }, beliefs);
}

/** The document that revokes what stood already, else the one that hands over. */
function reasonOf({
  delegation,
  standing,
}: {
  readonly delegation: Delegation;
  readonly standing: readonly Delegation[];
}) {
  const stood = standing.find(({ delegatedFrom }) => delegatedFrom === delegation.delegatedFrom);
  const isRevoked = stood && stood.revokedOn !== delegation.revokedOn;
  return (isRevoked ? delegation.revocationBasis : null) ?? delegation.basis;
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
