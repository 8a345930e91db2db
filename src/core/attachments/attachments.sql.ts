import {
  identified,
  runAs,
  run,
  transactionAs,
  type Executor,
  type Pool,
  type Session,
} from '../../platform/database/index.js';
import { $, sql, type Parameter } from '../../platform/database/sql.js';
import { rowReader } from '../../platform/database/row.js';
import { visibilityCondition } from '../visibility/index.js';
import { downloadPathOf, type Attachment } from './attachment.js';
import { contentIdOf, digestOf, type Digest } from './content-id.js';
import type { UploadTicket } from './upload-ticket.js';

/** An attachment with what is nobody's concern outside. */
export interface HeldAttachment extends Attachment {
  readonly storedAs: string;
  readonly heldSince: string;
  readonly referredAt: string | null;
}

type Row = Omit<HeldAttachment, 'contentId' | 'downloadPath'> & { readonly digest: Digest };
const read = rowReader<Row>([
  { property: 'digest', column: 'digest', type: 'text' },
  { property: 'name', column: 'name', type: 'text' },
  { property: 'contentType', column: 'content_type', type: 'text' },
  { property: 'size', column: 'size', type: 'int' },
  { property: 'scan', column: 'scan', type: 'text' },
  { property: 'uploadedAt', column: 'uploaded_at', type: 'timestamptz' },
  { property: 'storedAs', column: 'stored_as', type: 'text' },
  { property: 'heldSince', column: 'held_since', type: 'timestamptz' },
  { property: 'referredAt', column: 'referred_at', type: 'timestamptz' },
]);

/** Those of the contents that the acting organization holds, by content id, in one statement. */
export async function readAttachments(
  contentIds: readonly string[],
  session: Session,
): Promise<Map<string, HeldAttachment>> {
  const digests = contentIds.map(digestOf).filter((digest) => digest !== null);
  if (digests.length === 0) return new Map();
  const rows = await runAs(
    session,
    sql`SELECT encode(a.sha256, 'hex'), h.name, a.content_type, a.size, a.scan, h.uploaded_at, a.stored_as, h.held_since,
        h.referred_at
      FROM attachment_holder h JOIN attachment a USING (sha256)
      WHERE ${identified} AND h.organization_id = ${$(session.identity, 'int')} AND h.sha256 = ANY (${contents(digests)})`,
  );
  return new Map(
    rows.map(read).map(({ digest, ...row }) => {
      const contentId = contentIdOf(digest);
      return [contentId, { ...row, contentId, downloadPath: downloadPathOf(contentId) }];
    }),
  );
}

/** An attachment and where its bytes are. */
export type StoredAttachment = Attachment & Pick<HeldAttachment, 'storedAs'>;

const readStored = rowReader<Omit<StoredAttachment, 'contentId' | 'downloadPath'> & { readonly digest: Digest }>([
  { property: 'digest', column: 'digest', type: 'text' },
  { property: 'name', column: 'name', type: 'text' },
  { property: 'contentType', column: 'content_type', type: 'text' },
  { property: 'size', column: 'size', type: 'int' },
  { property: 'scan', column: 'scan', type: 'text' },
  { property: 'uploadedAt', column: 'uploaded_at', type: 'timestamptz' },
  { property: 'storedAs', column: 'stored_as', type: 'text' },
]);

/**
 * Those of the contents that the acting organization may read, by content id, in one statement: what it holds, and what is on a shared record
 * that it may see now. Its own name of a file goes before that of a record.
 */
export async function readReadable(
  contentIds: readonly string[],
  session: Session,
): Promise<Map<string, StoredAttachment>> {
  const digests = contentIds.map(digestOf).filter((digest) => digest !== null);
  if (digests.length === 0) return new Map();
  const rows = await runAs(
    session,
    sql`SELECT DISTINCT ON (a.sha256) encode(a.sha256, 'hex'), f.name, a.content_type, a.size, a.scan, f.uploaded_at, a.stored_as
      FROM attachment a JOIN (
        SELECT h.sha256, h.name, h.uploaded_at, NULL::uuid AS record_id FROM attachment_holder h
        WHERE h.organization_id = ${$(session.identity, 'int')} AND h.sha256 = ANY (${contents(digests)})
        UNION ALL
        SELECT t.sha256, t.file_name, t.uploaded_at, t.record_id FROM record_attachment t JOIN shared_record r ON r.id = t.record_id
        WHERE t.sha256 = ANY (${contents(digests)}) AND ${visibilityCondition({ key: session.identity }, 'r')}
      ) f USING (sha256)
      WHERE ${identified} ORDER BY a.sha256, f.record_id NULLS FIRST`,
  );
  return new Map(
    rows.map(readStored).map(({ digest, ...row }) => {
      const contentId = contentIdOf(digest);
      return [contentId, { ...row, contentId, downloadPath: downloadPathOf(contentId) }];
    }),
  );
}

