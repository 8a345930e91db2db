import { run, type Executor } from '../../platform/database/index.js';
import { columnNames } from '../../platform/database/relation.js';
import { rowReader } from '../../platform/database/row.js';
import { $, sql } from '../../platform/database/sql.js';
import type { ChangeFilter } from '../changes/index.js';
import { deliveryInsert, type NewDelivery } from './deliveries.sql.js';
import type { StopReason, WebhookRow } from './webhook.js';
import { webhookIn, webhookSelect } from './webhooks.sql.js';

/** A webhook that a job is to deliver for. */
export interface DeliveringWebhook extends WebhookRow {
  /** Whether the system in whose name it reads still has access. */
  readonly mayRead: boolean;
}

export async function readDelivering(executor: Executor, key: string): Promise<DeliveringWebhook | null> {
  const [row] = await run(
    executor,
    sql`SELECT ${webhookSelect}, EXISTS (SELECT FROM affiliation a
        WHERE a.person_id = w.system_id AND a.organization_id = w.organization_id AND a.deactivated_at IS NULL)
      FROM webhook w WHERE w.id = ${$(key, 'uuid')}`,
  );
  const webhook = webhookIn(row ? [row] : []);
  return webhook && { ...webhook, mayRead: row?.at(-1) === 't' };
}

type Known = Pick<WebhookRow, 'key' | 'position'>;

/**
 * The receiver has taken the change: the place moves behind it, and its organization has received it. Null where it stands elsewhere by now:
 * another node has delivered, or the owner has sent it back.
 */
export async function moveBehind(
  executor: Executor,
  { key, position }: Known,
  delivery: NewDelivery & { readonly seq: number },
): Promise<WebhookRow | null> {
  const seq = $(delivery.seq, 'bigint');
  const rows = await run(
    executor,
    sql`WITH moved AS (
        UPDATE webhook w SET position = ${seq}, sent_position = ${seq}, attempts = 0, failing_since = NULL, retry_at = NULL,
          last_status = ${$(delivery.status, 'int')}, last_fault = NULL, last_milliseconds = ${$(delivery.milliseconds, 'int')},
          taken_at = ${$(delivery.at, 'timestamptz')}
        WHERE w.id = ${$(key, 'uuid')} AND w.position = ${$(position, 'bigint')} RETURNING ${webhookSelect}),
      noted AS (${deliveryInsert(delivery)} RETURNING id)
      SELECT * FROM moved`,
  );
  return webhookIn(rows);
}

/** Nothing up to a place is for this webhook. */
export async function passOver(executor: Executor, { key, position }: Known, upTo: number): Promise<WebhookRow | null> {
  const rows = await run(
    executor,
    sql`UPDATE webhook w SET position = ${$(upTo, 'bigint')}
      WHERE w.id = ${$(key, 'uuid')} AND w.position = ${$(position, 'bigint')} RETURNING ${webhookSelect}`,
  );
  return webhookIn(rows);
}

/** The receiver has not taken the change: it is sent again at a moment (RFC 3339), as long as the webhook stands where it stood. */
export async function noteFailure(
  executor: Executor,
  { key, position }: Known,
  delivery: NewDelivery,
  retryAt: string,
): Promise<WebhookRow | null> {
  const rows = await run(
    executor,
    sql`WITH failed AS (
        UPDATE webhook w SET attempts = w.attempts + 1, failing_since = coalesce(w.failing_since, ${$(delivery.at, 'timestamptz')}),
          retry_at = ${$(retryAt, 'timestamptz')}, last_status = ${$(delivery.status, 'int')}, last_fault = ${$(delivery.fault, 'text')},
          last_milliseconds = ${$(delivery.milliseconds, 'int')}
        WHERE w.id = ${$(key, 'uuid')} AND w.position = ${$(position, 'bigint')} RETURNING ${webhookSelect}),
      noted AS (${deliveryInsert(delivery)} RETURNING id)
      SELECT * FROM failed`,
  );
  return webhookIn(rows);
}

/** Ends the deliveries of a webhook that is active; null where it is none any more. */
export async function stopDelivering(
  executor: Executor,
  key: string,
  state: 'PAUSED' | 'FAILED',
  reason: StopReason,
): Promise<WebhookRow | null> {
  const rows = await run(
    executor,
    sql`UPDATE webhook w SET state = ${$(state, 'text')}, stop_reason = ${$(reason, 'text')}, retry_at = NULL, revision = w.revision + 1
      WHERE w.id = ${$(key, 'uuid')} AND w.state = 'ACTIVE' RETURNING ${webhookSelect}`,
  );
  return webhookIn(rows);
}

/** Up to where in the log webhooks have been woken, locked until the transaction ends; null while another node is at it. */
export async function lockWoken(executor: Executor): Promise<number | null> {
  const [row] = await run(executor, sql`SELECT seq FROM webhook_progress FOR UPDATE SKIP LOCKED`);
  return row ? Number(row[0]) : null;
}

export async function writeWoken(executor: Executor, seq: number): Promise<void> {
  await run(executor, sql`UPDATE webhook_progress SET seq = ${$(seq, 'bigint')}`);
}

/** A webhook that waits for changes. */
export interface WaitingWebhook {
  readonly key: string;
  readonly organizationId: number;
  readonly filter: ChangeFilter;
  readonly position: number;
}

const waitingColumns = [
  { property: 'key', column: 'id', type: 'uuid' },
  { property: 'organizationId', column: 'organization_id', type: 'int' },
  { property: 'filter', column: 'filter', type: 'jsonb' },
  { property: 'position', column: 'position', type: 'int' },
];
const readWaiting = rowReader<WaitingWebhook>(waitingColumns);

/** Active webhooks that stand before a place and do not wait to try again at a later moment than `now` (RFC 3339). */
export async function waitingWebhooks(executor: Executor, before: number, now: string): Promise<WaitingWebhook[]> {
  const rows = await run(
    executor,
    sql`SELECT ${columnNames(waitingColumns)} FROM webhook w WHERE w.state = 'ACTIVE' AND w.position < ${$(before, 'bigint')}
      AND (w.retry_at IS NULL OR w.retry_at <= ${$(now, 'timestamptz')})`,
  );
  return rows.map(readWaiting);
}
