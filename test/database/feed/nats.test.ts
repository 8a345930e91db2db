import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { openFeed, type Feed } from '../../../src/core/feed/index.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { openLog } from '../../../src/platform/log/index.js';
import { appendEvent, openLogDatabase, subjects, type LogDatabase } from '../../harness/hub/change-log.js';

const installed = spawnSync('nats-server', ['--version']).status === 0;
const reason = 'nats-server is not installed (Debian: apt-get install nats-server)';

test('the machine that runs all checks has nats-server', () => {
  if (!installed && process.env['CI'] === 'true') throw new Error(reason);
});

(installed ? describe : describe.skip)(
  `two nodes with NATS between them${installed ? '' : `: skipped, ${reason}`}`,
  () => {
    let log: LogDatabase;
    let nats: ChildProcess;
    let port: number;
    const feeds: Feed[] = [];

    beforeAll(async () => {
      log = await openLogDatabase();
      port = await freePort();
      nats = startNats(port);
      for (const _ of [1, 2]) {
        feeds.push(
          await openFeed({
            pool: log.pool,
            url: log.url,
            clock: systemClock,
            log: openLog('silent'),
            natsUrl: `nats://127.0.0.1:${port}`,
          }),
        );
      }
    });
    afterAll(async () => {
      await Promise.all(feeds.map((feed) => feed.close()));
      nats.kill('SIGKILL');
      await log.close();
    });

    async function writeAndHear(revision: number): Promise<number> {
      const [one, other] = feeds;
      if (!one || !other) throw new Error('two feeds are open');
      const eventId = await appendEvent(log.pool, subjects[0] ?? '', revision);
      one.wakeSequencer();
      const seq = await one.positionOf(eventId);
      await other.wait(seq - 1, 5000);
      return other.head() - seq;
    }

    test('a change on one is heard on the other', async () => {
      expect(await writeAndHear(1)).toBe(0);
    });

    test('without NATS they hear of each other through PostgreSQL, and NATS may come back', async () => {
      nats.kill('SIGKILL');
      await once(nats, 'exit');
      expect(await writeAndHear(2)).toBe(0);
      nats = startNats(port);
      await sleep(1500);
      expect(await writeAndHear(3)).toBe(0);
    });

    test('a hub starts while NATS is away', async () => {
      const feed = await openFeed({
        pool: log.pool,
        url: log.url,
        clock: systemClock,
        log: openLog('silent'),
        natsUrl: `nats://127.0.0.1:${await freePort()}`,
      });
      expect(feed.head()).toBeGreaterThan(0);
      await feed.close();
    });
  },
);

function startNats(port: number): ChildProcess {
  return spawn('nats-server', ['-a', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
