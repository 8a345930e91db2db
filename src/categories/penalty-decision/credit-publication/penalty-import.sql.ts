import { run, type Executor } from '../../../platform/database/index.js';
import { rowReader, type Column } from '../../../platform/database/row.js';
import type { TableMapping } from '../../../platform/tables/index.js';
import { $, raw, sql } from '../../../platform/database/sql.js';

export const importModes = { ALL_OR_NOTHING: 'ALL_OR_NOTHING', VALID_ROWS: 'VALID_ROWS' } as const;
export type ImportMode = keyof typeof importModes;

export const importStatuses = {
  WAITING: 'WAITING',
  CHECKING: 'CHECKING',
  WRITING: 'WRITING',
  DONE: 'DONE',
  REFUSED: 'REFUSED',
  FAILED: 'FAILED',
} as const;
export type ImportStatus = keyof typeof importStatuses;

/** An import as it stands. Rows are those of the file without its heading. */
export interface PenaltyImport {
  readonly key: string;
  readonly personKey: number;
  readonly uploadId: string;
  readonly mode: ImportMode;
  readonly audience: readonly number[] | null;
  readonly mapping: TableMapping | null;
  readonly status: ImportStatus;
  readonly rows: number | null;
  readonly done: number;
  readonly imported: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Headings of the file that nothing was taken from. */
  readonly columnsLeftOut: readonly string[];
  readonly startedAt: string;
  readonly endedAt: string | null;
}

const columns: readonly Column[] = [
  { property: 'key', column: 'id', type: 'uuid' },
  { property: 'personKey', column: 'person_id', type: 'int' },
  { property: 'uploadId', column: 'upload_id', type: 'uuid' },
  { property: 'mode', column: 'mode', type: 'text' },
  { property: 'audience', column: 'audience', type: 'int[]' },
  { property: 'mapping', column: 'mapping', type: 'jsonb' },
  { property: 'status', column: 'status', type: 'text' },
  { property: 'rows', column: 'rows', type: 'int' },
  { property: 'done', column: 'done', type: 'int' },
  { property: 'imported', column: 'imported', type: 'int' },
  { property: 'unchanged', column: 'unchanged', type: 'int' },
  { property: 'refused', column: 'refused', type: 'int' },
  { property: 'columnsLeftOut', column: 'columns_left_out', type: 'text[]' },
  { property: 'startedAt', column: 'started_at', type: 'timestamptz' },
  { property: 'endedAt', column: 'ended_at', type: 'timestamptz' },
];
export const readImportRow = rowReader<PenaltyImport>(columns);
export const importColumns = raw(columns.map(({ column }) => column).join(', '));

export interface NewImport {
  readonly key: string;
  readonly organization: number;
  readonly person: number;
  readonly idempotencyKey: string;
  readonly uploadId: string;
  readonly mode: ImportMode;
  readonly audience: readonly number[] | null;
  readonly mapping: TableMapping | null;
  readonly at: string;
}

/** Keeps an import and has a node begin it; what stands there when the key or the file was used before. */
export async function startImport(executor: Executor, given: NewImport): Promise<PenaltyImport | null> {
  const inserted = await run(
    executor,
    sql`INSERT INTO penalty_import (id, organization_id, person_id, idempotency_key, upload_id, mode, audience, mapping, status, done,
        imported, unchanged, refused, started_at)
      VALUES (${$(given.key, 'uuid')}, ${$(given.organization, 'int')}, ${$(given.person, 'int')},
        ${$(given.idempotencyKey, 'text')}, ${$(given.uploadId, 'uuid')}, ${$(given.mode, 'text')},
        ${$(given.audience, 'int[]')}, ${$(given.mapping && JSON.stringify(given.mapping), 'jsonb')}, 'WAITING', 0, 0, 0, 0, ${$(given.at, 'timestamptz')})
      ON CONFLICT DO NOTHING RETURNING id`,
  );
  if (inserted.length === 0) return null;
  const job = { importId: given.key, organization: given.organization };
  await run(
    executor,
    sql`SELECT enqueue_job('import-penalties', ${$(JSON.stringify(job), 'json')}, now(), ${$(`import:${given.key}`, 'text')})`,
  );
  return readImport(executor, given.organization, given.key);
}

export async function readImport(executor: Executor, organization: number, key: string): Promise<PenaltyImport | null> {
  const [row] = await run(
    executor,
    sql`SELECT ${importColumns} FROM penalty_import
      WHERE id = ${$(key, 'uuid')} AND organization_id = ${$(organization, 'int')}`,
  );
  return row ? readImportRow(row) : null;
}

/** The import that an idempotency key began. */
export async function importOfKey(
  executor: Executor,
  organization: number,
  idempotencyKey: string,
): Promise<PenaltyImport | null> {
  const [row] = await run(
    executor,
    sql`SELECT ${importColumns} FROM penalty_import
      WHERE organization_id = ${$(organization, 'int')} AND idempotency_key = ${$(idempotencyKey, 'text')}`,
  );
  return row ? readImportRow(row) : null;
}

/** How far it is. */
export interface ImportState {
  readonly status: ImportStatus;
  readonly rows?: number;
  readonly done: number;
  readonly imported: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly columnsLeftOut: readonly string[];
  /** RFC 3339, once it has ended. */
  readonly endedAt?: string;
}

export async function noteState(executor: Executor, key: string, state: ImportState): Promise<void> {
  await run(
    executor,
    sql`UPDATE penalty_import SET status = ${$(state.status, 'text')}, rows = coalesce(${$(state.rows, 'int')}, rows),
        done = ${$(state.done, 'int')}, imported = ${$(state.imported, 'int')}, unchanged = ${$(state.unchanged, 'int')},
        refused = ${$(state.refused, 'int')}, columns_left_out = ${$(state.columnsLeftOut, 'text[]')}, ended_at = ${$(state.endedAt, 'timestamptz')}
      WHERE id = ${$(key, 'uuid')}`,
  );
}

/** What is wrong with a row; row 0 is the file as a whole. */
export interface RowFault {
  readonly row: number;
  readonly column: string | null;
  readonly code: string;
  readonly message: string;
  readonly rule: string | null;
}

export async function forgetFaults(executor: Executor, key: string): Promise<void> {
  await run(executor, sql`DELETE FROM penalty_import_error WHERE import_id = ${$(key, 'uuid')}`);
}

/** Keeps faults behind the `from` that are there. */
export async function appendFaults(
  executor: Executor,
  key: string,
  organization: number,
  from: number,
  faults: readonly RowFault[],
): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO penalty_import_error (import_id, ordinal, organization_id, row_number, column_code, code, message, rule)
      SELECT ${$(key, 'uuid')}, ${$(from, 'int')} + f.ordinality, ${$(organization, 'int')}, f.row, f."column", f.code, f.message,
        f.rule
      FROM ROWS FROM (jsonb_to_recordset(${$(JSON.stringify(faults), 'jsonb')})
        AS (row int, "column" text, code text, message text, rule text)) WITH ORDINALITY
        AS f (row, "column", code, message, rule, ordinality)`,
  );
}
