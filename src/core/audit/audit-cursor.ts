import { badInput } from '../../platform/graphql/connection.graphql.js';
import type { AuditSource } from './audit-source.js';

/** The log pages by time, source and the source's own order. */
export interface AuditKeyset {
  readonly at: string;
  readonly source: string;
  /** The source's ties, one after the other. */
  readonly key: string;
}

export function auditCursor({ at, source, key }: AuditKeyset): string {
  return Buffer.from(`${at}|${source}|${key}`).toString('base64url');
}

const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d:\d\d)\|([a-z]+)\|([0-9a-f/-]{1,80})$/;
const forms = { bigint: /^\d{1,18}$/, int: /^\d{1,9}$/, uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/ };

/** @throws GraphQLError BAD_USER_INPUT for anything that no list gave out */
export function openAuditCursor(cursor: string, sources: readonly AuditSource[]): AuditKeyset {
  const [, at, name, key] = form.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const ties = sources.find((source) => source.name === name)?.ties;
  const parts = key?.split('/') ?? [];
  const fits = ties?.length === parts.length && ties.every(({ type }, index) => forms[type].test(parts[index] ?? ''));
  if (at === undefined || name === undefined || key === undefined || !fits) {
    throw badInput('游标无效：请使用列表返回的游标');
  }
  return { at, source: name, key };
}
