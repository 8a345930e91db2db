import { keysetCursors } from '../../platform/graphql/keyset-cursor.js';

/** Lists page by (formed_at, id), newest first; the cursor carries the database's microseconds, never a Date's millis. */
export interface RecordKeyset {
  readonly formedAt: string;
  readonly key: string;
}

/** One kind for all lists of records: a place in one is a place in another. */
export const recordCursors = keysetCursors<RecordKeyset>('records', ['formedAt', 'key']);
