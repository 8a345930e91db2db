import type { TestHub } from '../hub/hub.js';

/** What belongs to a proceeding: tables keyed by it, with what of a copy is its own. */
const parts: readonly (readonly [table: string, own: string])[] = [
  ['case_transfer', ''],
  ['proceeding_step', ''],
  ['proceeding_deadline', `, 'id', gen_random_uuid(), 'due_at', c.due_at`],
];

/** Copies of a proceeding, their open clocks due one after the other, a minute each, beginning at `from`: for what only shows in many. */
export async function copyProceeding(hub: TestHub, key: string, times: number, from: string): Promise<void> {
  const client = await hub.owner.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `CREATE TEMPORARY TABLE copies ON COMMIT DROP AS
       SELECT gen_random_uuid() AS id, $1::timestamptz + n * interval '1 minute' AS due_at, n FROM generate_series(1, $2::int) n`,
      [from, times],
    );
    const copy = async (table: string, changes: string, of: string): Promise<void> => {
      const { rows } = await client.query<{ column: string }>(
        `SELECT column_name AS column FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
        [table],
      );
      const columns = rows.map(({ column }) => `"${column}"`).join(', ');
      await client.query(
        `INSERT INTO ${table} (${columns})
         SELECT ${rows.map(({ column }) => `(made.it)."${column}"`).join(', ')}
         FROM copies c CROSS JOIN ${table} t
           CROSS JOIN LATERAL (SELECT jsonb_populate_record(t, jsonb_build_object(${changes})) AS it OFFSET 0) made
         WHERE t.${of} = $1`,
        [key],
      );
    };
    await copy('proceeding', `'id', c.id, 'number', t.number || '-' || c.n || '-' || left(c.id::text, 8)`, 'id');
    for (const [table, own] of parts) await copy(table, `'proceeding_id', c.id${own}`, 'proceeding_id');
    await client.query('COMMIT');
  } finally {
    client.release();
  }
  await hub.owner.query('ANALYZE proceeding, case_transfer, proceeding_step, proceeding_deadline');
}
