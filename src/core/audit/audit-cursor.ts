import { keysetCursors } from '../../platform/graphql/keyset-cursor.js';

/** The log pages by time, source and the source's own order. */
export interface AuditKeyset {
  readonly at: string;
  readonly source: string;
  /** The source's ties, one after the other. */
  readonly key: string;
}

export const auditCursors = keysetCursors<AuditKeyset>('audit', ['at', 'source', 'key']);
