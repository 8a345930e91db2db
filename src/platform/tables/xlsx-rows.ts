import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { streamXlsxRows, type StreamRow } from 'hucre/xlsx';
import { orderedZip, type ZipOrder } from './ordered-zip.js';
import { TableFault, type TableFile } from './table-file.js';

/** Bytes of an XLSX file as it is sent. */
const mostXlsxBytes = 64 * 1024 * 1024;
/** Bytes that a part other than a sheet may have: the table of texts is kept as a whole. */
const mostPartBytes = 64 * 1024 * 1024;
/** Bytes of the file that are given at a time: their rows are all in memory. */
const pieceSize = 16 * 1024;

const isSheet = (name: string): boolean => name.startsWith('xl/worksheets/');
const sheetsLast: ZipOrder = {
  isLast: (name) => isSheet(name) && !name.endsWith('.rels'),
  check(name, size) {
    if (size > mostPartBytes && !isSheet(name)) throw new TableFault('工作簿中的文字过多，请另存为 CSV 再导入');
  },
};

/** The rows of the first sheet. The library parses whatever it is given, so it is given no more while rows are left. */
export async function* xlsxSheetRows(file: TableFile): AsyncGenerator<StreamRow> {
  const gate = openGate();
  const input = Readable.toWeb(Readable.from(pieces(orderedZip(file, sheetsLast), gate)));
  const rows = streamXlsxRows(input as ReadableStream<Uint8Array>, { sheet: 0, maxInputBytes: mostXlsxBytes });
  try {
    for (;;) {
      gate.open();
      const { done, value } = await rows.next();
      gate.close();
      if (done === true) return;
      yield value;
    }
  } finally {
    // Nobody waits for the source any more, but it must not wait either.
    gate.open();
    await rows.return(undefined);
  }
}

async function* pieces(chunks: AsyncIterable<Uint8Array>, gate: Gate): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; from += pieceSize) {
      await gate.pass();
      yield chunk.subarray(from, from + pieceSize);
    }
  }
}

/** Open while a row is waited for. */
interface Gate {
  open(): void;
  close(): void;
  pass(): Promise<void>;
}

function openGate(): Gate {
  let isOpen = false;
  let opened = Promise.withResolvers<void>();
  return {
    open() {
      isOpen = true;
      opened.resolve();
    },
    close() {
      isOpen = false;
      opened = Promise.withResolvers<void>();
    },
    async pass() {
      do {
        await opened.promise;
        // A row that is there already comes before this: whoever still waits then has none.
        await setImmediate();
      } while (!isOpen);
    },
  };
}
