import { run, type Executor } from '../../platform/database/index.js';
import { relation } from '../../platform/database/relation.js';
import { rfc3339, rowReader, type Column } from '../../platform/database/row.js';
import { $, literal, raw, sql } from '../../platform/database/sql.js';
import type { MessageChannel, MessageFault, MessageState } from './notification-kinds.js';

export interface NewMessage {
  readonly id: string;
  readonly organizationId: number;
  readonly affiliation: number | null;
  readonly holder: number | null;
  readonly channel: MessageChannel;
  /** Of one event, of whatever was waiting for a moment, or of nothing, to see whether it arrives. */
  readonly kind: 'SINGLE' | 'GATHERED' | 'TEST';
  /** RFC 3339. */
  readonly sendAt: string;
}

const columns: readonly Column[] = [
  { property: 'id', column: 'id', type: 'uuid' },
  { property: 'organizationId', column: 'organization_id', type: 'int' },
  { property: 'affiliation', column: 'affiliation_id', type: 'int' },
  { property: 'holder', column: 'holder_id', type: 'int' },
  { property: 'channel', column: 'channel', type: 'text' },
  { property: 'kind', column: 'kind', type: 'text' },
  { property: 'sendAt', column: 'send_at', type: 'timestamptz' },
];
const names = raw(columns.map(({ column }) => column).join(', '));

export async function insertMessages(executor: Executor, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return;
  await run(
    executor,
    sql`INSERT INTO notification_message (${names}, state) SELECT given.*, 'WAITING' FROM (${relation(columns, messages)}) given
      ON CONFLICT DO NOTHING`,
  );
}

/**
 * The message that gathers what somebody is told by a channel at a moment, for each of some: the one that waits, or a new one. It is locked,
 * so that whoever sends it waits until what is put in here is in it.
 */
export async function gather(executor: Executor, messages: readonly NewMessage[]): Promise<string[]> {
  if (messages.length === 0) return [];
  for (;;) {
    await insertMessages(executor, messages);
    const rows = await run(
      executor,
      sql`SELECT given.id, m.id FROM (${relation(columns, messages)}) given JOIN notification_message m
        ON m.affiliation_id IS NOT DISTINCT FROM given.affiliation_id AND m.holder_id IS NOT DISTINCT FROM given.holder_id
          AND m.channel = given.channel AND m.send_at = given.send_at
        WHERE m.kind = 'GATHERED' AND m.state = 'WAITING' FOR UPDATE OF m`,
    );
    const found = new Map(rows.map(([asked, id]) => [String(asked), String(id)]));
    const ids = messages.flatMap(({ id }) => found.get(id) ?? []);
    // One was taken to be sent between the two statements: another gathers what comes now.
    if (ids.length === messages.length) return ids;
  }
}

