import { afterAll, beforeAll, expect, test } from 'vitest';
import { actingFor } from '../../../src/core/visibility/index.js';
import { identified, runAs } from '../../../src/platform/database/index.js';
import { raw, sql } from '../../../src/platform/database/sql.js';
import { goneThrough } from '../../harness/builders/criminal-referral.js';
import { referred } from '../../harness/builders/disputed-transfer.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
  await referred(hub);
  await goneThrough(hub, ['report', 'approve', 'send', 'receive', 'decline', 'requestSupervision']);
});
afterAll(() => hub.close());

/** How many rows of a table row-level security shows an organization, without any predicate of the hub's. */
async function rowsOf(table: string, code: string): Promise<number> {
  const { organizations, pool } = hub.running.hub;
  const organization = organizations.byCode(code);
  if (!organization) throw new Error(`there is no ${code}`);
  const query = sql`SELECT count(*) FROM ${raw(table)} WHERE ${identified}`;
  const [row] = await runAs(actingFor(organization, pool), query);
  return Number(row?.[0]);
}

test.each([
  ['dispute', ['141025100', 'zrzy', 'xzf']],
  ['dispute_consultation', ['141025100', 'zrzy', 'xzf']],
  ['criminal_referral', ['zrzy', 'gaj', 'jcy']],
])('[D2] [X2] row-level security shows a row of %s to its parties and to nobody else', async (table, parties) => {
  const everybody = hub.running.hub.organizations.all().map(({ code }) => code);
  const seen = await Promise.all(everybody.map(async (code) => [code, await rowsOf(table, code)] as const));
  expect(
    seen
      .filter(([, rows]) => rows > 0)
      .map(([code]) => code)
      .sort(),
  ).toEqual([...parties].sort());
});
