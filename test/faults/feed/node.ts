/* A node of the hub cut down to its log: it writes, numbers and follows until it is killed, and prints what it has done. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openFeed } from '../../../src/core/feed/index.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { openDatabase, transaction } from '../../../src/platform/database/index.js';
import { openLog } from '../../../src/platform/log/index.js';
import { appendEvent, nextRevision, subjects } from '../../harness/hub/change-log.js';

const url = process.argv[2] ?? '';
const database = await openDatabase({ url, entities: [], applicationName: 'chaos', poolSize: 6 });
const feed = await openFeed({ pool: database.pool, url, clock: systemClock, log: openLog('silent') });
process.stdout.write('ready\n');

/** Says `committed` only after COMMIT was answered: what is said must never be lost. */
async function write(index: number): Promise<void> {
  for (let round = index; ; round += 1) {
    const subject = subjects[round % subjects.length] ?? '';
    try {
      const eventId = await transaction(database.pool, async (client) => {
        const revision = await nextRevision(client, subject);
        await sleep(Math.random() * 8);
        return appendEvent(client, subject, revision);
      });
      process.stdout.write(`committed ${eventId}\n`);
      feed.wakeSequencer();
    } catch {
      // The connection was cut: whether the change was committed is not known, and nothing was promised.
      await sleep(20);
    }
    await sleep(Math.random() * 8);
  }
}

await Promise.all([write(0), write(1), write(2)]);
