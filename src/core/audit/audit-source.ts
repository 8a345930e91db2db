import type { Sql } from '../../platform/database/sql.js';

declare module '../hub.js' {
  interface Hub {
    readonly auditSources: readonly AuditSource[];
  }
}

/** An SQL expression over a source's rows, with its type. */
interface Expression {
  readonly expression: Sql;
  readonly type: 'bigint' | 'int' | 'uuid';
}

/**
 * Where entries of the audit log come from. A feature that keeps by itself who did what adds one; each is walked along an
 * index on its time and its ties.
 */
export interface AuditSource {
  /** Orders entries of one instant; lower-case letters. */
  readonly name: string;
  readonly from: Sql;
  readonly at: Sql;
  /** What orders entries of one instant within the source. */
  readonly ties: readonly Expression[];
  readonly personId: Sql;
  readonly organizationId: Sql;
  readonly action: Sql;
  readonly subjectType: Sql;
  /** Global id of what it was done to. */
  readonly subjectId: Sql;
  readonly purpose: Sql;
  /** The predicate of one subject by global id; null when the source has none of that kind. */
  ofSubject(subjectId: string): Sql | null;
}
