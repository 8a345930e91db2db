/** A field of a selection, with the names below it where it is an object. */
export interface SelectedField {
  readonly name: string;
  readonly below: readonly string[] | null;
}

/**
 * Reads a selection of plain fields, one level of objects deep: `title publisher { code }`.
 * @throws TypeError for anything else that GraphQL has: exports have no arguments, aliases or fragments
 */
export function readSelection(text: string): readonly SelectedField[] {
  const fields: SelectedField[] = [];
  const form = /\s*([A-Za-z_]\w*)(?:\s*\{([\w\s,]*)\})?(?=[\s,}]|$)[\s,]*/y;
  while (form.lastIndex < text.trimEnd().length) {
    const at = form.lastIndex;
    const [, name, below] = form.exec(text) ?? [];
    if (name === undefined)
      throw new TypeError(`a selection has plain fields only, here it does not: ${text.slice(at, at + 40)}`);
    fields.push({ name, below: below === undefined ? null : below.split(/[\s,]+/).filter((each) => each !== '') });
  }
  return fields;
}

/** Fields by the name of a type: `SharedRecord` for what all records have, the type of a category for its own. */
export type RecordFields = Readonly<Record<string, string>>;

/** What a copy asks of records: as the selection of a subscription, and as the columns of exports. */
export interface RecordSelection {
  /** Within `subject { … }`. */
  readonly text: string;
  /** The columns of the export of one type; nested objects by their names. */
  columnsOf(type: string): readonly string[];
  /** A row of an export of the type, as the subscription gives the record. */
  fromRow(type: string, row: Readonly<Record<string, unknown>>): Record<string, unknown>;
  /** A subject of the subscription, its fields by their own names. */
  fromSubject(subject: Readonly<Record<string, unknown>>): Record<string, unknown>;
}

const all = 'SharedRecord';
/** What a copy needs of any record. */
const needed: readonly SelectedField[] = ['id', 'category', 'status', 'revision'].map((name) => ({
  name,
  below: null,
}));

/** Types may have different fields of one name: from the second on they are asked for under another. */
export function recordSelection(fields: RecordFields): RecordSelection {
  const shared = unique([...needed, ...readSelection(fields[all] ?? '')]);
  const own = new Map(
    Object.entries(fields).flatMap(([type, text]) => (type === all ? [] : [[type, readSelection(text)] as const])),
  );
  const taken = new Set(shared.map(({ name }) => name));
  const aliases = new Map<string, Map<string, string>>();
  const parts = [...own].map(([type, selected]) => {
    const mine = new Map<string, string>();
    const asked = selected.map((field) => {
      const alias = taken.has(field.name) ? `${field.name}Of${type}` : field.name;
      taken.add(alias);
      mine.set(alias, field.name);
      return alias === field.name ? textOf(field) : `${alias}: ${textOf(field)}`;
    });
    aliases.set(type, mine);
    return `... on ${type} { ${asked.join(' ')} }`;
  });
  const fieldsOf = (type: string): readonly SelectedField[] => unique([...shared, ...(own.get(type) ?? [])]);
  return {
    text: `... on ${all} { ${shared.map(textOf).join(' ')} } ${parts.join(' ')}`,
    columnsOf: (type) => fieldsOf(type).map(({ name }) => name),
    fromRow: (type, row) => ({
      __typename: type,
      ...Object.fromEntries(fieldsOf(type).map((field) => [field.name, cellOf(field, row)])),
    }),
    fromSubject(subject) {
      const mine = aliases.get(String(subject['__typename']));
      return Object.fromEntries(Object.entries(subject).map(([name, value]) => [mine?.get(name) ?? name, value]));
    },
  };
}

function textOf({ name, below }: SelectedField): string {
  return below === null ? name : `${name} { ${below.join(' ')} }`;
}

function unique(fields: readonly SelectedField[]): readonly SelectedField[] {
  return [...new Map(fields.map((field) => [field.name, field])).values()];
}

/** A cell of an export; a nested object stands in columns of its own, a list of objects in one. */
function cellOf({ name, below }: SelectedField, row: Readonly<Record<string, unknown>>): unknown {
  if (below === null || name in row) {
    const value = row[name] ?? null;
    return below === null || !Array.isArray(value) ? value : value.map((part: object) => only(below, part));
  }
  const inner = below.map((each) => [each, cellBelow(name, each, row)] as const);
  // Of an object that is not there, every column is empty.
  return inner.every(([, value]) => value === null) ? null : Object.fromEntries(inner);
}

function only(names: readonly string[], part: object): object {
  return Object.fromEntries(names.map((name) => [name, (part as Record<string, unknown>)[name] ?? null]));
}

function cellBelow(name: string, inner: string, row: Readonly<Record<string, unknown>>): unknown {
  const column = `${name}.${inner}`;
  if (column in row) return row[column];
  throw new TypeError(`exports do not have ${column} unless one asks for it alone: leave it out of the fields`);
}
