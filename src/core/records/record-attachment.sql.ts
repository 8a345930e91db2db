import { identified, runAs, type Session } from '../../platform/database/index.js';
import { relation } from '../../platform/database/relation.js';
import { rowReader, type Column } from '../../platform/database/row.js';
import { $, nothing, sql, type Sql } from '../../platform/database/sql.js';
import { contentIdOf, digestOf, downloadPathOf, type Attachment } from '../attachments/index.js';

/** A file that somebody puts on a record: what it is called there, and its content address. */
export interface GivenAttachment {
  readonly name: string;
  readonly contentId: string;
}

/** A file on a record as resolvers return it. */
export interface RecordAttachment extends GivenAttachment {
  readonly attachment: Attachment;
}

/** The files of a record that is written. */
export interface AttachedFiles {
  readonly recordKey: string;
  readonly attachments: readonly GivenAttachment[];
}

const givenColumns: readonly Column[] = [
  { property: 'recordKey', column: 'record_id', type: 'uuid' },
  { property: 'ordinal', column: 'ordinal', type: 'int' },
  { property: 'digest', column: 'digest', type: 'text' },
  { property: 'name', column: 'name', type: 'text' },
];

/**
 * The INSERT of the files of records, in the name of whoever publishes them; a condition may follow WHERE. They go in the order of their
 * contents: two who put the same files on records wait for each other, and never both.
 */
export function attachmentInsert(records: readonly AttachedFiles[], where: Sql = nothing): Sql {
  const rows = records.flatMap(({ recordKey, attachments }) =>
    attachments.map(({ name, contentId }, index) => ({
      recordKey,
      ordinal: index + 1,
      digest: digestOf(contentId),
      name: name.trim(),
    })),
  );
  return sql`INSERT INTO record_attachment (record_id, ordinal, sha256, name)
    SELECT record_id, ordinal, decode(digest, 'hex'), name FROM (${relation(givenColumns, rows)}) AS attached ${where}
    ORDER BY digest`;
}

/** The statements that put files on a record in the place of those that stand there. */
export function attachmentReplacement(files: AttachedFiles): Sql[] {
  return [
    sql`DELETE FROM record_attachment WHERE record_id = ${$(files.recordKey, 'uuid')}`,
    ...(files.attachments.length > 0 ? [attachmentInsert([files])] : []),
  ];
}

type Row = Omit<Attachment, 'contentId' | 'downloadPath' | 'name'> & {
  readonly recordId: string;
  readonly digest: string;
  readonly name: string;
  readonly fileName: string;
};
const read = rowReader<Row>([
  { property: 'recordId', column: 'record_id', type: 'uuid' },
  { property: 'digest', column: 'digest', type: 'text' },
  { property: 'name', column: 'name', type: 'text' },
  { property: 'fileName', column: 'file_name', type: 'text' },
  { property: 'contentType', column: 'content_type', type: 'text' },
  { property: 'size', column: 'size', type: 'int' },
  { property: 'scan', column: 'scan', type: 'text' },
  { property: 'uploadedAt', column: 'uploaded_at', type: 'timestamptz' },
]);

/** The files on many records, in their order, by record. */
export async function readRecordAttachments(
  keys: readonly string[],
  session: Session,
): Promise<Map<string, RecordAttachment[]>> {
  const rows = await runAs(
    session,
    sql`SELECT t.record_id, encode(t.sha256, 'hex'), t.name, t.file_name, a.content_type, a.size, a.scan, t.uploaded_at
      FROM record_attachment t JOIN attachment a USING (sha256)
      WHERE t.record_id = ANY (${$(keys, 'uuid[]')}) AND ${identified} ORDER BY t.record_id, t.ordinal`,
  );
  const all = Map.groupBy(rows.map(read), ({ recordId }) => recordId);
  return new Map([...all].map(([key, ofRecord]) => [key, ofRecord.map(asAttached)]));
}

function asAttached({ digest, name, fileName, contentType, size, scan, uploadedAt }: Row): RecordAttachment {
  const contentId = contentIdOf(digest);
  const file = { contentType, size, scan, uploadedAt, downloadPath: downloadPathOf(contentId) };
  return { name, contentId, attachment: { contentId, name: fileName, ...file } };
}
