import { Temporal } from 'temporal-polyfill';

/** Types of PostgreSQL that a list may be ordered by. */
export type PlaceType = 'timestamptz' | 'uuid' | 'bigint' | 'int' | 'text';

/** The place of a row in a list that is ordered by columns of these types: the values as the database wrote them. */
export type PlaceOf<Types extends PlaceTypes> = {
  readonly [Property in keyof Types]: Types[Property] extends 'int' ? number : string;
};
export type PlaceTypes = Readonly<Record<string, PlaceType>>;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** As `rfc3339` gives it: years of four digits, at most microseconds, an offset that may have seconds (before 1901). */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:[0-5]\d(?:\.\d{1,6})?[+-]\d{2}:\d{2}(?::\d{2})?$/;
const highestInt = 2 ** 31 - 1;

const possible: Readonly<Record<PlaceType, (value: unknown) => boolean>> = {
  timestamptz: (value) => isText(value) && instant.test(value) && exists(value),
  uuid: (value) => isText(value) && uuid.test(value),
  // Keys count from 1, and the places that parts have from 0.
  bigint: (value) => isText(value) && /^\d{1,18}$/.test(value),
  int: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= highestInt,
  text: (value) => isText(value) && value.isWellFormed() && !value.includes('\u0000'),
};

/** Whether a column of the type may hold the value: whatever else stands in a cursor would fail in PostgreSQL, as a fault of the hub. */
export function isPossible(type: PlaceType, value: unknown): boolean {
  return possible[type](value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Whether there is such a day, hour and offset. */
function exists(text: string): boolean {
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}
