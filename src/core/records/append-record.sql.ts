import { giveIdentity, identified } from '../../platform/database/index.js';
import { parameters, type Query } from '../../platform/database/parameters.js';
import { appendChange, type NewChange } from '../feed/index.js';
import type { RecordCategory, StoredFields } from './record-category.js';
import { insertSignature } from './record-signature.sql.js';
import { insertDetails, insertRecord, type RecordValues } from './record-write.sql.js';
import { keyClaim, type KeyedRequest } from '../requests/index.js';

/**
 * One statement that writes a new record whole: idempotency key, record, details, first revision, signature, change. When the key
 * was used before, every part of it writes nothing and no row comes back; a concurrent use of the key is waited for.
 */
export function appendRecord(
  identity: number,
  request: KeyedRequest,
  record: RecordValues,
  details: { category: RecordCategory; fields: StoredFields } | null,
  change: NewChange,
  personKey: number,
): Query {
  const $ = parameters();
  // The key is claimed after the identity was given, and everything else after the key: policies find it set.
  const { publisherId: organizationKey, id: subjectId, registeredAt: at } = record;
  const use = { organizationKey, subjectId, eventId: change.eventId, at };
  const claim = keyClaim(request, use, $, `FROM acting WHERE ${identified}`);
  const inserts = details ? insertDetails(record.id, details.category, details.fields) : [];
  const { signature } = request;
  const revision = { recordKey: record.id, revision: 1, audience: record.audience };
  const steps = [
    `acting AS MATERIALIZED (${giveIdentity($(identity, 'int'))})`,
    `claim AS (${claim})`,
    `record AS (${insertRecord(record, $, 'FROM claim')})`,
    ...inserts.map((insert, index) => `detail_${index} AS (${insert($, 'FROM record')})`),
    `revision AS (INSERT INTO record_revision (record_id, revision, kind, changed_at, changed_by)
      SELECT record.id, 1, ${$(change.kind, 'text')}, ${$(record.registeredAt, 'timestamptz')}, ${$(personKey, 'int')}
      FROM record)`,
    ...(signature ? [`signature AS (${insertSignature(revision, signature, $, 'FROM record')})`] : []),
    `change AS (${appendChange(change, $, 'FROM record')})`,
  ];
  return { text: `WITH ${steps.join(',\n')}\nSELECT id FROM record`, values: $.values };
}
