import type { ExecuteOperation } from '../../platform/graphql/executor.js';
import { largestPage } from '../../platform/graphql/connection.js';
import { ReadyJson } from '../../platform/graphql/ready-json.js';
import type { RowRequest, TableRow } from '../../platform/tables/index.js';
import type { ExportColumn } from './export-columns.js';
import { exportDocument } from './export-document.js';
import type { Exportable } from './exportable.js';

interface Page {
  readonly [field: string]: unknown;
  readonly pageInfo?: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/**
 * The rows of any query, by executing it as a client would: under the same permissions, limits and cost, page by page where it has
 * pages. `contextOf` makes a context for each page, so that loaders keep nothing.
 */
export async function* executedRows(
  exportable: Exportable,
  columns: readonly ExportColumn[],
  execute: ExecuteOperation,
  contextOf: () => unknown,
  { variables, limit, after, signal }: Omit<RowRequest, 'args'>,
): AsyncGenerator<readonly TableRow[]> {
  const { field, rows, isPaged } = exportable;
  const document = exportDocument(exportable, columns, Object.keys(variables));
  const read = columns.map(cellReader);
  let left = limit ?? Infinity;
  let cursor = after;
  for (;;) {
    signal.throwIfAborted();
    const paging = isPaged ? { first: Math.min(left, largestPage), after: cursor } : {};
    const result = await execute({
      ...{ document, operationName: null },
      variables: { ...variables, ...paging },
      contextValue: contextOf(),
    });
    if (result.errors) throw new ExportRefused(result.errors);
    const data = dataOf(result.data)[field.name] as Page | readonly object[] | null;
    const list = data === null ? [] : ((rows === null ? data : (data as Page)[rows]) as readonly object[]);
    const page = list.slice(0, left).map((row) => read.map((cell) => cell(row, data)));
    if (page.length > 0) yield page;
    left -= page.length;
    const { pageInfo } = (data ?? {}) as Page;
    if (!pageInfo?.hasNextPage || left === 0) return;
    cursor = pageInfo.endCursor;
  }
}

/** What the executor refused, error by error. */
export class ExportRefused extends Error {
  constructor(readonly faults: readonly unknown[]) {
    super('the query of an export was refused');
  }
}

function dataOf(data: unknown): Readonly<Record<string, unknown>> {
  return (data instanceof ReadyJson ? data.toJSON() : data) as Record<string, unknown>;
}

/** Takes a column's cell from a row of an answer, as the text that a table wants. */
function cellReader({ path, isOfWhole }: ExportColumn): (row: object, whole: unknown) => string | null {
  return (row, whole) => {
    let value: unknown = isOfWhole ? whole : row;
    for (const { name } of path) value = (value as Record<string, unknown> | null | undefined)?.[name];
    if (value === null || value === undefined) return null;
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
}
