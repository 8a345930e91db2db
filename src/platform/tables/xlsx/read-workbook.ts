import { openPackage } from '../../office-package/index.js';
import { headRows, headSheets } from '../find-heading.js';
import { openWorkbook } from './workbook.js';
import type { Reading, SheetRow } from './reading.js';
import { sheetRows } from './sheet-rows.js';

/** Bytes that a workbook may unpack to. */
const mostUnpacked = 1024 * 1024 * 1024;
/** Characters, and rows, of a batch; bytes are parsed without a batch until there is something to tell. */
const [batchLength, batchRows] = [256 * 1024, 500];
/** Pieces of a sheet after which a reader shows that it lives, though they had no rows. */
const mostSilentPieces = 256;

/** The rows that are asked for, in batches; an empty one says no more than that reading goes on. */
export async function* readWorkbook({ bytes, sheet }: Reading): AsyncGenerator<readonly SheetRow[]> {
  const opened = await openPackage(Buffer.from(bytes), mostUnpacked);
  try {
    const workbook = await openWorkbook(opened);
    const wanted = sheet === null ? workbook.sheets.keys().take(headSheets) : [sheet];
    for (const place of wanted) {
      const part = workbook.sheets[place];
      if (!part) return;
      let [batch, length, pieces, count]: [SheetRow[], number, number, number] = [[], 0, 0, 0];
      for await (const rows of sheetRows(part, workbook)) {
        pieces += 1;
        for (const row of rows) {
          batch.push({ ...row, sheet: place });
          for (const cell of row.cells) length += cell.length;
        }
        count += rows.length;
        if (length > batchLength || batch.length > batchRows || pieces > mostSilentPieces) {
          yield batch;
          [batch, length, pieces] = [[], 0, 0];
        }
        if (sheet === null && count > headRows) break;
      }
      if (batch.length > 0) yield batch;
    }
  } finally {
    opened.close();
  }
}