/** What was received and is about to be kept. */
export interface Received {
  readonly digest: Digest;
  readonly size: number;
  readonly contentType: string;
  readonly scan: Attachment['scan'];
  readonly storedAs: string;
  readonly name: string;
  readonly personKey: number;
  /** RFC 3339. */
  readonly at: string;
}

/** Makes the acting organization a holder; gives where the bytes are: elsewhere when they were here before. */
export async function keepAttachment(executor: Executor, received: Received): Promise<string> {
  const { digest, size, contentType, scan, storedAs, name, personKey, at } = received;
  const [row] = await run(
    executor,
    sql`SELECT keep_attachment(decode(${$(digest, 'text')}, 'hex'), ${$(size, 'int')}, ${$(contentType, 'text')},
      ${$(scan, 'text')}, ${$(storedAs, 'text')}, ${$(name, 'text')}, ${$(personKey, 'int')}, ${$(at, 'timestamptz')})`,
  );
  return row?.[0] ?? storedAs;
}

/** Puts bytes in the place of those that were lost; false when somebody else has done so. */
export async function replaceAttachment(pool: Pool, digest: Digest, lost: string, storedAs: string): Promise<boolean> {
  const [row] = await run(
    pool,
    sql`SELECT replace_attachment(decode(${$(digest, 'text')}, 'hex'), ${$(lost, 'text')}, ${$(storedAs, 'text')})`,
  );
  return row?.[0] === 't';
}

/**
 * Makes organizations holders of contents, in the caller's transaction (transactionAs): what something refers to is kept, and its
 * parties may read it. Only what the acting organization holds itself can be passed on.
 * @throws Error when it does not hold one of them: ask `checkContents` before
 */
export async function holdContents(
  { executor }: Session,
  contentIds: readonly string[],
  organizationKeys: readonly number[],
  at: string,
): Promise<void> {
  const digests = [...new Set(contentIds)].map((contentId) => digestOf(contentId) ?? '');
  if (digests.length === 0) return;
  const [row] = await run(
    executor,
    sql`SELECT hold_attachments(${contents(digests)}, ${$([...organizationKeys], 'int[]')}, ${$(at, 'timestamptz')})`,
  );
  if (Number(row?.[0]) !== digests.length) throw new Error('contents that the organization does not hold');
}

/** The contents that the acting organization does not hold, malformed ids among them, each once. */
export async function checkContents(session: Session, contentIds: readonly string[]): Promise<string[]> {
  const held = await readAttachments(contentIds, session);
  return [...new Set(contentIds)].filter((contentId) => !held.has(contentId));
}

/** Whether somebody who asked for a link may still act for the organization. */
export async function isStillAdmitted(
  pool: Pool,
  { person, organization, apiKeyId }: Pick<UploadTicket, 'person' | 'organization' | 'apiKeyId'>,
): Promise<boolean> {
  const rows = await run(
    pool,
    sql`SELECT 1 FROM affiliation
      WHERE person_id = ${$(person, 'int')} AND organization_id = ${$(organization, 'int')} AND deactivated_at IS NULL
      AND NOT EXISTS (SELECT FROM api_key k WHERE k.id = ${$(apiKeyId, 'int')} AND k.revoked_at IS NOT NULL)`,
  );
  return rows.length === 1;
}

/**
 * Forgets what was held since before an instant (RFC 3339) without anything that referred to it, and has the bytes that nobody holds
 * any more removed by a job each: they go only if their rows have gone.
 */
export async function forgetAttachments(pool: Pool, before: string): Promise<void> {
  await transactionAs(pool, 0, ({ executor }) =>
    run(
      executor,
      sql`SELECT enqueue_job('remove-attachment', json_build_object('storedAs', stored_as), now(), 'attachment:' || stored_as)
        FROM forget_attachments(${$(before, 'timestamptz')}) AS stored_as`,
    ),
  );
}

/** An array of bytes out of hexadecimal digits. */
function contents(digests: readonly string[]): Parameter {
  const bytes = digests.map((digest) => `\\x${digest}`);
  return $(bytes, 'bytea[]');
}
