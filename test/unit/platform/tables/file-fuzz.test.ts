import { isNativeError } from 'node:util/types';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { PackageFault } from '../../../../src/platform/office-package/index.js';
import { openTable, TableFault } from '../../../../src/platform/tables/index.js';
import { readWorkbook } from '../../../../src/platform/tables/xlsx/read-workbook.js';
import { patienceFactor } from '../../../harness/time/patience.js';
import { madeUpCsv, madeUpWorkbooks, workbookBytes } from '../../../harness/files/made-up-files.js';
import { fileOf } from '../../../harness/files/table-file.js';

/** Files of each kind; many by command, see docs/develop/testing.md. A failure prints the seed by which it is repeated. */
const numRuns = Number(process.env['FILE_FUZZ_RUNS'] ?? 60);
const seed = process.env['FILE_FUZZ_SEED'];
const parameters = { numRuns, ...(seed === undefined ? {} : { seed: Number(seed) }) };
/** What a file of at most a few megabytes unpacked may take: milliseconds on a machine that does much else, bytes of heap, garbage included. */
const [longest, mostHeap] = [30_000, 160 * 1024 * 1024];
const patience = (60_000 + numRuns * 1000) * patienceFactor();

/** Rows that a spreadsheet could show, or a refusal in words; anything else is a slip of ours. */
async function expectAnswer(read: () => AsyncIterable<unknown>): Promise<void> {
  const started = performance.now();
  const before = process.memoryUsage().heapUsed;
  let peak = before;
  try {
    for await (const _ of read()) peak = Math.max(peak, process.memoryUsage().heapUsed);
  } catch (error) {
    if (!isRefusal(error) && !isOfLibrary(error)) throw error;
  }
  expect(performance.now() - started).toBeLessThan(longest);
  expect(Math.max(peak, process.memoryUsage().heapUsed) - before).toBeLessThan(mostHeap);
}

function isRefusal(error: unknown): boolean {
  return (error instanceof TableFault || error instanceof PackageFault) && /\p{Script=Han}/u.test(error.message);
}

/** Libraries tell what is no ZIP and no XML by errors of theirs, which the thread that reads takes for just that. */
function isOfLibrary(error: unknown): boolean {
  // Node's own errors, those of zlib for one, are of another realm than the tests.
  if (!isNativeError(error)) return false;
  const isSlip = ['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError'].includes(error.name);
  return !isSlip || 'code' in error;
}

describe('files that are made up by their structure', () => {
  test(
    '[files F1][hostile 14] workbooks are read or refused, in bounded time and memory',
    async () => {
      await fc.assert(
        fc.asyncProperty(madeUpWorkbooks, fc.constantFrom(0, null), async (one, sheet) => {
          const bytes = await workbookBytes(one);
          const held = new ArrayBuffer(bytes.length);
          new Uint8Array(held).set(bytes);
          await expectAnswer(() => readWorkbook({ bytes: held, sheet }));
        }),
        parameters,
      );
    },
    patience,
  );

  test(
    '[files F12] CSV is read or refused with its row, in bounded time and memory',
    async () => {
      await fc.assert(
        fc.asyncProperty(madeUpCsv, (bytes) =>
          expectAnswer(async function* () {
            yield* (await openTable(fileOf(bytes), 'csv')).rows(0);
          }),
        ),
        parameters,
      );
    },
    patience,
  );
});
