import { run, transactionAs, type Executor, type Pool, type TextRow } from '../../platform/database/index.js';
import { $, sql, type Sql } from '../../platform/database/sql.js';

/** Bytes of a piece, but for the last one of a file. */
export const chunkSize = 256 * 1024;

export type UploadFormat = 'csv' | 'xlsx';

export interface NewUpload {
  readonly id: string;
  readonly organization: number;
  readonly format: UploadFormat;
  /** RFC 3339. */
  readonly at: string;
}

/** A file begins: nobody reads it before all of it has come. */
export async function beginUpload(pool: Pool, { id, organization, format, at }: NewUpload): Promise<void> {
  await asOrganization(
    pool,
    organization,
    sql`INSERT INTO upload (id, organization_id, format, bytes, complete, uploaded_at)
      VALUES (${$(id, 'uuid')}, ${$(organization, 'int')}, ${$(format, 'text')}, 0, false, ${$(at, 'timestamptz')})`,
  );
}

export async function appendChunk(
  pool: Pool,
  { id, organization }: NewUpload,
  ordinal: number,
  bytes: Uint8Array,
): Promise<void> {
  await asOrganization(
    pool,
    organization,
    sql`WITH piece AS (
        INSERT INTO upload_chunk (upload_id, ordinal, organization_id, bytes)
        VALUES (${$(id, 'uuid')}, ${$(ordinal, 'int')}, ${$(organization, 'int')}, ${$(bytes, 'bytea')})
        RETURNING upload_id, length(bytes) AS length)
      UPDATE upload SET bytes = upload.bytes + piece.length FROM piece WHERE upload.id = piece.upload_id`,
  );
}

export async function completeUpload(pool: Pool, { id, organization }: NewUpload): Promise<void> {
  await asOrganization(pool, organization, sql`UPDATE upload SET complete = true WHERE id = ${$(id, 'uuid')}`);
}

/** Files of an organization that are kept, and their bytes, of those too that are still coming. */
export async function keptUploads(
  pool: Pool,
  organization: number,
): Promise<{ readonly files: number; readonly bytes: number }> {
  const [row] = await asOrganization(
    pool,
    organization,
    sql`SELECT count(*), coalesce(sum(bytes), 0) FROM upload WHERE organization_id = ${$(organization, 'int')}`,
  );
  return { files: Number(row?.[0]), bytes: Number(row?.[1]) };
}

/** Within a transaction of the organization; false when the file was dropped before. */
export async function dropUpload(executor: Executor, id: string): Promise<boolean> {
  const rows = await run(executor, sql`DELETE FROM upload WHERE id = ${$(id, 'uuid')} RETURNING 1`);
  return rows.length === 1;
}

/** A file that has come as a whole. */
export interface Upload {
  readonly format: UploadFormat;
  readonly bytes: number;
}

/** A complete file of the organization; null where there is none. */
export async function findUpload(pool: Pool, organization: number, id: string): Promise<Upload | null> {
  const [row] = await asOrganization(
    pool,
    organization,
    sql`SELECT format, bytes FROM upload
      WHERE id = ${$(id, 'uuid')} AND organization_id = ${$(organization, 'int')} AND complete`,
  );
  return row ? { format: row[0] as UploadFormat, bytes: Number(row[1]) } : null;
}

/** The file's bytes from a place on, a piece at a time. */
export async function* uploadBytes(
  pool: Pool,
  organization: number,
  id: string,
  from: number,
): AsyncGenerator<Uint8Array> {
  for (let ordinal = Math.floor(from / chunkSize); ; ordinal += 1) {
    const [row] = await asOrganization(
      pool,
      organization,
      sql`SELECT encode(bytes, 'base64') FROM upload_chunk
        WHERE upload_id = ${$(id, 'uuid')} AND ordinal = ${$(ordinal, 'int')}`,
    );
    if (row?.[0] == null) return;
    yield Buffer.from(row[0], 'base64').subarray(Math.max(0, from - ordinal * chunkSize));
  }
}

/** Marks a file as being read by a process; the process whose mark it bears, null for a file that is not there. */
export async function beginReading(
  pool: Pool,
  organization: number,
  id: string,
  reader: string,
): Promise<string | null> {
  const [row] = await asOrganization(
    pool,
    organization,
    sql`UPDATE upload SET read_by = coalesce(read_by, ${$(reader, 'uuid')})
      WHERE id = ${$(id, 'uuid')} AND organization_id = ${$(organization, 'int')} RETURNING read_by`,
  );
  return row?.[0] ?? null;
}

/** Takes a process's mark from a file. */
export async function endReading(pool: Pool, organization: number, id: string, reader: string): Promise<void> {
  await asOrganization(
    pool,
    organization,
    sql`UPDATE upload SET read_by = NULL WHERE id = ${$(id, 'uuid')} AND read_by = ${$(reader, 'uuid')}`,
  );
}

/** Forgets files that were sent before an instant (RFC 3339), whether or not anything came of them. */
export async function forgetUploads(executor: Executor, before: string): Promise<void> {
  await run(executor, sql`SELECT forget_uploads(${$(before, 'timestamptz')})`);
}

function asOrganization(pool: Pool, organization: number, statement: Sql): Promise<TextRow[]> {
  return transactionAs(pool, organization, ({ executor }) => run(executor, statement));
}
