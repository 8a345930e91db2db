import { v4 as uuid } from 'uuid';
import type { Pool } from '../../platform/database/index.js';
import { openTable, TableFault, type Table } from '../../platform/tables/index.js';
import { beginReading, endReading, findUpload, uploadBytes } from './uploads.sql.js';

/** By what a reading is known as this process's own. */
const thisProcess = uuid();

/** A complete file of the organization as a table; null where there is none. */
export async function openUpload(pool: Pool, organization: number, id: string): Promise<Table | null> {
  const upload = await findUpload(pool, organization, id);
  if (!upload) return null;
  const file = { size: upload.bytes, read: (from: number) => uploadBytes(pool, organization, id, from) };
  return openTable(file, upload.format);
}

/**
 * Reads a file with a mark on it for as long as it takes. A mark that another process has left says that it ended over the file: such
 * a file is never read again, though it be nobody's fault, since it would end the next one too.
 * @throws TableFault for a file that bears such a mark
 */
export async function readingUpload<Found>(
  pool: Pool,
  organization: number,
  id: string,
  read: () => Promise<Found>,
): Promise<Found> {
  const reader = await beginReading(pool, organization, id, thisProcess);
  if (reader !== null && reader !== thisProcess) {
    throw new TableFault(
      '平台上次读取此文件时中断，不再读取（也可能正由另一请求读取）；文件无误的，请另存为 CSV 后重新上传',
    );
  }
  try {
    return await read();
  } finally {
    await endReading(pool, organization, id, thisProcess);
  }
}
