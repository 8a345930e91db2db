import { openPackage } from '../../office-package/index.js';
import { headRows, headSheets } from '../find-heading.js';
import { openWorkbook } from './workbook.js';
import type { Reading, SheetRow } from './reading.js';
import { sheetRows } from './sheet-rows.js';

/** Bytes that a workbook may unpack to. */
const mostUnpacked = 1024 * 1024 * 1024;
/** Characters, and rows, of a batch. */
const [batchLength, batchRows] = [256 * 1024, 500];

/** The rows that are asked for, in batches. */
export async function* readWorkbook({ bytes, sheet }: Reading): AsyncGenerator<readonly SheetRow[]> {
  const opened = await openPackage(Buffer.from(bytes), mostUnpacked);
  try {
    const workbook = await openWorkbook(opened);
    const wanted = sheet === null ? workbook.sheets.keys().take(headSheets) : [sheet];
    for (const place of wanted) {
      const part = workbook.sheets[place];
      if (!part) return;
      let [batch, length, count]: [SheetRow[], number, number] = [[], 0, 0];
      for await (const rows of sheetRows(part, workbook)) {
        for (const row of rows) {
          batch.push({ ...row, sheet: place });
          for (const cell of row.cells) length += cell.length;
        }
        count += rows.length;
        if (length > batchLength || batch.length > batchRows) {
          yield batch;
          [batch, length] = [[], 0];
        }
        if (sheet === null && count > headRows) break;
      }
      if (batch.length > 0) yield batch;
    }
  } finally {
    opened.close();
  }
}
