import { run } from '../../platform/database/index.js';
import { $, join, nothing, sql, type Sql } from '../../platform/database/sql.js';
import { keysetList, type RowSource } from '../../platform/graphql/keyset-list.js';
import { soughtIn } from '../../platform/search-text/index.js';
import type { Hub } from '../hub.js';
import { citationsOf, type CitedLaw } from './citing.sql.js';
import { presentItem, type PresentedItem } from './enforcement-item.js';
import { delegationCondition, listingSelect, readListing, versionCondition } from './listing.sql.js';

/** Which items of the lists of a day; null: of any. */
export interface ItemConditions {
  readonly on: string;
  /** Keys of departments, and of the townships to which an item was handed over. */
  readonly departments: readonly number[] | null;
  readonly townships: readonly number[] | null;
  readonly citing: CitedLaw | null;
  readonly text: string | null;
}

/** Items by code and department. */
export const itemList = keysetList('items', 'ASC', {
  code: ['i.code', 'text'],
  departmentKey: ['i.department_id', 'int'],
});

interface ListedItem extends PresentedItem {
  readonly departmentKey: number;
}

export function itemSource({ pool, organizations }: Hub, conditions: ItemConditions): RowSource<ListedItem> {
  return {
    select: listingSelect,
    matching: () => ({ from: sql`enforcement_item i`, where: listed(conditions) }),
    run: (statement) => run(pool, statement),
    read(row) {
      const listing = readListing(row);
      const item = presentItem(listing, conditions.on, organizations);
      if (!item) throw new Error('an item was found on a day on which it has no version');
      return { ...item, departmentKey: listing.department };
    },
  };
}

function listed({ on, departments, townships, citing, text }: ItemConditions): Sql {
  const day = $(on, 'date');
  const search = text === null ? nothing : sql`AND ${searchCondition(text)}`;
  const cites = citing === null ? nothing : sql`AND citations(v.legal_basis) && ${citationsOf(citing)}`;
  const conditions = [
    sql`EXISTS (SELECT FROM enforcement_item_version v
      WHERE v.item_id = i.id AND ${versionCondition(day)} ${cites} ${search})`,
    ...(departments === null ? [] : [sql`i.department_id = ANY (${$(departments, 'int[]')})`]),
    ...(townships === null
      ? []
      : [
          sql`EXISTS (SELECT FROM delegation g
            WHERE g.item_id = i.id AND ${delegationCondition(day)} AND g.township_id = ANY (${$(townships, 'int[]')}))`,
        ]),
  ];
  return join(conditions, ' AND ');
}

/** Pairs of characters find candidates through the index, the text itself decides. */
function searchCondition(text: string): Sql {
  const { pairs, patterns } = soughtIn(text, 'filter.text');
  return sql`v.search_bigrams @> ${$(pairs, 'text[]')} AND v.search_text LIKE ALL (${$(patterns, 'text[]')})`;
}
