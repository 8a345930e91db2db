import { isNonNullType } from 'graphql';
import { rfc3339 } from '../../platform/database/row.js';
import { raw } from '../../platform/database/sql.js';
import { JsonBytes } from '../../platform/graphql/json-bytes.js';
import { NotPlanned } from '../../platform/graphql/not-planned.js';
import { objectText } from '../../platform/graphql/object-text.js';
import type { PlannedField } from '../../platform/graphql/planned-field.js';
import type { NodeJson } from '../../platform/graphql/list-plan.js';
import type { Organization } from '../organizations/index.js';
import { cellWriter, numberOf } from './cell-json.js';
import type { RecordCategory } from './record-category.js';
import { columnTold, listColumns, recordsFrom, type ListColumns } from './record-columns.sql.js';
import type { RecordPlace } from './record-list.sql.js';
import type { RecordBytes } from './record-shape.sql.js';

/** A record as JSON, and its place in the list. */
export type RecordJson = RecordPlace & NodeJson;

/** A record's place and its publisher stand first in each row. */
const always = ['r.formed_at', 'r.id', 'r.publisher_id'];

/**
 * One category's records as JSON, byte for byte what the executor answers, written from the bytes of their columns. Null when a selected
 * field is more than a column.
 */
export function recordTextShape(
  category: RecordCategory,
  fields: readonly PlannedField[],
): RecordBytes<RecordJson> | null {
  const columns = listColumns(category);
  const selected = [...always];
  const parts: { readonly start: Buffer; readonly write: WriteField }[] = [];
  for (const field of fields) {
    const write = fieldWriter(columns, field, selected);
    if (!write) return null;
    parts.push({ start: Buffer.from(`${parts.length === 0 ? '{' : ','}"${field.key}":`), write });
  }
  const json = new JsonBytes();
  const row: Located = { starts: [], sizes: [] };
  return {
    select: raw(selected.join(', ')),
    from: recordsFrom(category),
    write(message, { organizations }) {
      const { bytes } = message;
      const { starts, sizes } = row;
      message.locate(starts, sizes);
      const [start = 0, ofKey = 0, ofPublisher = 0] = starts;
      const publisher = organizations.byKey(numberOf(bytes, ofPublisher, sizes[2] ?? 0));
      json.clear();
      for (const part of parts) {
        json.put(part.start);
        part.write(json, bytes, row, publisher);
      }
      json.put(end);
      return new WrittenRecord(json.take(), bytes.toString('latin1', start, ofKey + (sizes[1] ?? 0)), sizes[0] ?? 0);
    },
  };
}

const end = Buffer.from('}');
const nothing = Buffer.from('null');

/** Where the values of a row begin, and how many bytes they have, -1 for NULL. */
interface Located {
  readonly starts: number[];
  readonly sizes: number[];
}

/** Its place is asked for only where a cursor is made. */
class WrittenRecord implements RecordJson {
  constructor(
    readonly json: string,
    /** Its first columns as they came, with the size of the second between them. */
    private readonly place: string,
    private readonly sizeOfInstant: number,
  ) {}

  get formedAt(): string {
    return rfc3339(this.place.slice(0, this.sizeOfInstant));
  }

  get key(): string {
    return this.place.slice(this.sizeOfInstant + 4);
  }
}

type WriteField = (json: JsonBytes, bytes: Buffer, row: Located, publisher: Organization) => void;

/** Null when the field is not a column; `selected` gets the column that it is made of. */
function fieldWriter(columns: ListColumns, field: PlannedField, selected: string[]): WriteField | null {
  const { name, definition, parent, below } = field;
  if (!definition) {
    const typeName = Buffer.from(`"${parent.name}"`);
    return (json) => json.put(typeName);
  }
  if (name === 'publisher') return publisherWriter(below);
  const column = columnTold(columns, definition);
  const write = column && cellWriter(column.type, definition);
  if (!write) return null;
  const at = selected.push(column.sql) - 1;
  const isRequired = isNonNullType(definition.type);
  return (json, bytes, { starts, sizes }) => {
    const size = sizes[at] ?? -1;
    const start = starts[at] ?? 0;
    if (size >= 0) write(json, bytes, start, start + size);
    else if (isRequired) throw new NotPlanned(`${name} may not be null`);
    else json.put(nothing);
  };
}

/** This node has publishers in memory; every record of one has the same JSON of it. */
function publisherWriter(below: readonly PlannedField[]): WriteField | null {
  const known = new WeakMap<Organization, Buffer>();
  const write = objectText(below);
  if (!write) return null;
  return (json, _bytes, _row, publisher) => {
    const written = known.get(publisher) ?? Buffer.from(write(publisher));
    known.set(publisher, written);
    json.put(written);
  };
}
