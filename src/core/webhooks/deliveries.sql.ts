import { run, type Executor } from '../../platform/database/index.js';
import { columnNames, relation } from '../../platform/database/relation.js';
import { rowReader, type Column } from '../../platform/database/row.js';
import { $, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Head } from '../../platform/outgoing/index.js';

/** One attempt to post something; instants are RFC 3339. */
export interface NewDelivery {
  readonly webhookKey: string;
  readonly kind: 'CHANGE' | 'TEST';
  readonly messageId: string;
  /** Places in the log: behind the first, up to the second. */
  readonly afterSeq: number | null;
  readonly seq: number | null;
  readonly attempt: number;
  readonly at: string;
  readonly milliseconds: number;
  readonly status: number | null;
  readonly fault: string | null;
  readonly requestHead: Head;
  readonly responseHead: Head | null;
}

export interface DeliveryRow extends NewDelivery {
  readonly key: number;
}

const columns: readonly Column[] = [
  { property: 'webhookKey', column: 'webhook_id', type: 'uuid' },
  { property: 'kind', column: 'kind', type: 'text' },
  { property: 'messageId', column: 'message_id', type: 'text' },
  { property: 'afterSeq', column: 'after_seq', type: 'bigint' },
  { property: 'seq', column: 'seq', type: 'bigint' },
  { property: 'attempt', column: 'attempt', type: 'int' },
  { property: 'at', column: 'at', type: 'timestamptz' },
  { property: 'milliseconds', column: 'milliseconds', type: 'int' },
  { property: 'status', column: 'status', type: 'int' },
  { property: 'fault', column: 'fault', type: 'text' },
  { property: 'requestHead', column: 'request_head', type: 'jsonb' },
  { property: 'responseHead', column: 'response_head', type: 'jsonb' },
];
const shown: readonly Column[] = [{ property: 'key', column: 'id', type: 'int' }, ...columns];
const read = rowReader<DeliveryRow>(shown.map((each) => (each.type === 'bigint' ? { ...each, type: 'int' } : each)));
const shownNames = raw(shown.map(({ column }) => `d.${column}`).join(', '));

/** The INSERT of a delivery, for statements that note something else with it; `from` may make it hang on another part. */
export function deliveryInsert(delivery: NewDelivery): Sql {
  return sql`INSERT INTO webhook_delivery (${columnNames(columns)})
    SELECT ${columnNames(columns)} FROM (${relation(columns, [delivery])}) given
    WHERE EXISTS (SELECT FROM webhook w WHERE w.id = ${$(delivery.webhookKey, 'uuid')})`;
}

/** Notes a delivery; null where its webhook has been removed meanwhile. */
export async function insertDelivery(executor: Executor, delivery: NewDelivery): Promise<DeliveryRow | null> {
  const [row] = await run(executor, sql`${deliveryInsert(delivery)} RETURNING id`);
  return row ? { ...delivery, key: Number(row[0]) } : null;
}

/** The latest deliveries of some webhooks, newest first, so many of each. */
export async function latestDeliveries(
  executor: Executor,
  webhooks: readonly string[],
  most: number,
): Promise<ReadonlyMap<string, DeliveryRow[]>> {
  const rows = await run(
    executor,
    sql`SELECT ${shownNames} FROM unnest(${$(webhooks, 'uuid[]')}) AS asked (webhook)
      CROSS JOIN LATERAL (SELECT * FROM webhook_delivery e WHERE e.webhook_id = asked.webhook ORDER BY e.id DESC LIMIT ${$(most, 'int')}) d
      ORDER BY d.id DESC`,
  );
  return Map.groupBy(rows.map(read), ({ webhookKey }) => webhookKey);
}

/** Forgets what was posted before an instant (RFC 3339). */
export async function forgetDeliveries(executor: Executor, before: string): Promise<void> {
  await run(executor, sql`DELETE FROM webhook_delivery WHERE at < ${$(before, 'timestamptz')}`);
}
