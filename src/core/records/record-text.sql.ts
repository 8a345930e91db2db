import { getNullableType, isEnumType, isListType, isNonNullType, getNamedType, type GraphQLOutputType } from 'graphql';
import { rfc3339, type Column } from '../../platform/database/row.js';
import { toldInstant } from '../../kernel/instant-text.js';
import { isPlainLeaf, objectText, type Write } from '../../platform/graphql/object-text.js';
import { isProperty, type PlannedField } from '../../platform/graphql/planned-field.js';
import type { NodeText } from '../../platform/graphql/read-plan.js';
import type { Organization } from '../organizations/index.js';
import type { RecordCategory } from './record-category.js';
import type { RecordPlace } from './record-list.sql.js';
import { recordIds } from './record.js';
import { recordColumns, withDetails, type RecordShape } from './record-shape.sql.js';

/** A record as JSON, and its place in the list. */
export type RecordText = RecordPlace & NodeText;

/**
 * The shape of one category's records as JSON text that PostgreSQL makes, byte for byte what the executor answers. Null
 * when a selected field is more than a column. Names in the answer go into the statement: GraphQL allows letters, digits
 * and underscores only.
 */
export function recordTextShape(
  category: RecordCategory,
  fields: readonly PlannedField[],
): RecordShape<RecordText> | null {
  const columns = columnsOfCategory(category);
  const slots: Slot[] = [];
  const parts = ['r.formed_at::text', gap, 'r.id::text', gap, 'r.publisher_id::text', gap];
  for (const field of fields) {
    const filled = slotOf(columns, field);
    if (filled) slots.push(filled.slot);
    const value = filled ? [gap, filled.cell, gap].join(' || ') : valueText(category, columns, field);
    if (value === null) return null;
    parts.push(`'${field === fields[0] ? '{' : ','}"${field.key}":'`, value);
  }

  return {
    // One column, because each costs more to read than to split. `||` of a NULL is NULL: a value that its type forbids makes
    // all of it NULL, and the executor tells of it.
    select: [...parts, `'}'`].join(' || '),
    from: withDetails(category, 'JOIN'),
    read([cell], { organizations }) {
      if (cell == null) throw new Error('a field that may not be null is');
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
function slotOf(columns: Columns, field: PlannedField): { readonly cell: string; readonly slot: Slot } | null {
  if (field.name === 'publisher') {
    const write = objectText(field.below);
    const once = write && onceEach(write);
    return once && { cell: `''`, slot: (_cell, publisher) => once(publisher) };
  }
  const { name, definition } = field;
  const column = isProperty(field) ? columns.get(name) : undefined;
  if (!definition || column?.type !== 'timestamptz' || getNamedType(definition.type).name !== 'DateTime') return null;
  // The text, not the value, is what `||` takes; of a NULL that the type forbids it makes all of the row NULL.
  const text = `${column.column}::text`;
  return {
    cell: isNonNullType(definition.type) ? text : `coalesce(${text}, '')`,
    slot: (cell) => (cell === '' ? 'null' : `"${toldInstant(rfc3339(cell))}"`),
  };
}

type Columns = ReadonlyMap<string, { readonly column: string; readonly type: string }>;

/** Columns by property, as SQL names them over `r` and, in a category's list, `d`. */
export function columnsOfCategory(category: RecordCategory | null): Columns {
  return new Map([...aliased('r', recordColumns), ...aliased('d', category?.details.columns ?? [])]);
}

function aliased(alias: string, columns: readonly Column[]) {
  return columns.map(({ property, column, type }) => [property, { column: `${alias}."${column}"`, type }] as const);
}

/** SQL that makes the JSON of a field's value; null when the field is not a column. */
function valueText(category: RecordCategory, columns: Columns, field: PlannedField): string | null {
  const { name, definition } = field;
  if (!definition) return `'"${category.typeName}"'`;
  if (name === 'id') return `'"${recordIds.prefix}' || replace(r.id::text, '-', '') || '"'`;
  if (name === 'scope') return `CASE WHEN r.audience IS NULL THEN '"ALL_MEMBERS"' ELSE '"NAMED_ORGANIZATIONS"' END`;
  const column = isProperty(field) ? columns.get(name) : undefined;
  const text = column && isPlainLeaf(definition.type) ? columnText(column, definition.type) : null;
  if (text === null) return null;
  return isNonNullType(definition.type) ? text : `coalesce(${text}, 'null')`;
}

/** Null for a type of column or field that is written otherwise than here. */
function columnText({ column, type }: { column: string; type: string }, field: GraphQLOutputType): string | null {
  const leaf = getNamedType(field);
  const isText = leaf.name === 'String' || isEnumType(leaf);
  if (isListType(getNullableType(field))) return type === 'text[]' && isText ? `array_to_json(${column})::text` : null;
  // An enum's names need no escapes.
  if (type === 'text') return isEnumType(leaf) ? quoted(column) : isText ? `to_json(${column})::text` : null;
  if (type === 'date') return leaf.name === 'LocalDate' ? quoted(column) : null;
  if (type.startsWith('numeric')) return leaf.name === 'Decimal' ? quoted(column) : null;
  return type === 'int' && leaf.name === 'Int' ? `${column}::text` : null;
}

function quoted(column: string): string {
  return `'"' || ${column} || '"'`;
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
