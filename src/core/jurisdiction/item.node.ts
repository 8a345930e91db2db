import DataLoader from 'dataloader';
import { $, sql } from '../../platform/database/sql.js';
import type { SubjectType } from '../changes/index.js';
import type { Hub, NodeType, OperationScope } from '../hub.js';
import { itemIds, presentEver, type PresentedItem } from './enforcement-item.js';
import { itemSubjectType } from './item-change.sql.js';
import { readListings } from './listing.sql.js';
import { today } from './today.js';

/** Items by the key that changes name them by; those of which no list says anything any more are left out. */
async function presentedItems(
  hub: Pick<Hub, 'pool' | 'organizations' | 'clock'>,
  keys: readonly string[],
): Promise<Map<string, PresentedItem>> {
  const day = today(hub);
  const listings = await readListings(hub.pool, sql`WHERE i.key = ANY (${$(keys, 'uuid[]')})`);
  return new Map(
    listings.flatMap((listing): [string, PresentedItem][] => {
      const item = presentEver(listing, day, hub.organizations);
      return item && listing.key !== undefined ? [[listing.key, item]] : [];
    }),
  );
}

function itemLoader({ hub }: OperationScope): DataLoader<string, PresentedItem | null> {
  return new DataLoader(async (keys) => {
    const items = await presentedItems(hub, keys);
    return keys.map((key) => items.get(key) ?? null);
  });
}

export const itemNode: NodeType = {
  prefix: itemIds.prefix,
  async load({ loaders }, id) {
    const key = itemIds.keyOf(id);
    return key === null ? null : loaders.own(itemLoader).load(key);
  },
};

/** Items as the subjects of changes: lists are open to all members. One that was cancelled altogether is retracted. */
export const itemSubject: SubjectType = {
  name: itemSubjectType,
  globalId: itemIds.of,
  async read(hub, keys) {
    const items = await presentedItems(hub, keys);
    return new Map([...items].map(([key, node]) => [key, { audience: null, node }]));
  },
};
