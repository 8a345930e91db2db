import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { verifyLog } from '../../../src/core/evidence/verify-log.js';
import { openFeed } from '../../../src/core/feed/index.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { openLog } from '../../../src/platform/log/index.js';
import { brokenPromises, openLogDatabase, type Delivered, type LogDatabase } from '../../harness/hub/change-log.js';

const seconds = 15;
let log: LogDatabase;
const nodes = new Set<ChildProcess>();
const acknowledged: string[] = [];

beforeAll(async () => {
  log = await openLogDatabase();
});
afterAll(async () => {
  for (const node of nodes) node.kill('SIGKILL');
  await log.close();
});

/** A node that ends while it starts, because its connection was cut, is started again, as its supervisor would. */
async function startNode(): Promise<void> {
  const program = fileURLToPath(new URL('node.ts', import.meta.url));
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const node = spawn(process.execPath, ['--import', 'tsx', program, log.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    nodes.add(node);
    node.once('exit', () => nodes.delete(node));
    const isReady = await new Promise<boolean>((resolve) => {
      node.once('exit', () => resolve(false));
      createInterface({ input: node.stdout }).on('line', (line) => {
        if (line === 'ready') resolve(true);
        else acknowledged.push(line.slice('committed '.length));
      });
    });
    if (isReady) return;
  }
  throw new Error('five nodes in a row ended before they were ready');
}

/** A reader that is torn down and comes back with nothing but its cursor. */
async function follow(until: () => boolean): Promise<Delivered[]> {
  const delivered: Delivered[] = [];
  let cursor: string | null = null;
  while (!until()) {
    const feed = await openFeed({
      pool: log.pool,
      url: log.url,
      clock: systemClock,
      log: openLog('silent'),
      windowSize: 50,
    });
    let place: number = cursor === null ? 0 : await feed.openCursor(cursor);
    const restart = Date.now() + 500 + Math.random() * 2000;
    while (!until() && Date.now() < restart) {
      for (const event of await feed.read(place, 20)) {
        delivered.push({ eventId: event.eventId, subject: event.subjectId, revision: event.subjectRevision });
        place = event.seq;
      }
      cursor = feed.cursor(place);
      await feed.wait(place, 100);
    }
    await feed.close();
  }
  return delivered;
}

async function committedEvents(): Promise<string[]> {
  const { rows } = await log.pool.query('SELECT event_id FROM change_event');
  return rows.map(({ event_id }) => String(event_id));
}

describe('nodes that are killed, connections that are cut', () => {
  test(
    'nothing that was acknowledged is lost, and every change comes once and in order',
    async () => {
      let stirring = true;
      let settled = false;
      const reader = follow(() => settled);
      await Promise.all([startNode(), startNode()]);

      const killer = (async () => {
        while (stirring) {
          await sleep(1500 + Math.random() * 1500);
          const [victim] = nodes;
          if (!victim) continue;
          victim.kill('SIGKILL');
          await once(victim, 'exit');
          await startNode();
        }
      })();
      const cutter = (async () => {
        while (stirring) {
          await sleep(300 + Math.random() * 500);
          await log.pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name IN ('chaos', 'liandong-listen') ORDER BY random() LIMIT 2`);
        }
      })();

      await sleep(seconds * 1000);
      stirring = false;
      await Promise.all([killer, cutter]);
      for (const node of nodes) node.kill('SIGKILL');
      // A last node numbers what the killed ones left behind.
      await sleep(3000);
      settled = true;
      const delivered = await reader;
      const committed = await committedEvents();

      expect(acknowledged.length).toBeGreaterThan(200);
      expect(acknowledged.filter((eventId) => !committed.includes(eventId))).toEqual([]);
      expect(brokenPromises(committed, delivered)).toEqual([]);
      expect((await verifyLog(log.pool)).fault).toBeNull();
    },
    (seconds + 300) * 1000,
  );
});
