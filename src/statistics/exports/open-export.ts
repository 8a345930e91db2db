import type { GraphQLSchema } from 'graphql';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import type { ExecuteOperation } from '../../platform/graphql/executor.js';
import type { PlanRows, TableColumn, TableOptions, TableRow } from '../../platform/tables/index.js';
import { chooseColumns } from './choose-columns.js';
import { executedRows } from './executed-rows.js';
import { readArguments } from './export-arguments.js';
import type { ExportColumn } from './export-columns.js';
import { oneOf } from './one-of.js';
import { exportables, type Exportable } from './exportable.js';

/** A table that is ready to be written; nothing has been read yet. */
export interface Export {
  readonly columns: readonly TableColumn[];
  readonly options: TableOptions;
  /** In Chinese, for people's files. */
  readonly title: string;
  /** The rows for one viewer; `contextOf` makes the context of an operation. */
  rows(contextOf: () => unknown, signal: AbortSignal): AsyncIterable<readonly TableRow[]>;
}

export interface Exports {
  readonly names: readonly string[];
  /**
   * What a URL asks for; null when there is no such export.
   * @throws GraphQLError BAD_USER_INPUT that names the parameter
   */
  open(name: string, parameters: URLSearchParams): Export | null;
}

/** What a URL says beside the arguments of the query. */
const ownParameters = new Set(['columns', 'header', 'enums']);
/** Arguments that an export sets by itself, or that have another sense in it. */
const pagingParameters = ['first', 'after', 'last', 'before'];
const headings = { zh: 'title', name: 'name', none: 'none' } as const;

/** Everything of a schema that can be exported, executed by `execute`. */
export function openExports(schema: GraphQLSchema, execute: ExecuteOperation): Exports {
  const known = exportables(schema);
  return {
    names: [...known.keys()],
    open(name, parameters) {
      const exportable = known.get(name);
      if (!exportable) return null;
      const apart = new Set([...ownParameters, ...(exportable.isPaged ? pagingParameters : [])]);
      const { variables, args } = readArguments(exportable.field, parameters, apart);
      const paging = exportable.isPaged ? readPaging(parameters) : { limit: null, after: null };
      const columns = chooseColumns(exportable.columns, parameters.get('columns'));
      const heading = oneOf(parameters, 'header', headings, 'zh');
      const words = oneOf(parameters, 'enums', { name: false, zh: true }, 'name');
      const plan = planned(exportable, columns);
      const { title } = exportable;
      return {
        columns,
        title,
        options: { heading, sheetName: title },
        rows(contextOf, signal) {
          const request = { variables, args, ...paging, signal };
          const rows = plan
            ? plan(contextOf(), request)
            : executedRows(exportable, columns, execute, contextOf, request);
          return words ? inWords(columns, rows) : rows;
        },
      };
    },
  };
}

function planned({ field }: Exportable, columns: readonly ExportColumn[]): ReturnType<PlanRows> {
  const planRows = field.extensions['planRows'] as PlanRows | undefined;
  return planRows?.(columns.map(({ path }) => path)) ?? null;
}

function readPaging(parameters: URLSearchParams): { readonly limit: number | null; readonly after: string | null } {
  for (const name of ['last', 'before']) {
    if (parameters.has(name)) throw badInput(`参数 ${name}：导出自前向后，请用 first 与 after`);
  }
  const first = parameters.get('first');
  if (first !== null && !/^[1-9]\d{0,8}$/.test(first)) throw badInput('参数 first：须为正整数');
  return { limit: first === null ? null : Number(first), after: parameters.get('after') };
}

/** Enum values as the words that their descriptions begin with. */
async function* inWords(
  columns: readonly ExportColumn[],
  batches: AsyncIterable<readonly TableRow[]>,
): AsyncGenerator<readonly TableRow[]> {
  const word = columns.map(({ words, kind }) => {
    if (!words) return null;
    const one = (name: string): string => words.get(name) ?? name;
    return kind === 'list' ? (cell: string) => JSON.stringify((JSON.parse(cell) as string[]).map(one)) : one;
  });
  for await (const batch of batches) {
    yield batch.map((row) => row.map((cell, index) => (cell === null ? null : (word[index]?.(cell) ?? cell))));
  }
}
