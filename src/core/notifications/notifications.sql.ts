import { run, runAs, identified, type Executor, type Session } from '../../platform/database/index.js';
import { relation } from '../../platform/database/relation.js';
import { rowReader, type Column } from '../../platform/database/row.js';
import { $, join, nothing, raw, sql, type IdentifiedSql } from '../../platform/database/sql.js';
import { keysetList, type RowSource } from '../../platform/graphql/keyset-list.js';
import type { Notification, Told } from './notification.js';
import type { NotificationChannel, NotificationKind } from './notification-kinds.js';
import type { Recipient } from './recipient.js';

/** What somebody is to be told, and how. */
export interface NewNotification {
  readonly recipient: Recipient;
  readonly told: Told;
  readonly channels: readonly NotificationChannel[];
}

/** The same with its key. */
export interface WrittenNotification extends NewNotification {
  readonly key: string;
}

const toldColumns: readonly Column[] = [
  { property: 'source', column: 'source', type: 'text' },
  { property: 'kind', column: 'kind', type: 'text' },
  { property: 'subjectType', column: 'subject_type', type: 'text' },
  { property: 'subjectId', column: 'subject_id', type: 'uuid' },
  { property: 'procedure', column: 'procedure', type: 'text' },
  { property: 'number', column: 'number', type: 'text' },
  { property: 'category', column: 'category', type: 'text' },
  { property: 'rule', column: 'rule', type: 'text' },
  { property: 'label', column: 'label', type: 'text' },
  { property: 'dueAt', column: 'due_at', type: 'timestamptz' },
  { property: 'occurredAt', column: 'occurred_at', type: 'timestamptz' },
];
const newColumns: readonly Column[] = [
  ...toldColumns,
  { property: 'affiliation', column: 'affiliation_id', type: 'int' },
  { property: 'holder', column: 'holder_id', type: 'int' },
  { property: 'absent', column: 'absent_id', type: 'int' },
  { property: 'inPage', column: 'in_page', type: 'boolean' },
];
const newNames = raw(newColumns.map(({ column }) => column).join(', '));

/** Writes them in the name of their organization, and gives those that were not there: nobody is told of an event twice. */
export async function insertNotifications(
  executor: Executor,
  organization: number,
  notifications: readonly NewNotification[],
): Promise<WrittenNotification[]> {
  if (notifications.length === 0) return [];
  const given = notifications.map(({ recipient: { affiliation, holder, absent }, told, channels }) => ({
    ...{ ...told, affiliation, holder, absent, inPage: channels.includes('IN_PAGE') },
  }));
  const rows = await run(
    executor,
    sql`INSERT INTO notification (organization_id, ${newNames})
      SELECT ${$(organization, 'int')}, * FROM (${relation(newColumns, given)}) given
      ON CONFLICT DO NOTHING RETURNING id, source, affiliation_id, holder_id`,
  );
  const keys = new Map(
    rows.map(([key, source, affiliation, holder]) => [placeOf(source, affiliation, holder), String(key)]),
  );
  return notifications.flatMap((each) => {
    const { affiliation, holder } = each.recipient;
    const key = keys.get(placeOf(each.told.source, affiliation, holder));
    return key === undefined ? [] : [{ ...each, key }];
  });
}

const placeOf = (...parts: readonly (string | number | null | undefined)[]): string => parts.join(' ');

const readTold = rowReader<Told>(toldColumns);
const toldNames = raw(toldColumns.map(({ column }) => `n.${column}`).join(', '));

/** What a message tells, oldest first, as the organization whose people are told. */
export async function readCarried(session: Session, message: string): Promise<Told[]> {
  const rows = await runAs(
    session,
    sql`SELECT ${toldNames} FROM notification_carried c JOIN notification n ON n.id = c.notification_id
      WHERE c.message_id = ${$(message, 'uuid')} AND ${identified} ORDER BY n.id`,
  );
  return rows.map(readTold);
}

/** What somebody is told in the page, newest first. */
export const notificationList = keysetList('notifications', 'DESC', { key: ['n.id', 'bigint'] });

export interface NotificationFilter {
  readonly kinds?: readonly NotificationKind[] | null;
  readonly unread?: boolean | null;
}

const read = rowReader<Notification>([
  { property: 'key', column: 'id', type: 'bigint' },
  ...toldColumns,
  { property: 'readAt', column: 'read_at', type: 'timestamptz' },
  { property: 'absent', column: 'absent_id', type: 'int' },
]);

export function notificationSource(
  session: Session,
  affiliation: number,
  { kinds, unread }: NotificationFilter,
): RowSource<Notification, IdentifiedSql> {
  const conditions = [
    ...(kinds ? [sql`AND n.kind = ANY (${$(kinds, 'text[]')})`] : []),
    ...(unread == null ? [] : [unread ? sql`AND n.read_at IS NULL` : sql`AND n.read_at IS NOT NULL`]),
  ];
  return {
    select: sql`n.id, ${toldNames}, n.read_at, n.absent_id`,
    matching: () => ({
      from: sql`notification n`,
      where: sql`n.affiliation_id = ${$(affiliation, 'int')} AND n.in_page ${conditions.length > 0 ? join(conditions, ' ') : nothing}
        AND ${identified}`,
    }),
    run: (statement) => runAs(session, statement),
    read,
  };
}

/** How many somebody has not read. */
export async function countUnread(session: Session, affiliation: number): Promise<number> {
  const [row] = await runAs(
    session,
    sql`SELECT count(*) FROM notification n
      WHERE n.affiliation_id = ${$(affiliation, 'int')} AND n.in_page AND n.read_at IS NULL AND ${identified}`,
  );
  return Number(row?.[0]);
}

/** Notes what somebody has read: some, or all up to one; gives how many they had not read before. */
export async function markRead(
  { executor }: Session,
  affiliation: number,
  which: { readonly keys: readonly string[] } | { readonly upTo: string },
  at: string,
): Promise<number> {
  const chosen =
    'keys' in which ? sql`n.id = ANY (${$(which.keys, 'bigint[]')})` : sql`n.id <= ${$(which.upTo, 'bigint')}`;
  const rows = await run(
    executor,
    sql`UPDATE notification n SET read_at = ${$(at, 'timestamptz')}
      WHERE n.affiliation_id = ${$(affiliation, 'int')} AND n.in_page AND n.read_at IS NULL AND ${chosen} RETURNING n.id`,
  );
  return rows.length;
}
