import type { GraphQLField } from 'graphql';
import type { TableRow } from './table.js';

/** The field behind a column, and before it the field of the nested object that holds it. */
export type FieldPath = readonly GraphQLField<unknown, unknown>[];

export interface RowRequest {
  /** The list's own arguments, as they came: checked against the schema, not yet coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The list's own arguments as its resolver takes them, without those of paging. */
  readonly args: Readonly<Record<string, unknown>>;
  /** Rows at most; null: all. */
  readonly limit: number | null;
  /** The cursor after which to begin. */
  readonly after: string | null;
  /** Ends the reading at once, whatever it waits for. */
  readonly signal: AbortSignal;
}

/** All rows of a list in batches, as text (see table.ts), for the viewer of the context. */
export type ReadRows = (context: unknown, request: RowRequest) => AsyncIterable<readonly TableRow[]>;

/**
 * How a list gives all its rows by one statement instead of page by page; null when a column is more than it can read so. A
 * query field bears it as its extension `planRows`.
 */
export type PlanRows = (columns: readonly FieldPath[]) => ReadRows | null;
