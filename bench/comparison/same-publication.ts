import { deepStrictEqual } from 'node:assert';
import type { Client } from 'pg';
import type { Caller } from '../fixtures.js';
import type { Server } from '../server.js';
import type { Workload } from '../workloads.js';
import { ask, comparable } from './ask.js';
import type { Json } from './json.js';

/** The tables that a publication writes one row of, and how its record is found in them. */
const written = {
  idempotency_key: 'record_id',
  shared_record: 'id',
  penalty_decision: 'record_id',
  record_revision: 'record_id',
  change_event: 'subject_id',
};

/** Publishes once at each server and compares the answers and the rows. @throws AssertionError */
export async function checkSamePublication(
  workload: Workload,
  hub: Server,
  others: readonly Server[],
  publisher: Caller,
  admin: Client,
): Promise<void> {
  const publish = async (server: Server): Promise<{ readonly answer: Json; readonly rows: Json }> => {
    const run = `check-${server.name}-${Date.now()}`;
    const answer = masked(await ask(server, workload, publisher, 1, run), run);
    return { answer, rows: await rowsOf(server, run, admin) };
  };
  const expected = await publish(hub);
  let expectedRows: Json | undefined;
  for (const server of others) {
    const { answer, rows } = await publish(server);
    deepStrictEqual(answer, expected.answer, server.name);
    // The hub normalizes what the others take as it is: their rows are compared with each other.
    expectedRows ??= rows;
    deepStrictEqual(rows, expectedRows, `${server.name} left other rows`);
  }
}

async function rowsOf(server: Server, run: string, admin: Client): Promise<Json> {
  const rows: Json = {};
  for (const [table, key] of Object.entries(written)) {
    const { rows: found } = await admin.query<{ row: Json }>(
      `SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${key} = (SELECT record_id FROM idempotency_key WHERE key = $1)`,
      [`${run}-1`],
    );
    if (found.length !== 1) throw new Error(`${server.name} left ${found.length} rows in ${table}`);
    rows[table] = masked(found[0]?.row ?? {}, run);
  }
  return rows;
}

/** Keys, times and hashes, which every publication has of its own, and what PostgreSQL generates of them. */
const own =
  /^(id|event_id|record_id|subject_id|request_hash|xid|used_at|shared_at|registered_at|changed_at|at|search_bigrams)$/;

function masked(data: Json, run: string): Json {
  const text = JSON.stringify(data, (key, value: unknown) => {
    if (own.test(key)) return typeof value;
    return key === 'body' ? (JSON.parse(String(value)) as unknown) : value;
  });
  return comparable(JSON.parse(text.replaceAll(`${run}-1`, 'key')) as Json);
}
