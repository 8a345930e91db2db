import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
} from 'graphql';
import { labelOf } from '../../platform/graphql/label.js';
import type { CellKind, FieldPath, TableColumn } from '../../platform/tables/index.js';

/** A type whose fields can be columns. */
export type RowType = GraphQLObjectType | GraphQLInterfaceType;

export interface ExportColumn extends TableColumn {
  readonly path: FieldPath;
  /** Whether it stands in the table when nobody chooses columns. */
  readonly isUsual: boolean;
  /** The Chinese words for an enum's values; null where the field is no enum. */
  readonly words: ReadonlyMap<string, string> | null;
  /** Of parts: the fields of each. */
  readonly below?: readonly string[];
  /** Whether it is a field of the answer around the rows, the same in each of them. */
  readonly isOfWhole: boolean;
}

/**
 * Every column that rows of a type can have, in the order of the schema: leaves, lists of leaves, and the leaves of nested objects
 * one level down. Fields with arguments are none, nor lists of objects, but for the parts that a
 * record is made of: those are one column.
 */
export function columnsOf(row: RowType, whole: RowType | null): readonly ExportColumn[] {
  const ofRow = fieldsOf(row).flatMap((field) => columnsOfField(field));
  const taken = new Set(ofRow.map(({ name }) => name));
  const ofWhole = whole ? fieldsOf(whole).filter((field) => isLeaf(field) && !taken.has(field.name)) : [];
  const columns = [...ofRow, ...ofWhole.map((field) => ({ ...columnOf([field]), isUsual: false, isOfWhole: true }))];
  const titles = columns.map(({ title }) => title);
  // Two columns of one heading could not be told apart.
  return columns.map((column) =>
    titles.indexOf(column.title) === titles.lastIndexOf(column.title)
      ? column
      : { ...column, title: `${column.title}（${column.name}）` },
  );
}

export function isRowType(type: unknown): type is RowType {
  return isObjectType(type) || isInterfaceType(type);
}

type Field = GraphQLField<unknown, unknown>;

function fieldsOf(type: RowType): Field[] {
  return Object.values(type.getFields()).filter(({ args }) => args.length === 0);
}

function columnsOfField(field: Field): ExportColumn[] {
  if (isLeaf(field)) return [columnOf([field])];
  if (field.extensions['isPart'] === true) return [partsColumn(field)];
  const nested = getNullableType(field.type);
  if (!isRowType(nested)) return [];
  const below = fieldsOf(nested).filter(isLeaf);
  // What is worked out beside the rows would have a whole list read page by page: only for whoever asks for it.
  const usual = field.extensions['isWorkedOut'] === true ? new Set() : usualOf(nested, below);
  return below.map((inner) => ({ ...columnOf([field, inner]), isUsual: usual.has(inner.name) }));
}

function partsColumn(field: Field): ExportColumn {
  const part = getNamedType(field.type);
  const below = isRowType(part) ? fieldsOf(part).filter(isLeaf) : [];
  const labels = new Map(below.map(({ name, description }) => [name, labelOf(description) ?? name]));
  return { ...columnOf([field]), kind: 'parts', labels, below: below.map(({ name }) => name) };
}

/** An object of its own, such as an organization, stands by code and name; a part of the row by all that it is. */
function usualOf(type: RowType, fields: readonly Field[]): ReadonlySet<string> {
  const names = fields.map(({ name }) => name);
  if (!type.getInterfaces().some(({ name }) => name === 'Node') && type.name !== 'Node') return new Set(names);
  const known = ['code', 'name'].filter((name) => names.includes(name));
  return new Set(known.length > 0 ? known : ['id']);
}

function isLeaf({ type }: Field): boolean {
  const nullable = getNullableType(type);
  return isLeafType(isListType(nullable) ? getNullableType(nullable.ofType) : nullable);
}

function columnOf(path: readonly [Field] | readonly [Field, Field]): ExportColumn {
  const leaf = path.at(-1) ?? path[0];
  const type = getNamedType(leaf.type);
  return {
    path,
    name: path.map(({ name }) => name).join('.'),
    title: path.map(({ name, description }) => labelOf(description) ?? name).join('·'),
    kind: isListType(getNullableType(leaf.type)) ? 'list' : (kinds[type.name] ?? 'text'),
    isUsual: true,
    words: isEnumType(type) ? wordsOf(type) : null,
    isOfWhole: false,
  };
}

const kinds: Readonly<Record<string, CellKind>> = {
  Int: 'number',
  Float: 'number',
  Decimal: 'decimal',
  Boolean: 'boolean',
  LocalDate: 'date',
};

function wordsOf(type: GraphQLEnumType): ReadonlyMap<string, string> {
  return new Map(type.getValues().map(({ name, description }) => [name, labelOf(description) ?? name]));
}
