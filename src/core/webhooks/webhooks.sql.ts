import { run, type Executor } from '../../platform/database/index.js';
import { columnNames } from '../../platform/database/relation.js';
import { rowReader, type Column, type TextRow } from '../../platform/database/row.js';
import { $, join, raw, sql } from '../../platform/database/sql.js';
import { keysetList, type RowSource } from '../../platform/graphql/keyset-list.js';
import type { WebhookRow } from './webhook.js';

/** What its owner changes, and what deliveries do. */
const changing: readonly Column[] = [
  { property: 'name', column: 'name', type: 'text' },
  { property: 'url', column: 'url', type: 'text' },
  { property: 'filter', column: 'filter', type: 'jsonb' },
  { property: 'document', column: 'document', type: 'text' },
  { property: 'secretSealed', column: 'secret_sealed', type: 'bytea' },
  { property: 'formerSecretSealed', column: 'former_secret_sealed', type: 'bytea' },
  { property: 'formerSecretEndsAt', column: 'former_secret_ends_at', type: 'timestamptz' },
  { property: 'state', column: 'state', type: 'text' },
  { property: 'stopReason', column: 'stop_reason', type: 'text' },
  { property: 'position', column: 'position', type: 'bigint' },
  { property: 'sentPosition', column: 'sent_position', type: 'bigint' },
  { property: 'revision', column: 'revision', type: 'int' },
  { property: 'attempts', column: 'attempts', type: 'int' },
  { property: 'failingSince', column: 'failing_since', type: 'timestamptz' },
  { property: 'retryAt', column: 'retry_at', type: 'timestamptz' },
  { property: 'lastStatus', column: 'last_status', type: 'int' },
  { property: 'lastFault', column: 'last_fault', type: 'text' },
  { property: 'testedAt', column: 'tested_at', type: 'timestamptz' },
];
const columns: readonly Column[] = [
  { property: 'key', column: 'id', type: 'uuid' },
  { property: 'organizationId', column: 'organization_id', type: 'int' },
  { property: 'systemId', column: 'system_id', type: 'int' },
  ...changing,
  { property: 'createdAt', column: 'created_at', type: 'timestamptz' },
];

/** Places are below 2⁵³. */
const decoded = columns.map((each) => (each.type === 'bigint' ? { ...each, type: 'int' } : each));
export const readWebhookRow = rowReader<WebhookRow>(decoded);
export const webhookSelect = raw(columns.map(({ column }) => `w.${column}`).join(', '));

/** An organization's webhooks, the latest first. */
export const webhookList = keysetList('webhooks', 'DESC', {
  createdAt: ['w.created_at', 'timestamptz'],
  key: ['w.id', 'uuid'],
});

export function webhookSource(executor: Executor, organization: number): RowSource<WebhookRow> {
  return {
    select: webhookSelect,
    matching: () => ({ from: sql`webhook w`, where: sql`w.organization_id = ${$(organization, 'int')}` }),
    run: (statement) => run(executor, statement),
    read: readWebhookRow,
  };
}

/** A webhook of an organization, locked until the transaction ends. */
export async function lockWebhook(executor: Executor, organization: number, key: string): Promise<WebhookRow | null> {
  const [row] = await run(
    executor,
    sql`SELECT ${webhookSelect} FROM webhook w
      WHERE w.id = ${$(key, 'uuid')} AND w.organization_id = ${$(organization, 'int')} FOR NO KEY UPDATE`,
  );
  return row ? readWebhookRow(row) : null;
}

/** How many webhooks an organization has; none comes beside until the transaction ends. */
export async function countWebhooks(executor: Executor, organization: number): Promise<number> {
  await run(executor, sql`SELECT FROM organization WHERE id = ${$(organization, 'int')} FOR NO KEY UPDATE`);
  const [row] = await run(
    executor,
    sql`SELECT count(*) FROM webhook w WHERE w.organization_id = ${$(organization, 'int')}`,
  );
  return Number(row?.[0]);
}

export async function insertWebhook(executor: Executor, webhook: WebhookRow, createdBy: number): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO webhook (${columnNames(columns)}, created_by)
      SELECT ${join(columns.map((each) => valueOf(each, webhook)))}, ${$(createdBy, 'int')}`,
  );
}

/** Writes what its owner has changed of a webhook that is locked. */
export async function writeWebhook(executor: Executor, webhook: WebhookRow): Promise<void> {
  const set = changing.map((each) => sql`${raw(each.column)} = ${valueOf(each, webhook)}`);
  await run(executor, sql`UPDATE webhook SET ${join(set)} WHERE id = ${$(webhook.key, 'uuid')}`);
}

/** Removes a webhook and what is kept of its deliveries; false where there is none. */
export async function deleteWebhook(executor: Executor, key: string): Promise<boolean> {
  const rows = await run(executor, sql`DELETE FROM webhook WHERE id = ${$(key, 'uuid')} RETURNING id`);
  return rows.length === 1;
}

/** Asks for the jobs of some webhooks, in so many milliseconds. */
export async function enqueueWebhooks(executor: Executor, keys: readonly string[], milliseconds = 0): Promise<void> {
  if (keys.length === 0) return;
  await run(executor, sql`SELECT enqueue_webhooks(${$(keys, 'uuid[]')}, ${$(Math.ceil(milliseconds), 'int')})`);
}

function valueOf({ property, type }: Column, webhook: WebhookRow): ReturnType<typeof $> {
  const value = webhook[property as keyof WebhookRow];
  return $(type === 'jsonb' ? JSON.stringify(value) : value, type);
}

/** One that was read by a statement that returns it. */
export function webhookIn(rows: readonly TextRow[]): WebhookRow | null {
  const [row] = rows;
  return row ? readWebhookRow(row) : null;
}
