import type { Parameters } from '../../platform/database/parameters.js';

declare module '../hub.js' {
  interface Hub {
    readonly auditSources: readonly AuditSource[];
  }
}

/** An SQL expression over a source's rows, with its type. */
interface Expression {
  readonly expression: string;
  readonly type: 'bigint' | 'int' | 'uuid';
}

/**
 * Where entries of the audit log come from. A feature that keeps by itself who did what adds one; each is walked along an
 * index on its time and its ties.
 */
export interface AuditSource {
  /** Orders entries of one instant; lower-case letters. */
  readonly name: string;
  readonly from: string;
  readonly at: string;
  /** What orders entries of one instant within the source. */
  readonly ties: readonly Expression[];
  readonly personId: string;
  readonly organizationId: string;
  readonly action: string;
  readonly subjectType: string;
  /** Global id of what it was done to. */
  readonly subjectId: string;
  readonly purpose: string;
  /** The predicate of one subject by global id; null when the source has none of that kind. */
  ofSubject(subjectId: string, $: Parameters): string | null;
}
