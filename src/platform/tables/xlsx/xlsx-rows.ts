import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { TableFault, type TableFile } from '../table-file.js';
import type { ReaderMessage, Reading, SheetRow } from './reading.js';

/** Bytes of an XLSX file as it is sent. */
const mostXlsxBytes = 64 * 1024 * 1024;
/** Heap of a reader, in MB: several times what the bounds on what it keeps leave it. When it is full the reader ends, not the hub. */
const heap = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 };
/** Milliseconds for which a reader that is waited for may tell nothing. */
const longestSilence = 60_000;

/** The reader as it lies beside this file: compiled, or to be compiled when it is loaded. */
const isSource = import.meta.url.endsWith('.ts');
const usualReader = new URL(`./reader.worker.${isSource ? 'ts' : 'js'}`, import.meta.url);
const execArgv = isSource ? ['--import', 'tsx'] : [];

/**
 * The rows of a sheet, or how each sheet begins, read by a thread of its own with a heap of its own: a file that breaks whatever
 * reads it is told as one that cannot be read.
 * @throws TableFault
 */
export async function* xlsxRows(
  file: TableFile,
  sheet: number | null,
  { reader = usualReader, silence = longestSilence }: { readonly reader?: URL; readonly silence?: number } = {},
): AsyncGenerator<SheetRow> {
  const bytes = await wholeFile(file);
  const order: Reading = { bytes, sheet };
  const worker = new Worker(reader, { workerData: order, transferList: [bytes], resourceLimits: heap, execArgv });
  // What happens to it when nobody listens any more is nobody's.
  worker.on('error', () => undefined);
  const messages = on(worker, 'message', { close: ['exit'] });
  try {
    for (;;) {
      const message = await heard(messages, silence);
      if ('end' in message) return;
      if ('isAlive' in message) continue;
      if ('fault' in message) throw new TableFault(message.fault.message, message.fault.row);
      yield* message.rows;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage('taken');
    }
  } finally {
    await messages.return?.();
    // Not waited for: a thread that only collects garbage ends late.
    void worker.terminate();
  }
}

/** The next message, which ends in a fault for a reader that has broken or fallen silent. */
async function heard(messages: AsyncIterator<unknown>, most: number): Promise<ReaderMessage> {
  const silence = Promise.withResolvers<never>();
  const tooLong = new TableFault('读取此工作簿用时过长，请另存为 CSV 再导入');
  const timer = setTimeout(() => silence.reject(tooLong), most);
  const broken = new TableFault('读取此工作簿所需内存过多，请另存为 CSV 再导入');
  try {
    const { value, done } = await Promise.race([messages.next(), silence.promise]);
    if (done === true) throw broken;
    return (value as [ReaderMessage])[0];
  } catch (error) {
    throw error instanceof TableFault ? error : broken;
  } finally {
    clearTimeout(timer);
  }
}

async function wholeFile(file: TableFile): Promise<ArrayBuffer> {
  if (file.size > mostXlsxBytes) throw new TableFault(`工作簿不得超过${mostXlsxBytes / 1024 / 1024}MB`);
  const bytes = new Uint8Array(file.size);
  let length = 0;
  for await (const chunk of file.read(0)) {
    if (length + chunk.length > bytes.length) throw new TableFault('不是有效的 XLSX 工作簿');
    bytes.set(chunk, length);
    length += chunk.length;
  }
  return bytes.buffer;
}
