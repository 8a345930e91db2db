import {
  checkMapping,
  dayCell,
  mapTable,
  textCell,
  type MappedField,
  type ReadRow,
  type Table,
  type TableMapping,
} from '../../../platform/tables/index.js';
import type { PublishShape, ShapedField } from '../publish/input-shape.js';
import { outgoingRecord } from '../publish/outgoing-lines.js';
import type { Outgoing } from '../publish/publish-all.js';
import { placeOf } from '../publish/record-input.js';

/** Fields that no file gives. */
const own = new Set(['idempotencyKey', 'signedPayload', 'sharing.pendingRecordId']);

/** What a mapping may name of a category: its fields, and those of the objects in it, `sharing.title` as `title` too. */
export function mappedFields({ fields, within }: PublishShape): MappedField[] {
  const inner = [...within].flatMap(([object, held]) => [...held.values()].map((field) => ({ object, field })));
  return [
    ...[...fields.values()].filter(({ name }) => !within.has(name)).map(({ name }) => ({ title: name, names: [] })),
    ...inner.map(({ object, field }) => ({
      title: `${object}.${field.name}`,
      names: object === 'sharing' && !fields.has(field.name) ? [field.name] : [],
    })),
  ].filter(({ title }) => !own.has(title) && isTold(title, { fields, within }));
}

/** What a cell can say: everything but lists of objects. */
function isTold(title: string, shape: Pick<PublishShape, 'fields' | 'within'>): boolean {
  const field = fieldOf(title, shape);
  return field !== undefined && field.kind !== 'INPUT_OBJECT';
}

function fieldOf(title: string, { fields, within }: Pick<PublishShape, 'fields' | 'within'>): ShapedField | undefined {
  const place = placeOf(title, { fields, within });
  return place === null
    ? undefined
    : place.object === null
      ? fields.get(place.field)
      : within.get(place.object)?.get(place.field);
}

/**
 * A table as records of a category.
 * @throws Error for a mapping that names what is not there, TableFault for a file that has not its columns
 */
export async function mappedRecords(
  table: Table,
  mapping: TableMapping,
  shape: PublishShape,
  organization: string,
): Promise<{ readonly records: AsyncIterable<Outgoing>; leftOut(): readonly string[] }> {
  const known = mappedFields(shape);
  const wrong = checkMapping(mapping, known);
  if (wrong.length > 0)
    throw new Error(
      `映射有误\n  ${wrong.map(({ path, message, code }) => `${path.join('.')}：${message} (${code})`).join('\n  ')}`,
    );
  const mapped = await mapTable(table, mapping, known);
  const head = await firstOf(mapped.heads());
  const titles = head?.cells ?? [];
  const readers = titles.map((title) => cellReader(fieldOf(title, shape), shape));
  return {
    leftOut: () => mapped.leftOut?.() ?? [],
    records: outgoing(mapped.rows(head?.sheet ?? 0)),
  };

  async function* outgoing(rows: AsyncIterable<ReadRow>): AsyncGenerator<Outgoing> {
    for await (const row of rows) {
      const record: Record<string, unknown> = {};
      const faults: string[] = [];
      for (const [place, title] of titles.entries()) {
        const { value, fault } = readers[place]?.(row, place) ?? {};
        if (fault === undefined) record[title] = value;
        else faults.push(`${title}：${fault} (INVALID)`);
      }
      const line = row.row;
      yield faults.length > 0
        ? { line, faults }
        : outgoingRecord(line, record, shape, { organization, leaveOut: () => undefined });
    }
  }
}

async function firstOf<Row>(rows: AsyncIterable<Row>): Promise<Row | null> {
  for await (const row of rows) return row;
  return null;
}

type Read = { readonly value?: unknown; readonly fault?: string };

/** A cell as its field has it: days as days, choices by their names or as people call them, several with marks between them. */
function cellReader(field: ShapedField | undefined, { words }: PublishShape): (row: ReadRow, place: number) => Read {
  if (!field) return asText((text) => text);
  const ofWord = words.get(field.type);
  const one = (text: string): unknown => {
    if (ofWord) return ofWord.get(text) ?? text;
    if (field.type === 'Int' || field.type === 'Float') return Number.isFinite(Number(text)) ? Number(text) : text;
    if (field.type === 'Boolean')
      return ({ 是: true, 否: false, true: true, false: false } as Record<string, boolean>)[text] ?? text;
    return text;
  };
  if (field.isList)
    return asText((text) =>
      text
        .split(/[；;、,，\n]/)
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .map(one),
    );
  if (field.type === 'LocalDate' || field.type === 'DateTime') return dayReader(field.type === 'DateTime');
  return asText(one);
}

function asText(read: (text: string) => unknown): (row: ReadRow, place: number) => Read {
  return (row, place) => {
    const { text, fault } = textCell(row, place);
    return fault === undefined ? { value: text === '' ? null : read(text ?? '') } : { fault };
  };
}

/** When a day was formed is not in such files: in the morning, as offices open. */
const morning = 'T09:00:00+08:00';

function dayReader(isMoment: boolean): (row: ReadRow, place: number) => Read {
  return (row, place) => {
    const written = textCell(row, place);
    if (isMoment && written.text && /T\d{2}:\d{2}/.test(written.text)) return { value: written.text };
    const { text, fault } = dayCell(row, place);
    if (fault !== undefined) return { fault };
    return { value: text === '' ? null : isMoment ? `${text}${morning}` : text };
  };
}
