import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { eventually } from '../../harness/time/eventually.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey, penaltyInput, publishPenalty } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';
import { recordMutations } from '../../harness/builders/category-inputs.js';

const name = `login_${randomBytes(6).toString('hex')}`;
const password = randomBytes(12).toString('hex');
let database: TestDatabase;
let login: string;
let hub: TestHub;

async function asOwner(...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  database = await createTestDatabase();
  await asOwner(
    `CREATE ROLE ${name} LOGIN PASSWORD '${password}' NOSUPERUSER NOBYPASSRLS NOINHERIT`,
    `GRANT liandong_hub, liandong_keeper, liandong_auditor, liandong_statistician TO ${name}`,
  );
  const url = new URL(database.url);
  url.username = name;
  url.password = password;
  login = url.href;
  hub = await startHub({ database, login });
});
afterAll(async () => {
  await hub.close();
  await asOwner(`DROP ROLE ${name}`);
  await database.drop();
});

describe('a login that owns nothing', () => {
  test.each([['liandong_keeper'], ['liandong_auditor'], ['liandong_statistician'], ['liandong_hub']])(
    '[hostile A.3.7] is told at the start that it lacks %s',
    async (role) => {
      await asOwner(`REVOKE ${role} FROM ${name}`);
      await expect(startHub({ database, login })).rejects.toThrow(
        role === 'liandong_hub' ? 'liandong_hub' : `GRANT ${role} TO "${name}"`,
      );
      await asOwner(`GRANT ${role} TO ${name}`);
    },
  );

  test('is enough for the hub: it publishes, sets deadlines, reveals, audits and delivers', async () => {
    const published = await mutate(hub, 'scjg', publishPenalty, penaltyInput());
    expect(published.userErrors).toEqual([]);
    expect(published.change?.cursor).toBeTruthy();
    const pending = {
      idempotencyKey: freshKey(),
      category: 'OTHER_INFORMATION',
      title: '待共享',
      formedAt: new Date(Date.now() - 60_000).toISOString(),
    };
    expect((await mutate(hub, 'scjg', recordMutations.register, pending)).userErrors).toEqual([]);
    const audit = await graphql<{ auditLog: { nodes: { action: string }[] } }>(
      hub.url,
      await hub.token('xzf', ['AUDITOR']),
      '{ auditLog(first: 10) { nodes { action } } verifyLog { holds } }',
    );
    expect(audit.data?.auditLog.nodes.map(({ action }) => action)).toEqual(['REGISTERED', 'PUBLISHED']);
    await eventually(async () => {
      const { rows } = await hub.owner.query('SELECT count(*)::int AS jobs FROM graphile_worker.jobs');
      return rows[0].jobs > 0;
    });
  });

  test.each([
    ['see a record without saying for whom', 'SELECT id FROM shared_record', /^0 rows$/],
    ['see a change without saying for whom', 'SELECT id FROM change_event', /^0 rows$/],
    ['rewrite the log', `UPDATE change_event SET kind = 'REVISED'`, /permission denied/],
    ['number the log by itself', 'INSERT INTO change_position VALUES (99, 99)', /permission denied/],
    ['forge a batch', `DELETE FROM change_batch`, /permission denied/],
    ['take over a log', 'SELECT adopt_changes()', /permission denied/],
    ['read who did what as itself', 'SELECT * FROM audit_entry', /permission denied/],
    ['switch row-level security off', 'ALTER TABLE shared_record DISABLE ROW LEVEL SECURITY', /must be owner/],
    ['become the owner', 'SET ROLE postgres', /permission denied|does not exist/],
  ])('cannot %s', async (_what, statement, expected) => {
    const told = await hub.running.hub.pool.query(statement).then(
      ({ rows }) => `${rows.length} rows`,
      (error: unknown) => String(error),
    );
    expect(told).toMatch(expected);
  });
});
