import { createHash } from 'node:crypto';
import type { PublishShape } from './input-shape.js';

export type Json = Readonly<Record<string, unknown>>;

/** A record as `publish…` takes it, and what of it the hub has no field for. */
export interface RecordInput {
  readonly input: Json;
  readonly leftOut: readonly string[];
}

/** What a line says beside the record. */
const beside = new Set(['category', 'publisher.code']);

/** A record with its fields as the API has them: under `input`, or beside the category with `sharing`. */
export function inputOfRecord(record: Json): Json | null {
  if (isObject(record['input'])) return keyed(record, record['input']);
  if (!isObject(record['sharing'])) return null;
  const { category: _, ...input } = record;
  return keyed(record, input);
}

function keyed(record: Json, input: Json): Json {
  return typeof record['idempotencyKey'] === 'string' ? { ...input, idempotencyKey: record['idempotencyKey'] } : input;
}

/**
 * A record with all its fields side by side, as exports have them: `title` and `formedAt` belong to what every record has, `period.from` is in
 * an object of its category. What is empty was not given.
 */
export function inputOfRow(row: Json, { fields, within }: PublishShape): RecordInput {
  const input: Record<string, unknown> = {};
  const objects = new Map<string, Record<string, unknown>>();
  const leftOut: string[] = [];
  for (const [name, value] of Object.entries(row)) {
    if (beside.has(name)) continue;
    const place = placeOf(name, { fields, within });
    if (!place) leftOut.push(name);
    else if (value === null || value === '') continue;
    else if (place.object === null) input[place.field] = value;
    else objects.set(place.object, { ...objects.get(place.object), [place.field]: value });
  }
  return { input: { sharing: {}, ...input, ...Object.fromEntries(objects) }, leftOut };
}

/** Where a name of such a row belongs; null where nowhere. */
export function placeOf(
  name: string,
  { fields, within }: Pick<PublishShape, 'fields' | 'within'>,
): { readonly object: string | null; readonly field: string } | null {
  const own = fields.get(name);
  if (own && !within.has(name)) return { object: null, field: name };
  const [object = '', field = ''] = name.includes('.') ? name.split('.', 2) : ['sharing', name];
  return within.get(object)?.has(field) ? { object, field } : null;
}

/** The same record has the same key, however often it is published. */
export function withKey(mutation: string, input: Json): Json {
  if (input['idempotencyKey'] !== undefined && input['idempotencyKey'] !== null) return input;
  const hash = createHash('sha256').update(canonical({ mutation, input })).digest('hex');
  return { ...input, idempotencyKey: `line-${hash.slice(0, 40)}` };
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const names = Object.keys(value).filter((name) => value[name] !== undefined && value[name] !== null);
  return `{${names
    .toSorted()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)
    .join(',')}}`;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
