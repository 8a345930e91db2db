import { run, type Executor, type Session } from '../../platform/database/index.js';
import { textArray } from '../../platform/database/row.js';
import { $, sql } from '../../platform/database/sql.js';
import type { ComplaintFacts } from './complaint.facts.js';

/** A complaint of which records tell others in its own words. */
export interface ComplaintInWords {
  readonly key: string;
  /** Its first contact, for which the hub acts. */
  readonly openedById: number;
  /** In the order of the steps that they tell. */
  readonly records: readonly { readonly key: string; readonly publisherId: number }[];
}

export async function complaintsInWords(
  executor: Executor,
  behind: string | null,
  most: number,
): Promise<ComplaintInWords[]> {
  const rows = await run(
    executor,
    sql`SELECT proceeding_id, opened_by, records, publishers
      FROM complaint_records_in_words(${$(behind, 'uuid')}, ${$(most, 'int')})`,
  );
  return rows.map(([key, openedBy, records, publishers]) => {
    const publisherOf = textArray(publishers ?? '{}').map(Number);
    const found = textArray(records ?? '{}').map((record, index) => ({
      key: record,
      publisherId: publisherOf[index] ?? 0,
    }));
    return { key: String(key), openedById: Number(openedBy), records: found };
  });
}

/** Says by which record others are told of a complaint, and whom; false where somebody has said it before. */
export async function tellBy(
  { executor }: Session,
  key: string,
  recordKey: string,
  { sharingScope, sharedWith }: Pick<ComplaintFacts, 'sharingScope' | 'sharedWith'>,
): Promise<boolean> {
  const rows = await run(
    executor,
    sql`UPDATE complaint SET record_id = ${$(recordKey, 'uuid')}, sharing_scope = ${$(sharingScope, 'text')},
        shared_with = ${$(sharedWith, 'text[]')}
      WHERE proceeding_id = ${$(key, 'uuid')} AND record_id IS NULL RETURNING 1`,
  );
  return rows.length === 1;
}
