import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { openTable, type Table } from '../../../platform/tables/index.js';

/** A CSV or XLSX file of this machine as a table. */
export async function openLocalTable(file: string): Promise<Table> {
  const format = { '.csv': 'csv', '.xlsx': 'xlsx' }[extname(file).toLowerCase()];
  if (format !== 'csv' && format !== 'xlsx') throw new Error(`${file}：须为 .csv 或 .xlsx 文件`);
  const { size } = await stat(file);
  return openTable({ size, read: (from) => createReadStream(file, { start: from }) }, format);
}
