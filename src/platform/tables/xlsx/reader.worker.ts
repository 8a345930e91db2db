import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { PackageFault } from '../../office-package/index.js';
import { TableFault } from '../table-file.js';
import { batchesAhead, type ReaderMessage, type Reading } from './reading.js';
import { readWorkbook } from './read-workbook.js';

/** Milliseconds after which it shows that it lives, though it has nothing to tell. */
const pulseEvery = 10_000;

/** Reads one workbook in a thread of its own and sends its rows, no faster than they are taken. */
async function read(port: NonNullable<typeof parentPort>): Promise<void> {
  const send = (message: ReaderMessage): void => port.postMessage(message);
  let ahead = 0;
  port.on('message', () => (ahead -= 1));
  const pulse = setInterval(() => send({ isAlive: true }), pulseEvery);
  try {
    for await (const rows of readWorkbook(workerData as Reading)) {
      send({ rows });
      ahead += 1;
      while (ahead >= batchesAhead) await once(port, 'message');
    }
    send({ end: true });
  } catch (error) {
    const isTold = error instanceof TableFault || error instanceof PackageFault;
    // Words of a library may quote the file.
    const message = isTold ? error.message : '不是有效的 XLSX 工作簿';
    send({ fault: { message, row: error instanceof TableFault ? error.row : null } });
  }
  clearInterval(pulse);
  port.close();
}

if (parentPort) await read(parentPort);
