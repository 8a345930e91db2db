import { getNamedType, getNullableType, isEnumType, isListType, type GraphQLField } from 'graphql';
import { textArray } from '../../platform/database/row.js';
import type { JsonBytes } from '../../platform/graphql/json-bytes.js';
import { isPlainLeaf } from '../../platform/graphql/object-text.js';
import { told } from './record-columns.sql.js';

/** Writes the JSON of a value that PostgreSQL wrote between two places of some bytes. */
type WriteCell = (json: JsonBytes, bytes: Buffer, start: number, end: number) => void;

/** Null for a type of column or field that is written otherwise than here. */
export function cellWriter(column: string, { type }: GraphQLField<unknown, unknown>): WriteCell | null {
  if (!isPlainLeaf(type)) return null;
  const leaf = getNamedType(type);
  const isText = leaf.name === 'String' || isEnumType(leaf);
  if (isListType(getNullableType(type))) return column === 'text[]' && isText ? array : null;
  if (column === 'word') return text;
  if (column === 'text') return isText ? text : null;
  if (column === 'date') return leaf.name === 'LocalDate' ? text : null;
  if (column === 'timestamptz') return leaf.name === 'DateTime' ? instant : null;
  if (column.startsWith('numeric')) return leaf.name === 'Decimal' ? text : null;
  return column === 'int' && leaf.name === 'Int' ? number : null;
}

const text: WriteCell = (json, bytes, start, end) => json.text(bytes, start, end);
const number: WriteCell = (json, bytes, start, end) => json.put(bytes, start, end);
/** Told otherwise than PostgreSQL writes it. */
const instant: WriteCell = (json, bytes, start, end) =>
  json.put(Buffer.from(`"${told(bytes.toString('latin1', start, end))}"`));

const array: WriteCell = (json, bytes, start, end) => {
  if (!isPlainArray(bytes, start, end)) {
    json.put(Buffer.from(JSON.stringify(textArray(bytes.toString('utf8', start, end)))));
    return;
  }
  let separator = opening;
  for (let from = start + 1, to = from; to < end; to += 1) {
    if (bytes[to] !== comma && to < end - 1) continue;
    json.put(separator);
    json.text(bytes, from, to);
    separator = between;
    from = to + 1;
  }
  json.put(closing);
};

const [comma, quote, firstOfNull] = [0x2c, 0x22, 0x4e];
const [opening, between, closing] = [Buffer.from('['), Buffer.from(','), Buffer.from(']')];

/** Whether nothing in an array literal is quoted or might be NULL, and there is something: codes and names nearly always. */
function isPlainArray(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at += 1) {
    if (bytes[at] === quote || (bytes[at] === firstOfNull && (at === start + 1 || bytes[at - 1] === comma)))
      return false;
  }
  return end - start > 2;
}

/** A whole number above zero. */
export function numberOf(bytes: Buffer, start: number, size: number): number {
  let value = 0;
  for (let index = start; index < start + size; index += 1) value = 10 * value + (bytes[index] ?? 0) - 0x30;
  return value;
}
