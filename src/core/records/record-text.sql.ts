import { getNullableType, isEnumType, isListType, isNonNullType, getNamedType, type GraphQLOutputType } from 'graphql';
import { rfc3339 } from '../../platform/database/row.js';
import { raw } from '../../platform/database/sql.js';
import { isPlainLeaf, objectText, type Write } from '../../platform/graphql/object-text.js';
import type { PlannedField } from '../../platform/graphql/planned-field.js';
import type { NodeText } from '../../platform/graphql/read-plan.js';
import { NotPlanned } from '../../platform/graphql/not-planned.js';
import type { Organization } from '../organizations/index.js';
import type { RecordCategory } from './record-category.js';
import { columnTold, listColumns, recordsFrom, told, type ListColumns, type ToldColumn } from './record-columns.sql.js';
import type { RecordPlace } from './record-list.sql.js';
import type { RecordShape } from './record-shape.sql.js';

/** A record as JSON, and its place in the list. */
export type RecordText = RecordPlace & NodeText;

/**
 * One category's records as JSON text that PostgreSQL makes, byte for byte what the executor answers. Null when a selected field is more
 * than a column. Names in the answer go into the statement: GraphQL allows letters, digits and underscores only.
 */
export function recordTextShape(
  category: RecordCategory,
  fields: readonly PlannedField[],
): RecordShape<RecordText> | null {
  const columns = listColumns(category);
  const slots: Slot[] = [];
  const parts = ['r.formed_at::text', gap, 'r.id::text', gap, 'r.publisher_id::text', gap];
  for (const field of fields) {
    const filled = slotOf(columns, field);
    if (filled) slots.push(filled.slot);
    const value = filled ? [gap, filled.cell, gap].join(' || ') : valueText(columns, field);
    if (value === null) return null;
    parts.push(`'${field === fields[0] ? '{' : ','}"${field.key}":'`, value);
  }

  return {
    // One column, because each costs more to read than to split. `||` of a NULL is NULL: a value that its type forbids makes
    // all of it NULL, and the executor tells of it.
    select: raw([...parts, `'}'`].join(' || ')),
    from: recordsFrom(category),
    read([cell], { organizations }) {
      if (cell == null) throw new NotPlanned('a field that may not be null is');
      const [formedAt = '', key = '', publisherId, start = '', ...rest] = cell.split('\u0001');
      const organization = organizations.byKey(Number(publisherId));
      let text = start;
      for (const [index, write] of slots.entries()) {
        text += `${write(rest[2 * index] ?? '', organization)}${rest[2 * index + 1]}`;
      }
      return { formedAt: rfc3339(formedAt), key, text };
    },
  };
}

/** Stands around what is not JSON yet: JSON has no such character, it escapes it. */
const gap = `E'\\x01'`;

/** Makes the JSON of what is not JSON yet. */
type Slot = (cell: string, publisher: Organization) => string;

/** Publishers, which this node has in memory, and instants, which are told otherwise than PostgreSQL writes them. */
function slotOf(columns: ListColumns, field: PlannedField): { readonly cell: string; readonly slot: Slot } | null {
  if (field.name === 'publisher') {
    const write = objectText(field.below);
    const once = write && onceEach(write);
    return once && { cell: `''`, slot: (_cell, publisher) => once(publisher) };
  }
  const { definition } = field;
  const column = definition && columnTold(columns, definition);
  if (column?.type !== 'timestamptz' || getNamedType(definition?.type)?.name !== 'DateTime') return null;
  // The text, not the value, is what `||` takes; of a NULL that the type forbids it makes all of the row NULL.
  const text = `${column.sql}::text`;
  return {
    cell: isNonNullType(definition?.type) ? text : `coalesce(${text}, '')`,
    slot: (cell) => (cell === '' ? 'null' : `"${told(cell)}"`),
  };
}

/** SQL that makes the JSON of a field's value; null when the field is not a column. */
function valueText(columns: ListColumns, { definition, parent }: PlannedField): string | null {
  if (!definition) return `'"${parent.name}"'`;
  const column = columnTold(columns, definition);
  const text = column && isPlainLeaf(definition.type) ? columnText(column, definition.type) : null;
  if (text === null) return null;
  return isNonNullType(definition.type) ? text : `coalesce(${text}, 'null')`;
}

/** Null for a type of column or field that is written otherwise than here. */
function columnText({ sql, type }: ToldColumn, field: GraphQLOutputType): string | null {
  const leaf = getNamedType(field);
  const isText = leaf.name === 'String' || isEnumType(leaf);
  if (isListType(getNullableType(field))) return type === 'text[]' && isText ? `array_to_json(${sql})::text` : null;
  if (type === 'word') return quoted(sql);
  // An enum's names need no escapes.
  if (type === 'text') return isEnumType(leaf) ? quoted(sql) : isText ? `to_json(${sql})::text` : null;
  if (type === 'date') return leaf.name === 'LocalDate' ? quoted(sql) : null;
  if (type.startsWith('numeric')) return leaf.name === 'Decimal' ? quoted(sql) : null;
  return type === 'int' && leaf.name === 'Int' ? `${sql}::text` : null;
}

function quoted(sql: string): string {
  return `'"' || ${sql} || '"'`;
}

/** Every record of a publisher has the same text of it. */
function onceEach(write: Write<Organization>): Write<Organization> {
  const known = new WeakMap<Organization, string>();
  return (organization) => {
    const text = known.get(organization) ?? write(organization);
    known.set(organization, text);
    return text;
  };
}
