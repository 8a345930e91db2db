import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';

/** A place in the log that is kept for a system under a name of its choice, so that it need keep none itself. */
export interface ChangeConsumer {
  readonly organizationKey: number;
  /** The system, by the name of its account. */
  readonly client: string;
  /** Null: the only one of a system that names none. */
  readonly name: string | null;
}

/** Why the place of a consumer cannot be kept. */
export type ConsumerFault = 'OF_ANOTHER_SYSTEM' | 'TOO_MANY';

/** The named consumers of an organization; one that nobody needs any longer is removed by its system. */
export const mostConsumers = 100;

/**
 * Where a consumer goes on: at what it last acknowledged or, when it has never asked before, at `head`, which is kept from now on: whoever
 * is cut off before the first acknowledgement has missed nothing either.
 */
export async function placeOfConsumer(
  executor: Executor,
  { organizationKey, client, name }: ChangeConsumer,
  head: number,
  at: string,
): Promise<number | ConsumerFault> {
  const organization = $(organizationKey, 'int');
  const place = sql`${organization}, ${$(client, 'text')}, ${$(head, 'bigint')}, ${$(at, 'timestamptz')}, false`;
  if (name === null) {
    const [row] = await run(
      executor,
      sql`INSERT INTO change_acknowledgement AS known (organization_id, client, seq, acknowledged_at, acknowledged) VALUES (${place})
        ON CONFLICT (organization_id, client) DO UPDATE SET seq = known.seq RETURNING seq`,
    );
    return Number(row?.[0]);
  }
  await run(
    executor,
    sql`INSERT INTO change_consumer (name, organization_id, client, seq, acknowledged_at, acknowledged)
      SELECT ${$(name, 'text')}, ${place} WHERE ${hasRoom(organizationKey)} ON CONFLICT DO NOTHING`,
  );
  const [row] = await run(
    executor,
    sql`SELECT seq, client FROM change_consumer WHERE organization_id = ${organization} AND name = ${$(name, 'text')}`,
  );
  if (!row) return 'TOO_MANY';
  return row[1] === client ? Number(row[0]) : 'OF_ANOTHER_SYSTEM';
}

/** Keeps the furthest place that a named consumer has acknowledged; what is wrong with it, if anything. */
export async function acknowledgeConsumer(
  executor: Executor,
  { organizationKey, client, name }: ChangeConsumer & { readonly name: string },
  seq: number,
  at: string,
): Promise<ConsumerFault | null> {
  const rows = await run(
    executor,
    sql`INSERT INTO change_consumer AS known (organization_id, name, client, seq, acknowledged_at, acknowledged)
      SELECT ${$(organizationKey, 'int')}, ${$(name, 'text')}, ${$(client, 'text')}, ${$(seq, 'bigint')}, ${$(at, 'timestamptz')}, true
      WHERE ${hasRoom(organizationKey)} OR EXISTS (
        SELECT FROM change_consumer c WHERE c.organization_id = ${$(organizationKey, 'int')} AND c.name = ${$(name, 'text')})
      ON CONFLICT (organization_id, name) DO UPDATE
      SET seq = greatest(known.seq, excluded.seq), acknowledged = true,
        acknowledged_at = CASE WHEN excluded.seq >= known.seq THEN excluded.acknowledged_at ELSE known.acknowledged_at END
      WHERE known.client = excluded.client RETURNING 1`,
  );
  if (rows.length === 1) return null;
  const [other] = await run(
    executor,
    sql`SELECT FROM change_consumer WHERE organization_id = ${$(organizationKey, 'int')} AND name = ${$(name, 'text')}`,
  );
  return other ? 'OF_ANOTHER_SYSTEM' : 'TOO_MANY';
}

/** Forgets a consumer of a system; false where it has none of this name. */
export async function removeConsumer(
  executor: Executor,
  { organizationKey, client, name }: ChangeConsumer & { readonly name: string },
): Promise<boolean> {
  const rows = await run(
    executor,
    sql`DELETE FROM change_consumer WHERE organization_id = ${$(organizationKey, 'int')} AND name = ${$(name, 'text')}
      AND client = ${$(client, 'text')} RETURNING name`,
  );
  return rows.length === 1;
}

const hasRoom = (organizationKey: number) =>
  sql`(SELECT count(*) FROM change_consumer c WHERE c.organization_id = ${$(organizationKey, 'int')}) < ${$(mostConsumers, 'int')}`;
