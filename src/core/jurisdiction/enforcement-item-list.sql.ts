import { characterCount, isWellFormed, normalizeForSearch } from '../../kernel/text.js';
import { runWith, type Executor } from '../../platform/database/index.js';
import type { Parameters } from '../../platform/database/parameters.js';
import { badInput, type PageRequest } from '../../platform/graphql/connection.graphql.js';
import { keysetCursors } from '../../platform/graphql/keyset-cursor.js';
import { holds, inForce, readListings } from './listing.sql.js';
import type { Listing } from './listing.js';

/** Which items of the lists of a day; null: of any. */
export interface ItemConditions {
  readonly on: string;
  /** Keys of departments, and of the townships to which an item was handed over. */
  readonly departments: readonly number[] | null;
  readonly townships: readonly number[] | null;
  readonly text: string | null;
}

interface ItemKeyset {
  readonly code: string;
  readonly departmentKey: number;
}

export const itemCursors = keysetCursors<ItemKeyset>('items', ['code', 'departmentKey']);

/** One page of items by code and department; one item more than asked for. */
export function listItems(
  executor: Executor,
  conditions: ItemConditions,
  page: PageRequest<ItemKeyset>,
): Promise<Listing[]> {
  const direction = page.backward ? 'DESC' : 'ASC';
  return readListings(executor, ($) => {
    const where = [...listed(conditions, $), ...between(page, $)];
    return `WHERE ${where.join(' AND ')}
      ORDER BY i.code ${direction}, i.department_id ${direction} LIMIT ${page.size + 1}`;
  });
}

export async function countItems(executor: Executor, conditions: ItemConditions): Promise<number> {
  const [row] = await runWith(
    executor,
    ($) => `SELECT count(*) FROM enforcement_item i WHERE ${listed(conditions, $).join(' AND ')}`,
  );
  return Number(row?.[0]);
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

function between({ after, before }: PageRequest<ItemKeyset>, $: Parameters): string[] {
  const compare = ({ code, departmentKey }: ItemKeyset, operator: string): string =>
    `(i.code, i.department_id) ${operator} (${$(code, 'text')}, ${$(departmentKey, 'int')})`;
  return [...(after === null ? [] : [compare(after, '>')]), ...(before === null ? [] : [compare(before, '<')])];
}
