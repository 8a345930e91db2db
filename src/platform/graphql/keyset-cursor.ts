import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { isPossible, type PlaceOf, type PlaceTypes } from './place.js';

/** What seals the cursors of lists; the same on every node of a database. */
export type CursorKey = KeyObject;

/** A key of its own under a secret that seals other things too. */
export function cursorKey(secret: string): CursorKey {
  return createSecretKey(createHmac('sha256', secret).update('cursors of lists').digest());
}

/** The cursors of one list. */
export interface KeysetCursors<Place> {
  /** The cursor of a row: opaque, URL-safe, with a keyed checksum, so that none can be made up or taken to another list. */
  of(key: CursorKey, row: Place): string;
  /**
   * The place that the cursor given for an argument stands for; null without one.
   * @throws GraphQLError CURSOR_INVALID for anything that this list did not give out
   */
  place(key: CursorKey, argument: CursorArgument, cursor: string | null | undefined): Place | null;
}

export type CursorArgument = 'after' | 'before';

const macLength = 8;
/** No list gives out a longer one. */
const longest = 400;

/**
 * Cursors of a list by the types of what its rows are ordered by. They carry the values as the database wrote them, an instant to the
 * microsecond. The checksum keeps out what the hub did not write; the types keep out what a version with another order wrote.
 */
export function keysetCursors<const Types extends PlaceTypes>(
  list: string,
  orderedBy: Types,
): KeysetCursors<PlaceOf<Types>> {
  const columns = Object.entries(orderedBy);

  /** Null for what this list did not give out. */
  function open(key: CursorKey, cursor: string): PlaceOf<Types> | null {
    const bytes = Buffer.from(cursor.length > longest ? '' : cursor, 'base64url');
    const [sum, body] = [bytes.subarray(0, macLength), bytes.subarray(macLength)];
    // The same bytes have many texts (padding, +, /): the one that was given out is meant.
    const authentic = body.length > 0 && bytes.toString('base64url') === cursor && timingSafeEqual(sum, mac(key, body));
    if (!authentic) return null;
    const [of, ...values] = JSON.parse(body.toString()) as unknown[];
    const fits =
      values.length === columns.length && columns.every(([, type], index) => isPossible(type, values[index]));
    if (of !== list || !fits) return null;
    return Object.fromEntries(columns.map(([property], index) => [property, values[index]])) as PlaceOf<Types>;
  }

  return {
    of(key, row) {
      const body = Buffer.from(JSON.stringify([list, ...columns.map(([property]) => row[property])]));
      return Buffer.concat([mac(key, body), body]).toString('base64url');
    },
    place(key, argument, cursor) {
      if (cursor == null) return null;
      const place = open(key, cursor);
      if (!place) throw cursorInvalid(argument);
      return place;
    },
  };
}

function mac(key: CursorKey, body: Buffer): Buffer {
  return createHmac('sha256', key).update(body).digest().subarray(0, macLength);
}

export function cursorInvalid(argument: CursorArgument): GraphQLError {
  return new GraphQLError(`游标无效：参数 ${argument} 须为本列表返回的游标`, {
    extensions: { code: 'CURSOR_INVALID', http: { status: 400 } },
  });
}
