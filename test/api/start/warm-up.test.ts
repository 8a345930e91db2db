import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run, type Database } from '../../../src/platform/database/index.js';
import { sql } from '../../../src/platform/database/sql.js';
import { exampleQueries } from '../../../src/app/example-queries.js';
import { openHubHome, type HubHome } from '../../harness/hub/hub-process.js';
import { openTestPool } from '../../harness/hub/pool.js';

let database: Database;
let home: HubHome;
beforeAll(async () => {
  database = await openTestPool({ migrated: true });
  home = await openHubHome(database.url);
});
afterAll(async () => {
  await home.clear();
  await database.close();
});

test('a hub that asks itself the examples leaves no trace: no audit entry, no change, no person, no error', async () => {
  const queries = await exampleQueries();
  expect(queries.some(({ text }) => text.includes('penaltyDecisions'))).toBe(true);
  expect(queries.filter(({ text }) => /^(mutation|subscription)/m.test(text))).toEqual([]);
  const hub = await home.startHub({ LOG_LEVEL: 'warn' });
  let said = '';
  hub.stderr?.on('data', (text: Buffer) => (said += text.toString()));
  await sleep(2000);
  const rows = await run(
    database.pool,
    sql`SELECT (SELECT count(*) FROM audit_entry), (SELECT count(*) FROM change_event), (SELECT count(*) FROM person)`,
  );
  expect(rows).toEqual([['0', '0', '0']]);
  expect(said).toBe('');
});
