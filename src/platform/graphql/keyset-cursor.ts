import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { pageRequest, type PageArgs, type PageRequest } from './connection.graphql.js';

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
   * @throws GraphQLError CURSOR_INVALID for anything that this list did not give out, BAD_USER_INPUT for a page that cannot be
   */
  asked(key: CursorKey, args: PageArgs): PageRequest<Place>;
}

const macLength = 8;
/** No list gives out a longer one. */
const longest = 400;

/**
 * Cursors of a list by what its rows are ordered by. They carry the values as the database wrote them, an instant to the microsecond; since
 * only what was sealed opens, a statement gets back no value that PostgreSQL did not write itself.
 */
export function keysetCursors<Place extends Readonly<Record<keyof Place, string | number>>>(
  list: string,
  orderedBy: readonly (keyof Place & string)[],
): KeysetCursors<Place> {
  function open(key: CursorKey, cursor: string): Place {
    const bytes = Buffer.from(cursor.length > longest ? '' : cursor, 'base64url');
    const [sum, body] = [bytes.subarray(0, macLength), bytes.subarray(macLength)];
    // The same bytes have many texts (padding, +, /): the one that was given out is meant.
    const authentic = body.length > 0 && bytes.toString('base64url') === cursor && timingSafeEqual(sum, mac(key, body));
    if (!authentic) throw cursorInvalid();
    const [of, ...values] = JSON.parse(body.toString()) as (string | number)[];
    if (of !== list) throw cursorInvalid();
    return Object.fromEntries(orderedBy.map((property, index) => [property, values[index]])) as unknown as Place;
  }

  return {
    of(key, row) {
      const body = Buffer.from(JSON.stringify([list, ...orderedBy.map((property) => row[property])]));
      return Buffer.concat([mac(key, body), body]).toString('base64url');
    },
    asked(key, args) {
      const { after, before, ...request } = pageRequest(args);
      return {
        ...request,
        after: after === null ? null : open(key, after),
        before: before === null ? null : open(key, before),
      };
    },
  };
}

function mac(key: CursorKey, body: Buffer): Buffer {
  return createHmac('sha256', key).update(body).digest().subarray(0, macLength);
}

function cursorInvalid(): GraphQLError {
  return new GraphQLError('游标无效：请使用本列表返回的游标', {
    extensions: { code: 'CURSOR_INVALID', http: { status: 400 } },
  });
}
