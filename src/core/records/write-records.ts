import { v4 as uuid } from 'uuid';
import { run, type Session } from '../../platform/database/index.js';
import type { Viewer } from '../identity/index.js';
import type { PreparedRecord } from './prepare-publication.js';
import { recordChange } from './record-change.js';
import type { RecordCategory } from './record-category.js';
import { earlierUse, type KeyedRequest } from '../requests/index.js';
import { recordsStatement } from './write-records.sql.js';

/** A record of one of many, and the request it is published for. */
export interface Publication {
  readonly request: KeyedRequest;
  readonly prepared: PreparedRecord;
}

/** What became of it: its key was new, or used before for the same request, or for another. */
export type PublicationOutcome = 'WRITTEN' | 'STANDING' | 'CONFLICT';

/** Publishes many records of one category in the transaction of the session; their outcomes in the same order. */
export async function writeRecords(
  viewer: Viewer,
  category: RecordCategory,
  publications: readonly Publication[],
  { executor, identity }: Session,
): Promise<PublicationOutcome[]> {
  if (publications.length === 0) return [];
  const rows = publications.map(({ request, prepared: { record, details } }) => ({
    request,
    record,
    fields: details.fields,
    attachments: details.attachments ?? [],
    change: recordChange(uuid(), 'PUBLISHED', record, viewer, record.registeredAt, record.audience),
  }));
  const written = await run(executor, recordsStatement(category, rows, viewer.person.key));
  const ids = new Set(written.map(([id]) => id));
  const outcomes: PublicationOutcome[] = [];
  for (const { request, record } of rows) {
    if (ids.has(record.id)) outcomes.push('WRITTEN');
    else {
      const earlier = await earlierUse({ executor, identity }, viewer.organization.key, request);
      outcomes.push(earlier?.sameRequest ? 'STANDING' : 'CONFLICT');
    }
  }
  return outcomes;
}
