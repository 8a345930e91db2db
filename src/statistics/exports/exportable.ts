import {
  getNullableType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { labelOf } from '../../platform/graphql/label.js';
import { columnsOf, isRowType, type ExportColumn, type RowType } from './export-columns.js';

/** A query of the schema whose answer is a table: known by its shape, so that a new one is exported without a word. */
export interface Exportable {
  /** The field of Query. */
  readonly field: GraphQLField<unknown, unknown>;
  /** Where the rows stand in the field's answer; null: the answer itself is the list. */
  readonly rows: string | null;
  /** Whether the rows come page by page. */
  readonly isPaged: boolean;
  readonly columns: readonly ExportColumn[];
  /** What the table is, in Chinese. */
  readonly title: string;
}

/** Everything that can be exported, by the name of its query. */
export function exportables(schema: GraphQLSchema): ReadonlyMap<string, Exportable> {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return new Map(
    fields.flatMap((field) => [exportable(field)].flatMap((found) => (found ? [[field.name, found]] : []))),
  );
}

const pagingArguments = ['first', 'after'];

function exportable(field: GraphQLField<unknown, unknown>): Exportable | null {
  const type = getNullableType(field.type);
  const isPaged = pagingArguments.every((name) => field.args.some((argument) => argument.name === name));
  const own = rowsOf(field.type);
  if (own) return isPaged ? null : { field, rows: null, isPaged, columns: columnsOf(own, null), title: titleOf(own) };
  if (!isObjectType(type)) return null;
  const fields = type.getFields();
  if (isPaged) {
    const nodes = fields['nodes'] && fields['pageInfo'] ? rowsOf(fields['nodes'].type) : null;
    return nodes && { field, rows: 'nodes', isPaged, columns: columnsOf(nodes, null), title: titleOf(nodes) };
  }
  const lists = Object.values(fields).filter((each) => rowsOf(each.type) !== null && each.args.length === 0);
  // Figures stand in `rows`; an answer with one list can mean no other.
  const [rows, ...others] = fields['rows'] ? [fields['rows']] : lists;
  const row = rows && others.length === 0 ? rowsOf(rows.type) : null;
  if (!rows || !row) return null;
  return { field, rows: rows.name, isPaged, columns: columnsOf(row, type), title: titleOf(type) };
}

function titleOf({ description, name }: RowType): string {
  return labelOf(description) ?? name;
}

/** What a list of objects is of; null for anything else, also for one with gaps. */
function rowsOf(type: GraphQLOutputType): RowType | null {
  const list = getNullableType(type);
  if (!isListType(list) || !isNonNullType(list.ofType)) return null;
  const row: unknown = list.ofType.ofType;
  return isRowType(row) ? row : null;
}
