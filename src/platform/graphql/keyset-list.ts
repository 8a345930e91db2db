import { parameters, type Parameters } from '../database/parameters.js';
import type { TextRow } from '../database/row.js';
import type { Query } from '../database/sql.js';
import type { Page } from './connection.graphql.js';
import { connection, type AskedPage, type PageRequest } from './connection.js';
import { keysetCursors, type KeysetCursors } from './keyset-cursor.js';
import type { PlaceOf, PlaceType, PlaceTypes } from './place.js';

/** A list that statements read in pages: its order, its cursors, and what a page of it adds to a statement. */
export interface KeysetList<Place> extends KeysetCursors<Place> {
  /** The predicates of what lies between two places. */
  between(places: Pick<PageRequest<Place>, 'after' | 'before'>, $: Parameters): string[];
  orderBy(backward?: boolean): string;
}

/** Expressions of SQL with their types, by the property of a row that holds the value. */
type Order = Readonly<Record<string, readonly [expression: string, type: PlaceType]>>;
type TypesOf<Columns extends Order> = { readonly [Property in keyof Columns]: Columns[Property][1] };

/** A list in the order of its columns; the last of them leaves no two rows in one place. */
export function keysetList<const Columns extends Order>(
  name: string,
  direction: 'ASC' | 'DESC',
  columns: Columns,
): KeysetList<PlaceOf<TypesOf<Columns>>> {
  const entries = Object.entries(columns);
  const types = Object.fromEntries(entries.map(([property, [, type]]) => [property, type]));
  const expressions = entries.map(([, [expression]]) => expression);
  const [onward, back] = direction === 'ASC' ? ['>', '<'] : ['<', '>'];
  const reversed = direction === 'ASC' ? 'DESC' : 'ASC';
  const order = (way: string): string => `ORDER BY ${expressions.map((each) => `${each} ${way}`).join(', ')}`;
  const orders = { onward: order(direction), back: order(reversed) };

  const beyond = (place: Readonly<Record<string, unknown>>, operator: string, $: Parameters): string => {
    const values = entries.map(([property, [, type]]) => $(place[property], type));
    return `(${expressions.join(', ')}) ${operator} (${values.join(', ')})`;
  };
  return {
    ...keysetCursors(name, types as PlaceTypes as TypesOf<Columns>),
    between: ({ after, before }, $) => [
      ...(after === null ? [] : [beyond(after, onward, $)]),
      ...(before === null ? [] : [beyond(before, back, $)]),
    ],
    orderBy: (backward = false) => (backward ? orders.back : orders.onward),
  };
}

/** Where the rows of a list come from. */
export interface RowSource<Row> {
  readonly select: string;
  /** FROM and WHERE of the whole list. */
  matching($: Parameters): { readonly from: string; readonly where: readonly string[] };
  /** Runs a statement as whoever may see the rows. */
  run(query: Query): Promise<TextRow[]>;
  read(row: TextRow): Row;
}

/** A page of a list, by one statement, and one more for whoever asks how many there are. */
export function keysetConnection<Place, Row extends Place>(
  list: KeysetList<Place>,
  { select, matching, run, read }: RowSource<Row>,
  asked: AskedPage,
): Promise<Page<Row>> {
  return connection(
    list,
    {
      async rows(request) {
        const $ = parameters();
        const { from, where } = matching($);
        const within = whereOf([...where, ...list.between(request, $)]);
        const rows = await run({
          // The limit is part of the text: a generic plan that does not know it would sort instead of walking the index.
          text: `SELECT ${select} FROM ${from} ${within} ${list.orderBy(request.backward)} LIMIT ${request.size + 1}`,
          values: $.values,
        });
        return rows.map(read);
      },
      async count() {
        const $ = parameters();
        const { from, where } = matching($);
        const [row] = await run({ text: `SELECT count(*) FROM ${from} ${whereOf(where)}`, values: $.values });
        return Number(row?.[0]);
      },
    },
    asked,
  );
}

/** A WHERE of all the predicates; nothing without any. */
export function whereOf(predicates: readonly string[]): string {
  return predicates.length > 0 ? `WHERE ${predicates.join(' AND ')}` : '';
}
