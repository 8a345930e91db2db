import { badInput } from '../../platform/graphql/connection.graphql.js';

/** Lists page by (formed_at, id), newest first; the cursor carries the database's microseconds, never a Date's millis. */
export interface RecordKeyset {
  readonly formedAt: string;
  readonly key: string;
}

export function recordCursor({ formedAt, key }: RecordKeyset): string {
  return Buffer.from(`${formedAt}|${key}`).toString('base64url');
}

const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d:\d\d)\|([0-9a-f-]{36})$/;

/** @throws GraphQLError BAD_USER_INPUT for anything that no list gave out */
export function openRecordCursor(cursor: string): RecordKeyset {
  const [, formedAt, key] = form.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (formedAt === undefined || key === undefined) throw badInput('游标无效：请使用列表返回的游标');
  return { formedAt, key };
}
