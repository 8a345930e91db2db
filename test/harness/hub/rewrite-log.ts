import { Client } from 'pg';

/** As whoever owns the database could: past every trigger. */
export async function tamper(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`SET session_replication_role = replica; ${statements.join('; ')}`);
  } finally {
    await client.end();
  }
}

/** Every hash of the chain made anew, one batch after the other. */
export const recomputeChain = `DO $$
  DECLARE
    batch change_batch;
    previous bytea := sha256('');
  BEGIN
    FOR batch IN SELECT * FROM change_batch WHERE from_seq > 0 ORDER BY from_seq LOOP
      UPDATE change_batch SET prev_hash = previous, hash = change_batch_hash(previous, from_seq, to_seq)
        WHERE from_seq = batch.from_seq RETURNING hash INTO previous;
    END LOOP;
  END $$`;

/** A change that was never made, in the place of one that was. */
export function alterChange(seq: number): string {
  return `UPDATE change_event SET kind = 'WITHDRAWN' WHERE id = (SELECT id FROM change_position WHERE seq = ${seq})`;
}

/** The last batch cut off, as if it had never been. */
export const cutLastBatch = `
  DELETE FROM change_position WHERE seq >= (SELECT max(from_seq) FROM change_batch);
  DELETE FROM change_batch WHERE from_seq = (SELECT max(from_seq) FROM change_batch)`;
