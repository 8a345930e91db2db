import type { Executor } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import type { ActingOn } from './boundary.rules.js';
import { actingIn } from './acting.js';
import { doublesOf, newDoubles } from './doubles.rules.js';
import { appendItemChanges, type ItemChange, type ItemChangeKind } from './item-change.sql.js';
import type { ListAct, WrittenList } from './list-change.sql.js';
import { listingsOf } from './listing.sql.js';
import type { Listing } from './listing.js';

type Lists = Pick<Listing, 'versions' | 'delegations'>;

/**
 * S2: tells all members what became of lists, in the transaction in which they were written, and whoever lists the same item that another
 * does so now. `kind` is for what was put right; else it follows from what was written.
 */
export async function tellLists(
  executor: Executor,
  { organizations }: Pick<Hub, 'organizations'>,
  act: ListAct,
  written: readonly WrittenList[],
  kind: 'CORRECTED' | 'CANCELLED' | null = null,
): Promise<void> {
  const changes = written.flatMap(({ item, before, versions, delegations }): ItemChange[] => {
    const after = { versions, delegations };
    if (kind === null) return kindsOf(before, after).map((each) => ({ item, kind: each }));
    return [{ item, kind, ofHandover: before.delegations.length > 0 }];
  });
  const listings = await listingsOf(executor, [...new Set(written.map(({ code }) => code))]);
  const doubled = doubledItems(listings, written, actingIn(organizations));
  const also = doubled.map((item): ItemChange => ({ item, kind: 'ALSO_LISTED' }));
  await appendItemChanges(executor, [...changes, ...also], act);
}

function kindsOf(before: Lists, after: Lists): ItemChangeKind[] {
  const stood = (one: Listing['delegations'][number]) =>
    before.delegations.find(
      ({ township, delegatedFrom }) => township === one.township && delegatedFrom === one.delegatedFrom,
    );
  const told = after.delegations.filter((one) => !before.delegations.includes(one));
  const revoked = told.filter((one) => one.revokedOn !== (stood(one) ?? one).revokedOn);
  return [
    ...(after.versions.some((one) => !before.versions.includes(one)) ? (['LISTED'] as const) : []),
    ...(told.length > revoked.length ? (['DELEGATED'] as const) : []),
    ...(revoked.length > 0 ? (['DELEGATION_REVOKED'] as const) : []),
  ];
}

/** The items of others that came to be listed twice, or on other days than before. */
function doubledItems(listings: readonly Listing[], written: readonly WrittenList[], acting: ActingOn): number[] {
  const before = new Map(written.map((list) => [list.item, list.before]));
  const byCode = Map.groupBy(listings, ({ code }) => code);
  const found = written.flatMap(({ item, code }) => {
    const now = byCode.get(code) ?? [];
    const own = now.find((one) => one.item === item);
    if (!own) return [];
    const then = now.map((one) => ({ ...one, ...before.get(one.item) }));
    const ownThen = { ...own, ...before.get(item) };
    return newDoubles(doublesOf(ownThen, then, acting), doublesOf(own, now, acting)).map(({ otherItem }) => otherItem);
  });
  return [...new Set(found)];
}
