import type { TestHub } from './hub.js';

/** How many rows the tables have that a mutation writes to: equal before and after what was refused. */
export async function rowCounts(hub: TestHub): Promise<unknown> {
  const tables = ['shared_record', 'change_event', 'record_revision', 'record_extension', 'idempotency_key'];
  const counts = tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`);
  const { rows } = await hub.running.hub.pool.query(`SELECT ${counts.join(', ')},
    (SELECT sum(revision) FROM shared_record) AS revision, (SELECT max(due_at) FROM shared_record) AS due`);
  return rows[0];
}
