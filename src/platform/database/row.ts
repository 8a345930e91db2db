/** How a property of an entity stands in its table; read from the entity itself. */
export interface Column {
  readonly property: string;
  readonly column: string;
  readonly type: string;
}

interface EntityWithProperties {
  readonly meta: { readonly properties: object };
}

/** The plain columns of an entity, in declaration order; relations (declared as functions) are left out. */
export function columnsOf(entity: EntityWithProperties): Column[] {
  const columns: Column[] = [];
  for (const [property, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(entity.meta.properties))) {
    if (descriptor.get) continue;
    const declared = descriptor.value as { columnType?: string; fieldName?: string; generated?: unknown };
    if (!declared.columnType || declared.generated) continue;
    columns.push({ property, column: declared.fieldName ?? snakeCase(property), type: declared.columnType });
  }
  return columns;
}

/** The name a property has as a column, as MikroORM's UnderscoreNamingStrategy gives it. */
export function snakeCase(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** One row in PostgreSQL's text format, column by column. */
export type TextRow = readonly (string | null)[];

type Decode = (text: string) => unknown;

const decoders: Record<string, Decode> = {
  int: Number,
  float8: Number,
  boolean: (text) => text === 't',
  timestamptz: rfc3339,
  'text[]': textArray,
  'int[]': (text) => textArray(text).map(Number),
  jsonb: (text) => JSON.parse(text) as unknown,
};

/**
 * A function that makes a plain object of a text row: numbers, booleans and arrays decoded, instants as RFC 3339 with the
 * session's offset and the database's microseconds, days and decimals left as the text they are.
 */
export function rowReader<Row>(columns: readonly Column[]): (row: TextRow) => Row {
  const names = columns.map(({ property }) => property);
  const decode = columns.map(({ type }) => decoders[type]);
  return (row) => {
    const result: Record<string, unknown> = {};
    for (let index = 0; index < names.length; index += 1) {
      const text = row[index] ?? null;
      const decoder = decode[index];
      result[names[index] ?? ''] = text === null || decoder === undefined ? text : decoder(text);
    }
    return result as Row;
  };
}

/** `2026-11-23 09:00:00.123456+08` as PostgreSQL writes it → `2026-11-23T09:00:00.123456+08:00`. */
export function rfc3339(text: string): string {
  const offset = text.at(-3);
  return `${text.slice(0, 10)}T${text.slice(11)}${offset === '+' || offset === '-' ? ':00' : ''}`;
}

/** A one-dimensional array literal such as `{a,"b c",NULL}`; NULL elements are dropped. */
export function textArray(literal: string): string[] {
  const inside = literal.slice(1, -1);
  // Nothing quoted and no NULL: codes and numbers nearly always.
  if (!inside.includes('"') && !inside.includes('NULL')) return inside === '' ? [] : inside.split(',');
  const elements: string[] = [];
  for (const [, quoted, bare] of inside.matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/g)) {
    if (quoted !== undefined) elements.push(quoted.replace(/\\(.)/g, '$1'));
    else if (bare !== undefined && bare !== 'NULL') elements.push(bare);
  }
  return elements;
}
