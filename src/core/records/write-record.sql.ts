import { identified, identityQuery } from '../../platform/database/index.js';
import { $, join, nothing, raw, sql, type Sql } from '../../platform/database/sql.js';
import { changeInsert, type NewChange } from '../feed/index.js';
import type { RecordCategory, StoredFields } from './record-category.js';
import { signatureInsert } from './record-signature.sql.js';
import { detailInserts, recordInsert, type RecordValues } from './record-tables.sql.js';
import { keyClaim, type KeyedRequest } from '../requests/index.js';

const fromRecord = sql`FROM record`;

/**
 * One statement that writes a new record whole: idempotency key, record, details, first revision, signature, change. When the key
 * was used before, every part of it writes nothing and no row comes back; a concurrent use of the key is waited for.
 */
export function recordStatement(
  identity: number,
  request: KeyedRequest,
  record: RecordValues,
  details: { category: RecordCategory; fields: StoredFields } | null,
  change: NewChange,
  personKey: number,
): Sql {
  const { publisherId: organizationKey, id: subjectId, registeredAt: at, audience } = record;
  const use = { organizationKey, subjectId, eventId: change.eventId, at };
  const inserts = details ? detailInserts(subjectId, details.category, details.fields, fromRecord) : [];
  const detailParts = inserts.map((insert, index) => sql`${raw(`detail_${index}`)} AS (${insert}),`);
  const { signature } = request;
  const revision = { recordKey: subjectId, revision: 1, audience };
  const signaturePart = signature ? sql`signature AS (${signatureInsert(revision, signature, fromRecord)}),` : nothing;
  // The key is claimed after the identity was given, and everything else after the key: policies find it set.
  return sql`WITH acting AS MATERIALIZED (${identityQuery(identity)}),
claim AS (${keyClaim(request, use, sql`FROM acting WHERE ${identified}`)}),
record AS (${recordInsert(record, sql`FROM claim`)}),
${join(detailParts, '\n')}
revision AS (INSERT INTO record_revision (record_id, revision, kind, changed_at, changed_by)
  SELECT record.id, 1, ${$(change.kind, 'text')}, ${$(at, 'timestamptz')}, ${$(personKey, 'int')} FROM record),
${signaturePart}
change AS (${changeInsert(change, fromRecord)})
SELECT id FROM record`;
}
