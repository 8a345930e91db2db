import type { GraphQLResolveInfo } from 'graphql';
import { badInput, type Page, type PageArgs } from './connection.graphql.js';
import type { CursorKey, KeysetCursors } from './keyset-cursor.js';
import { selectionOf } from './selection.js';

export const defaultPage = 20;
export const largestPage = 100;

/** A page as a document asks for it. */
export interface AskedPage {
  readonly args: PageArgs;
  /** Whether it asks for `totalCount`. */
  readonly counted: boolean;
  readonly cursorKey: CursorKey;
}

export function askedPage(
  { cursorKey }: Pick<AskedPage, 'cursorKey'>,
  args: PageArgs,
  info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>,
): AskedPage {
  return { cursorKey, args, counted: selectionOf(info).has('totalCount') };
}

/** How many rows, from which side, between which places. */
export interface PageRequest<Place> {
  readonly size: number;
  readonly backward: boolean;
  readonly after: Place | null;
  readonly before: Place | null;
}

/** What a connection is of. */
export interface Listed<Row, Place> {
  /** The rows of a page and one more, which tells that more follow; those of a backward page in reverse. */
  rows(request: PageRequest<Place>): Promise<Row[]> | Row[];
  /** How many there are in all. */
  count(): Promise<number> | number;
}

/**
 * A page of a list as its connection type holds it. It is counted beside being read, and only for whoever asks.
 * @throws GraphQLError BAD_USER_INPUT for a page that cannot be, CURSOR_INVALID for a cursor that the list did not give out
 */
export async function connection<Place, Row extends Place>(
  cursors: KeysetCursors<Place>,
  listed: Listed<Row, Place>,
  { args, counted, cursorKey }: AskedPage,
): Promise<Page<Row>> {
  const request = pageRequest(cursors, cursorKey, args);
  const [rows, totalCount] = await Promise.all([listed.rows(request), counted ? listed.count() : null]);
  return pageOf(request, rows, totalCount, (row) => cursors.of(cursorKey, row));
}

function pageRequest<Place>(
  cursors: KeysetCursors<Place>,
  key: CursorKey,
  { first, after, last, before }: PageArgs,
): PageRequest<Place> {
  if (first != null && last != null) throw badInput('first 与 last 不能同时给出');
  const size = first ?? last ?? defaultPage;
  if (size < 1 || size > largestPage) throw badInput(`每页条数须在1至${largestPage}之间`);
  return {
    size,
    backward: last != null,
    after: cursors.place(key, 'after', after),
    before: cursors.place(key, 'before', before),
  };
}

function pageOf<Row>(
  { size, backward, after, before }: PageRequest<unknown>,
  rows: Row[],
  totalCount: number | null,
  cursorOf: (row: Row) => string,
): Page<Row> {
  const more = rows.length > size;
  const nodes = more ? rows.slice(0, size) : rows;
  if (backward) nodes.reverse();
  const cursorAt = (index: number): string | null => {
    const node = nodes.at(index);
    return node === undefined ? null : cursorOf(node);
  };
  return {
    nodes,
    // Cursors are made only when a document selects them: each is sealed.
    get edges() {
      return nodes.map((node) => ({ cursor: cursorOf(node), node }));
    },
    pageInfo: {
      hasNextPage: backward ? before !== null : more,
      hasPreviousPage: backward ? more : after !== null,
      get startCursor() {
        return cursorAt(0);
      },
      get endCursor() {
        return cursorAt(-1);
      },
    },
    totalCount,
  };
}

/** The page with other nodes in the places of its own. */
export function withNodes<Node>(page: Page<unknown>, nodes: readonly Node[]): Page<Node> {
  const { pageInfo, totalCount } = page;
  return {
    nodes,
    get edges() {
      return page.edges.map(({ cursor }, index) => ({ cursor, node: nodes[index] as Node }));
    },
    pageInfo,
    totalCount,
  };
}