/** Notes which message tells which notification. */
export async function carry(
  executor: Executor,
  carried: readonly { readonly message: string; readonly notification: string }[],
): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO notification_carried (message_id, notification_id)
      SELECT * FROM unnest(${$(
        carried.map(({ message }) => message),
        'uuid[]',
      )}, ${$(
        carried.map(({ notification }) => notification),
        'bigint[]',
      )})`,
  );
}

/** Has a message sent by a job, in the caller's transaction; one that waits for it already is not asked twice. */
export async function enqueueMessage(executor: Executor, message: string): Promise<void> {
  await run(
    executor,
    sql`SELECT enqueue_job('send-message', ${$(JSON.stringify({ message }), 'json')}, now(), ${$(`message:${message}`, 'text')})`,
  );
}

/** Messages whose time has come. */
export async function dueMessages(executor: Executor, now: string, most: number): Promise<string[]> {
  const rows = await run(
    executor,
    sql`SELECT id FROM notification_message WHERE state = 'WAITING' AND send_at <= ${$(now, 'timestamptz')}
      ORDER BY send_at LIMIT ${literal(most)}`,
  );
  return rows.map(([id]) => String(id));
}

export interface ClaimedMessage extends Omit<NewMessage, 'sendAt'> {
  /** How often it has been tried, this time included. */
  readonly attempts: number;
}

const readClaimed = rowReader<ClaimedMessage>([
  ...columns.filter(({ property }) => property !== 'sendAt'),
  { property: 'attempts', column: 'attempts', type: 'int' },
]);
const claimedNames = raw('id, organization_id, affiliation_id, holder_id, channel, kind, attempts');

/**
 * Claims a message for a job, before anything is sent: null for one that another has claimed, that is done, or whose time has not come. It is
 * committed by itself: whoever comes after this node was killed sees that it may have been sent.
 */
export async function claimMessage(
  executor: Executor,
  message: string,
  job: string,
  now: string,
): Promise<ClaimedMessage | null> {
  const [row] = await run(
    executor,
    sql`UPDATE notification_message SET state = 'SENDING', sending_job = ${$(job, 'text')},
        sending_at = ${$(now, 'timestamptz')}, attempts = attempts + 1
      WHERE id = ${$(message, 'uuid')} AND state = 'WAITING' AND send_at <= ${$(now, 'timestamptz')} RETURNING ${claimedNames}`,
  );
  return row ? readClaimed(row) : null;
}

/** The message if a job claimed it and has not noted what became of it: it was killed in between. */
export async function interruptedMessage(
  executor: Executor,
  message: string,
  job: string,
): Promise<ClaimedMessage | null> {
  const [row] = await run(
    executor,
    sql`SELECT ${claimedNames} FROM notification_message
      WHERE id = ${$(message, 'uuid')} AND state = 'SENDING' AND sending_job = ${$(job, 'text')}`,
  );
  return row ? readClaimed(row) : null;
}

/** Messages that were claimed before a moment, and whose job came to no end. */
export async function abandonedMessages(executor: Executor, before: string, most: number): Promise<ClaimedMessage[]> {
  const rows = await run(
    executor,
    sql`SELECT ${claimedNames} FROM notification_message
      WHERE state = 'SENDING' AND sending_at < ${$(before, 'timestamptz')} ORDER BY sending_at LIMIT ${literal(most)}`,
  );
  return rows.map(readClaimed);
}

/** Notes what became of a message that was claimed. */
export async function finishMessage(
  executor: Executor,
  message: string,
  { state, fault, at }: { readonly state: MessageState; readonly fault: MessageFault | null; readonly at: string },
): Promise<void> {
  await run(
    executor,
    sql`UPDATE notification_message SET state = ${$(state, 'text')}, fault = ${$(fault, 'text')}, sending_job = NULL,
        finished_at = ${$(at, 'timestamptz')}
      WHERE id = ${$(message, 'uuid')} AND state = 'SENDING'`,
  );
}

/** Lets a message wait until it is tried again. */
export async function postponeMessage(executor: Executor, message: string, sendAt: string): Promise<void> {
  await run(
    executor,
    sql`UPDATE notification_message SET state = 'WAITING', sending_job = NULL, send_at = ${$(sendAt, 'timestamptz')},
        kind = CASE kind WHEN 'GATHERED' THEN 'SINGLE' ELSE kind END
      WHERE id = ${$(message, 'uuid')} AND state = 'SENDING'`,
  );
}

/** What a message that did not arrive tells is told in the page, to whoever sees one. */
export async function showInPage(executor: Executor, message: string): Promise<void> {
  await run(
    executor,
    sql`UPDATE notification n SET in_page = true FROM notification_carried c
      WHERE c.message_id = ${$(message, 'uuid')} AND n.id = c.notification_id AND NOT n.in_page AND n.affiliation_id IS NOT NULL`,
  );
}

export interface LastMessage {
  readonly state: MessageState;
  /** RFC 3339. */
  readonly at: string;
}

/** The last message to somebody by each channel. */
export async function lastMessages(
  executor: Executor,
  affiliation: number,
): Promise<ReadonlyMap<MessageChannel, LastMessage>> {
  const rows = await run(
    executor,
    sql`SELECT m.channel, m.state, ${momentOf} FROM unnest('{EMAIL,WECOM,DINGTALK}'::text[]) AS asked (channel)
      CROSS JOIN LATERAL (SELECT * FROM notification_message m
        WHERE m.affiliation_id = ${$(affiliation, 'int')} AND m.channel = asked.channel ORDER BY m.send_at DESC LIMIT 1) m`,
  );
  return new Map(
    rows.map(([channel, state, at]) => [
      channel as MessageChannel,
      { state: state as MessageState, at: rfc3339(String(at)) },
    ]),
  );
}

/** When a message was sent, or will be. */
const momentOf = raw('coalesce(m.finished_at, m.sending_at, m.send_at)');

/** A message as whoever is told sees it. */
export interface ShownMessage extends LastMessage {
  readonly channel: MessageChannel;
  readonly fault: MessageFault | null;
}

/** The messages that carry some notifications, by their keys. */
export async function messagesOf(
  executor: Executor,
  notifications: readonly string[],
): Promise<ReadonlyMap<string, readonly ShownMessage[]>> {
  const rows = await run(
    executor,
    sql`SELECT c.notification_id, m.channel, m.state, ${momentOf}, m.fault
      FROM notification_carried c JOIN notification_message m ON m.id = c.message_id
      WHERE c.notification_id = ANY (${$(notifications, 'bigint[]')}) ORDER BY m.channel, m.id`,
  );
  const shown = rows.map(([notification, channel, state, at, fault]) => ({
    notification: String(notification),
    ...{ channel: channel as MessageChannel, state: state as MessageState, at: rfc3339(String(at)) },
    fault: (fault ?? null) as MessageFault | null,
  }));
  return Map.groupBy(shown, ({ notification }) => notification);
}

/** Whether somebody was sent a test by a channel since a moment. */
export async function testedSince(
  executor: Executor,
  { affiliation, channel }: Pick<NewMessage, 'affiliation' | 'channel'>,
  since: string,
): Promise<boolean> {
  const rows = await run(
    executor,
    sql`SELECT FROM notification_message WHERE affiliation_id = ${$(affiliation, 'int')}
      AND channel = ${$(channel, 'text')} AND send_at > ${$(since, 'timestamptz')} AND kind = 'TEST' LIMIT 1`,
  );
  return rows.length > 0;
}
