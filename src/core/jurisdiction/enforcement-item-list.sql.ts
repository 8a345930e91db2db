import { characterCount, isWellFormed, normalizeForSearch } from '../../kernel/text.js';
import { run } from '../../platform/database/index.js';
import type { Parameters } from '../../platform/database/parameters.js';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import { keysetList, type RowSource } from '../../platform/graphql/keyset-list.js';
import type { Hub } from '../hub.js';
import { presentItem, type PresentedItem } from './enforcement-item.js';
import { holds, inForce, listingSelect, readListing } from './listing.sql.js';

/** Which items of the lists of a day; null: of any. */
export interface ItemConditions {
  readonly on: string;
  /** Keys of departments, and of the townships to which an item was handed over. */
  readonly departments: readonly number[] | null;
  readonly townships: readonly number[] | null;
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
    matching: ($) => ({ from: 'enforcement_item i', where: listed(conditions, $) }),
    run: (query) => run(pool, query),
    read(row) {
      const listing = readListing(row);
      const item = presentItem(listing, conditions.on, organizations);
      if (!item) throw new Error('an item was found on a day on which it has no version');
      return { ...item, departmentKey: listing.department };
    },
  };
}

function listed({ on, departments, townships, text }: ItemConditions, $: Parameters): string[] {
  const day = $(on, 'date');
  const version = `EXISTS (SELECT FROM enforcement_item_version v
    WHERE v.item_id = i.id AND ${holds('v', day)}${text === null ? '' : ` AND ${matches(text, $)}`})`;
  const delegated = `EXISTS (SELECT FROM delegation g
    WHERE g.item_id = i.id AND ${inForce('g', day)} AND g.township_id = ANY (`;
  return [
    version,
    ...(departments === null ? [] : [`i.department_id = ANY (${$(departments, 'int[]')})`]),
    ...(townships === null ? [] : [`${delegated}${$(townships, 'int[]')}))`]),
  ];
}

/** Bigrams find candidates through the index, the text itself decides. */
function matches(text: string, $: Parameters): string {
  if (!isWellFormed(text)) throw badInput('filter.text：文本含有非法字符');
  const sought = normalizeForSearch(text);
  if (characterCount(sought) < 2) throw badInput('filter.text：检索词至少两个字');
  const parameter = $(sought, 'text');
  return `v.search_bigrams @> search_bigrams(${parameter}) AND position(${parameter} IN v.search_text) > 0`;
}
