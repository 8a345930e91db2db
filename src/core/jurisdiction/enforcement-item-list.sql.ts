import { characterCount, isWellFormed, normalizeForSearch } from '../../kernel/text.js';
import { runWith, type Executor } from '../../platform/database/index.js';
import type { Parameters } from '../../platform/database/parameters.js';
import { badInput, type PageRequest } from '../../platform/graphql/connection.graphql.js';
import { holds, inForce, readListings } from './listing.sql.js';
import type { PresentedItem } from './enforcement-item.js';
import type { Listing } from './listing.js';

/** Which items of the lists of a day; null: of any. */
export interface ItemConditions {
  readonly on: string;
  /** Keys of departments, and of the townships to which an item was handed over. */
  readonly departments: readonly number[] | null;
  readonly townships: readonly number[] | null;
  readonly text: string | null;
}

/** One page of items by code and department; one item more than asked for. */
export function listItems(executor: Executor, conditions: ItemConditions, page: PageRequest): Promise<Listing[]> {
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

export function itemCursor({ code, department }: Pick<PresentedItem, 'code' | 'department'>): string {
  return Buffer.from(`${code}|${department.key}`).toString('base64url');
}

const form = /^([0-9A-Za-z._-]{1,64})\|(\d{1,9})$/;

/** @throws GraphQLError BAD_USER_INPUT for anything that no list gave out */
function between({ after, before }: PageRequest, $: Parameters): string[] {
  const compare = (cursor: string, operator: string): string => {
    const [, code, department] = form.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
    if (code === undefined) throw badInput('游标无效：请使用列表返回的游标');
    return `(i.code, i.department_id) ${operator} (${$(code, 'text')}, ${$(department, 'int')})`;
  };
  return [...(after === null ? [] : [compare(after, '>')]), ...(before === null ? [] : [compare(before, '<')])];
}
