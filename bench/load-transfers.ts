import type { Client } from 'pg';

/** Cases between two organizations that P1 takes its steps in; so many that two requests at a time rarely meet. */
export const transferCount = 5_000;

/** Makes cases that were sent, in tables that hold none yet, and gives their keys. */
export async function loadTransfers(client: Client, sender: string, receiver: string): Promise<string[]> {
  const { rows: standing } = await client.query<{ id: string }>(
    'SELECT proceeding_id AS id FROM case_transfer LIMIT $1',
    [transferCount],
  );
  if (standing.length === transferCount) return standing.map(({ id }) => id);
  const { rows } = await client.query<{ id: string }>(
    `WITH parties AS (
      SELECT s.id AS sender_id, r.id AS receiver_id, a.person_id, now() - interval '1 hour' AS at
      FROM organization s JOIN affiliation a ON a.organization_id = s.id, organization r
      WHERE s.code = $1 AND r.code = $2 ORDER BY a.person_id LIMIT 1
    ), made AS (
      SELECT gen_random_uuid() AS id, n, parties.* FROM generate_series(1, $3) n, parties
    ), proceeding AS (
      INSERT INTO proceeding (id, procedure, number, title, state, revision, audience, guest_ids, opened_by, opened_at, changed_at)
      SELECT id, 'CASE_TRANSFER', 'BENCH' || n, '擅自采砂', 'SENT', 1, ARRAY[sender_id, receiver_id], '{}', sender_id, at, at FROM made
      RETURNING id
    ), facts AS (
      INSERT INTO case_transfer (proceeding_id, sender_id, receiver_id, sent_to_id, cause_of_case, basic_facts, discovered_at, urgent,
        violation_ongoing, due_at, due_basis, sent_at, timeliness)
      SELECT id, sender_id, receiver_id, receiver_id, '擅自采砂', '在河道内采砂', at, false, true, at + interval '5 days', 'ANNOUNCED', at, 'IN_TIME'
      FROM made
    ), step AS (
      INSERT INTO proceeding_step (proceeding_id, revision, step, state, organization_id, person_id, taken_at)
      SELECT id, 1, 'send', 'SENT', sender_id, person_id, at FROM made
    ), deadline AS (
      INSERT INTO proceeding_deadline (id, proceeding_id, clock, rule, responsible_id, starts_at, due_at, basis)
      SELECT gen_random_uuid(), id, 'receipt', 'T11', receiver_id, at, at + interval '5 days', 'ANNOUNCED' FROM made
    )
    SELECT id FROM proceeding`,
    [sender, receiver, transferCount],
  );
  await client.query('VACUUM ANALYZE proceeding, case_transfer, proceeding_step, proceeding_deadline');
  return rows.map(({ id }) => id);
}
