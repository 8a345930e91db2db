import { afterAll, beforeAll, expect, test } from 'vitest';
import { pino } from 'pino';
import { openTrustedDocuments } from '../../../src/core/documents/index.js';
import { systemClock } from '../../../src/kernel/clock.js';
import type { Database } from '../../../src/platform/database/index.js';
import { openTestPool } from '../../harness/hub/pool.js';

let database: Database;
beforeAll(async () => {
  database = await openTestPool({ migrated: true });
});
afterAll(() => database.close());

test('a document that is not registered is logged once, by its hash and without a word of its text', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'debug', base: null }, { write: (line: string) => void lines.push(line) });
  const documents = openTrustedDocuments({ pool: database.pool, clock: systemClock, log, anonymous: 'LOG' });
  const query = '{ node(id: "古县某建材有限公司") { id } }';
  for (let n = 0; n < 3; n += 1) expect(await documents.textOf({ query }, null)).toBe(query);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/"document":"[0-9a-f]{64}"/);
  expect(lines[0]).not.toMatch(/node|公司/);
  expect(documents.untrusted()).toEqual({ logged: 3, refused: 0 });
});
