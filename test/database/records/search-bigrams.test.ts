import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from 'fast-check';
import { bigrams } from '../../../src/kernel/text.js';
import type { Database } from '../../../src/platform/database/index.js';
import { openTestPool } from '../../harness/hub/pool.js';

let database: Database;
beforeAll(async () => {
  database = await openTestPool({ migrated: true });
});
afterAll(() => database.close());

async function indexed(content: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ pairs: string[] }>('SELECT search_bigrams($1) AS pairs', [content]);
  return rows[0]?.pairs ?? [];
}

test('the database indexes exactly the pairs that a search looks up', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('处', '罚', 'a', '😀', ' ') }),
  );
  const storable = text.filter((content) => !content.includes('\0'));
  await fc.assert(
    fc.asyncProperty(storable, async (content) => {
      expect((await indexed(content)).sort()).toEqual(bigrams(content).sort());
    }),
    { numRuns: 200 },
  );
});

test('a text of 360,000 characters is indexed within seconds', async () => {
  const content = Array.from({ length: 360_000 }, (_, place) => String.fromCodePoint(0x4e00 + (place % 20_000))).join(
    '',
  );
  expect(await indexed(content)).toHaveLength(20_000);
});
