import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import { rowReader } from '../../platform/database/row.js';

/** How far a system has durably processed the changes. */
export interface Acknowledgement {
  readonly client: string;
  /** Null: the only one of a system that names none. */
  readonly consumer: string | null;
  readonly seq: number;
  readonly acknowledgedAt: string;
}

/** Keeps the furthest acknowledgement of a client: one that comes late does not set it back. */
export async function writeAcknowledgement(
  executor: Executor,
  organizationKey: number,
  client: string,
  seq: number,
  at: string,
): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO change_acknowledgement AS known (organization_id, client, seq, acknowledged_at)
      VALUES (${$(organizationKey, 'int')}, ${$(client, 'text')}, ${$(seq, 'bigint')}, ${$(at, 'timestamptz')})
      ON CONFLICT (organization_id, client) DO UPDATE
      SET seq = excluded.seq, acknowledged_at = excluded.acknowledged_at, acknowledged = true WHERE known.seq <= excluded.seq`,
  );
}

const read = rowReader<Acknowledgement>([
  { property: 'client', column: 'client', type: 'text' },
  { property: 'consumer', column: 'consumer', type: 'text' },
  { property: 'seq', column: 'seq', type: 'int' },
  { property: 'acknowledgedAt', column: 'acknowledged_at', type: 'timestamptz' },
]);

/** How far an organization has come, by the system of it that is furthest. */
export interface Reception {
  readonly organizationKey: number;
  readonly systems: number;
  readonly seq: number;
  readonly acknowledgedAt: string;
}

const readReception = rowReader<Reception>([
  { property: 'organizationKey', column: 'organization_id', type: 'int' },
  { property: 'systems', column: 'systems', type: 'int' },
  { property: 'seq', column: 'seq', type: 'int' },
  { property: 'acknowledgedAt', column: 'acknowledged_at', type: 'timestamptz' },
]);

/** Of all organizations whose systems have ever acknowledged anything, by themselves or as receivers of webhooks, in the order of their keys. */
export async function readReceptions(executor: Executor): Promise<Reception[]> {
  const rows = await run(
    executor,
    sql`SELECT organization_id, count(DISTINCT client) AS systems, max(seq) AS seq, max(acknowledged_at) AS acknowledged_at FROM (
        SELECT organization_id, client, seq, acknowledged_at FROM change_acknowledgement WHERE acknowledged
        UNION ALL SELECT organization_id, client, seq, acknowledged_at FROM change_consumer WHERE acknowledged
        UNION ALL SELECT w.organization_id, p.name, w.position, w.taken_at FROM webhook w JOIN person p ON p.id = w.system_id
          WHERE w.taken_at IS NOT NULL) a
      GROUP BY organization_id ORDER BY organization_id`,
  );
  return rows.map(readReception);
}

export async function readAcknowledgements(executor: Executor, organizationKey: number): Promise<Acknowledgement[]> {
  const rows = await run(
    executor,
    sql`SELECT client, NULL AS consumer, seq, acknowledged_at FROM change_acknowledgement
      WHERE organization_id = ${$(organizationKey, 'int')}
      UNION ALL SELECT client, name, seq, acknowledged_at FROM change_consumer
      WHERE organization_id = ${$(organizationKey, 'int')} ORDER BY client, consumer NULLS FIRST`,
  );
  return rows.map(read);
}
