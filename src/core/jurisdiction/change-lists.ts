import { shanghaiText } from '../../kernel/instant-text.js';
import type { Refusal } from '../../kernel/refusal.js';
import { transaction, type Executor } from '../../platform/database/index.js';
import { appendAudit } from '../audit/index.js';
import type { Hub, RequestContext } from '../hub.js';
import { requirePermission, type Viewer } from '../identity/index.js';
import type { ListScope } from './list-author.js';
import { openListBook, type ListBook } from './list-book.js';
import type { ListAct } from './list-change.sql.js';
import { noticesOf, type ListNotice } from './list-notice.js';
import { listingsOf } from './listing.sql.js';
import type { Listing } from './listing.js';
import { delegate, type DelegationEntry } from './delegate.js';
import { tellLists } from './tell-lists.js';
import { recordItem, type ItemEntry, type ListOutcome } from './record-item.js';

/** The list that an entry belongs to, as it stands then; or what is wrong. */
export interface ListAnswer {
  readonly listing: Listing | null;
  readonly notices: readonly ListNotice[];
  readonly userErrors: readonly Refusal[];
}

/**
 * Changes one item's place in the lists, audited; what stands already is answered as it stands, so that a request may be repeated.
 */
export async function changeList(
  { hub, viewer: caller }: RequestContext,
  act: { readonly action: string; readonly itemCode: string; readonly basis: string; readonly township?: string },
  change: (scope: ListScope) => ListOutcome | readonly Refusal[],
): Promise<ListAnswer> {
  const viewer = requirePermission(caller, 'manageItems');
  const answer = await transaction(hub.pool, async (executor): Promise<ListAnswer> => {
    const book = await openListBook(executor, [act.itemCode]);
    const outcome = change({ hub, viewer, book });
    if (!('changed' in outcome)) return { listing: null, notices: [], userErrors: outcome };
    if (outcome.changed) {
      const at = shanghaiText(hub.clock.now());
      await writeBook(executor, hub, book, { actor: viewer, at });
      const { code } = hub.organizations.byKey(outcome.department);
      const subject = { subjectType: 'EnforcementItem', subjectId: `itm_${outcome.code}@${code}` };
      const details = act.township === undefined ? {} : { details: { township: act.township } };
      const audited = { action: act.action, ...subject, purpose: act.basis.trim(), ...details };
      await appendAudit(executor, viewer, audited, at);
    }
    const listings = await listingsOf(executor, [outcome.code]);
    const listing = listings.find(({ department }) => department === outcome.department) ?? null;
    return { listing, notices: await noticesOf(hub, executor, [outcome]), userErrors: [] };
  });
  hub.feed.wakeSequencer();
  return answer;
}

/** Writes the lists of a book, and tells all members of it in the same transaction. */
export async function writeBook(executor: Executor, hub: Hub, book: ListBook, act: ListAct): Promise<void> {
  await tellLists(executor, hub, act, await book.write(act));
}

/** Whole lists at once, each entry by the rules of a single one: what is wrong, in which case nothing was written. */
export async function recordLists(
  hub: Hub,
  viewer: Viewer,
  { items, delegations }: { readonly items: readonly ItemEntry[]; readonly delegations: readonly DelegationEntry[] },
): Promise<readonly Refusal[]> {
  const refused = await transaction(hub.pool, async (executor) => {
    const codes = [...items.map(({ code }) => code), ...delegations.map(({ itemCode }) => itemCode)];
    const book = await openListBook(executor, codes);
    const scope = { hub, viewer, book };
    const outcomes = [
      ...items.map((item) => recordItem(scope, item)),
      ...delegations.map((delegation) => delegate(scope, delegation)),
    ];
    const refusals = outcomes.flatMap((one) => ('changed' in one ? [] : one));
    if (refusals.length > 0 || !outcomes.some((one) => 'changed' in one && one.changed)) return refusals;
    const at = shanghaiText(hub.clock.now());
    await writeBook(executor, hub, book, { actor: viewer, at });
    const subject = { subjectType: 'Organization', subjectId: viewer.organization.id };
    const details = { items: items.length, delegations: delegations.length };
    await appendAudit(executor, viewer, { action: 'LISTS_RECORDED', ...subject, details }, at);
    return [];
  });
  hub.feed.wakeSequencer();
  return refused;
}
