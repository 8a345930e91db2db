import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrateHub } from '../../../src/app/migrate.js';
import { openLog } from '../../../src/platform/log/index.js';
import { holdUnheld } from '../../../src/core/proceedings/index.js';
import { earlierDatabase } from '../../harness/hub/earlier-database.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import type { TestDatabase } from '../../harness/hub/database.js';

/** A case of every procedure in each of its states, as version 0.3 with 47 migrations has left them. */
const cases = new URL('cases-at-0047.jsonl.gz', import.meta.url);

let database: TestDatabase;
let hub: TestHub;
beforeAll(async () => {
  const earlier = await earlierDatabase(cases, 47);
  database = earlier.database;
  await migrateHub(database.url, openLog('silent'));
  const personalDataKeyFile = join(tmpdir(), `liandong-earlier-keys-${process.pid}.json`);
  await writeFile(personalDataKeyFile, earlier.keys, { mode: 0o600 });
  hub = await startHub({ database, personalDataKeyFile });
});
afterAll(async () => {
  await hub.close();
  await database.drop();
});

test('a database of an earlier version is brought up to date, and what was open is held by a clock', async () => {
  const open = async () => {
    const { rows } = await hub.owner.query<{ procedure: string; state: string; held: boolean }>(
      `SELECT p.procedure, p.state, EXISTS (SELECT FROM proceeding_deadline d
          WHERE d.proceeding_id = p.id AND d.met_at IS NULL AND d.ended_at IS NULL) AS held
        FROM proceeding p WHERE p.closed_at IS NULL ORDER BY 1, 2`,
    );
    return rows;
  };
  expect((await open()).some(({ held }) => !held)).toBe(true);
  await holdUnheld(hub.running.hub);
  const { procedures } = hub.running.hub;
  const isIdle = (name: string, state: string): boolean => procedures.get(name)?.table.idle?.[state] !== undefined;
  const unheld = (await open()).filter(({ procedure, state, held }) => !held && !isIdle(procedure, state));
  expect(unheld).toEqual([]);
});
