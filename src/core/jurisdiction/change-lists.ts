import { shanghaiText } from '../../kernel/instant-text.js';
import type { Refusal } from '../../kernel/refusal.js';
import { transaction } from '../../platform/database/index.js';
import { appendAudit } from '../audit/index.js';
import type { Hub, RequestContext } from '../hub.js';
import { requirePermission, type Viewer } from '../identity/index.js';
import type { Telling } from './list-author.js';
import { openListBook } from './list-book.js';
import { listingsOf } from './listing.sql.js';
import type { Listing } from './listing.js';
import { delegate, type DelegationTold } from './delegate.js';
import { recordItem, type ItemTold, type Told } from './record-item.js';

/** The list that something was told of, as it stands then; or what is wrong. */
export interface ListAnswer {
  readonly listing: Listing | null;
  readonly userErrors: readonly Refusal[];
}

/**
 * Changes one item's place in the lists, audited; what stands already is answered as it stands, so that a request may be repeated.
 */
export async function changeList(
  { hub, viewer: caller }: RequestContext,
  act: { readonly action: string; readonly itemCode: string; readonly basis: string; readonly township?: string },
  tell: (telling: Telling) => Told | readonly Refusal[],
): Promise<ListAnswer> {
  const viewer = requirePermission(caller, 'manageItems');
  return transaction(hub.pool, async (executor): Promise<ListAnswer> => {
    const book = await openListBook(executor, [act.itemCode]);
    const told = tell({ hub, viewer, book });
    if (!('changed' in told)) return { listing: null, userErrors: told };
    if (told.changed) {
      await book.write();
      const { code } = hub.organizations.byKey(told.department);
      const subject = { subjectType: 'EnforcementItem', subjectId: `itm_${told.code}@${code}` };
      const details = act.township === undefined ? {} : { details: { township: act.township } };
      const audited = { action: act.action, ...subject, purpose: act.basis.trim(), ...details };
      await appendAudit(executor, viewer, audited, shanghaiText(hub.clock.now()));
    }
    const listings = await listingsOf(executor, [told.code]);
    const listing = listings.find(({ department }) => department === told.department) ?? null;
    return { listing, userErrors: [] };
  });
}

/** Whole lists at once, each entry by the rules of a single one: what is wrong, in which case nothing was written. */
export async function recordLists(
  hub: Hub,
  viewer: Viewer,
  { items, delegations }: { readonly items: readonly ItemTold[]; readonly delegations: readonly DelegationTold[] },
): Promise<readonly Refusal[]> {
  return transaction(hub.pool, async (executor) => {
    const codes = [...items.map(({ code }) => code), ...delegations.map(({ itemCode }) => itemCode)];
    const book = await openListBook(executor, codes);
    const telling = { hub, viewer, book };
    const told = [
      ...items.map((item) => recordItem(telling, item)),
      ...delegations.map((delegation) => delegate(telling, delegation)),
    ];
    const refusals = told.flatMap((one) => ('changed' in one ? [] : one));
    if (refusals.length > 0 || !told.some((one) => 'changed' in one && one.changed)) return refusals;
    await book.write();
    const subject = { subjectType: 'Organization', subjectId: viewer.organization.id };
    const details = { items: items.length, delegations: delegations.length };
    await appendAudit(
      executor,
      viewer,
      { action: 'LISTS_RECORDED', ...subject, details },
      shanghaiText(hub.clock.now()),
    );
    return [];
  });
}
