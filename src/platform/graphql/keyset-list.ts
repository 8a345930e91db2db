import type { TextRow } from '../database/row.js';
import { $, join, literal, raw, sql, type Composed, type Sql } from '../database/sql.js';
import type { Page } from './connection.graphql.js';
import { connection, type AskedPage, type PageRequest } from './connection.js';
import { keysetCursors, type KeysetCursors } from './keyset-cursor.js';
import type { PlaceOf, PlaceType, PlaceTypes } from './place.js';

/** A list that statements read in pages: its order, its cursors, and what a page of it adds to a statement. */
export interface KeysetList<Place> extends KeysetCursors<Place> {
  readonly direction: 'ASC' | 'DESC';
  /** The predicates of what lies between two places. */
  between(places: Pick<PageRequest<Place>, 'after' | 'before'>): Sql[];
  orderBy(backward?: boolean): Sql;
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
  const expressions = entries.map(([, [expression]]) => raw(expression));
  const [onward, back] = direction === 'ASC' ? [sql`>`, sql`<`] : [sql`<`, sql`>`];
  const order = (way: Sql): Sql => sql`ORDER BY ${join(expressions.map((each) => sql`${each} ${way}`))}`;
  const [ascending, descending] = [order(sql`ASC`), order(sql`DESC`)];
  const [onwards, backwards] = direction === 'ASC' ? [ascending, descending] : [descending, ascending];

  const beyond = (place: Readonly<Record<string, unknown>>, operator: Sql): Sql => {
    const values = entries.map(([property, [, type]]) => $(place[property], type));
    return sql`(${join(expressions)}) ${operator} (${join(values)})`;
  };
  return {
    ...keysetCursors(name, types as PlaceTypes as TypesOf<Columns>),
    direction,
    between: ({ after, before }) => [
      ...(after === null ? [] : [beyond(after, onward)]),
      ...(before === null ? [] : [beyond(before, back)]),
    ],
    orderBy: (backward = false) => (backward ? backwards : onwards),
  };
}

/** Where the rows of a list come from. */
export interface RowSource<Row, Where extends Sql = Sql> {
  readonly select: Sql;
  /** FROM and WHERE of the whole list. */
  matching(): { readonly from: Sql; readonly where: Where };
  /** Runs a statement as whoever may see the rows. */
  run(statement: Composed<Sql | Where>): Promise<TextRow[]>;
  read(row: TextRow): Row;
}

/** The same of rows that are read while they come. */
export interface TakenRows<Row, Where extends Sql = Sql> extends Omit<RowSource<Row, Where>, 'read'> {
  take(statement: Composed<Sql | Where>): Promise<Row[]>;
}

/** A page of a list, by one statement, and one more for whoever asks how many there are. */
export function keysetConnection<Place, Row extends Place, Where extends Sql>(
  list: KeysetList<Place>,
  source: RowSource<Row, Where> | TakenRows<Row, Where>,
  asked: AskedPage,
): Promise<Page<Row>> {
  const { select, matching, run } = source;
  return connection(
    list,
    {
      async rows(request) {
        const { from, where } = matching();
        const between = list.between(request).map((condition) => sql`AND ${condition}`);
        // The limit is part of the text: a generic plan that does not know it would sort instead of walking the index.
        const limit = literal(request.size + 1);
        const statement = sql`SELECT ${select} FROM ${from} WHERE ${where} ${join(between, ' ')}
            ${list.orderBy(request.backward)} LIMIT ${limit}`;
        if ('take' in source) return source.take(statement);
        return (await run(statement)).map((row) => source.read(row));
      },
      async count() {
        const { from, where } = matching();
        const [row] = await run(sql`SELECT count(*) FROM ${from} WHERE ${where}`);
        return Number(row?.[0]);
      },
    },
    asked,
  );
}
