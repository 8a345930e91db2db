import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { v4 as uuid } from 'uuid';
import { codeOf } from '../../kernel/error-code.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { transactionAs } from '../../platform/database/index.js';
import { appendAudit } from '../audit/index.js';
import type { Hub } from '../hub.js';
import { keepAttachment, replaceAttachment } from './attachments.sql.js';
import { contentIdOf, type Digest } from './content-id.js';
import { sampleOf } from './content-sample.js';
import { contentTypes } from './content-types.js';
import { UploadRefused } from './upload-refused.js';
import type { UploadTicket } from './upload-ticket.js';
import type { ScanResult } from './virus-scanner.js';

/** Milliseconds that a scanner may take for a file. */
const scanPatience = 30_000;

/**
 * Receives what a ticket stands for: into a file of its own, hashed on the way, looked at, and only then moved to where it is read
 * from. The row that makes it visible is written last, so that nobody ever sees half of it.
 * @throws UploadRefused; nothing is kept then, nor when the bytes end early
 */
export async function receiveAttachment(
  hub: Hub,
  digest: Digest,
  ticket: UploadTicket,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const { storage, incoming } = hub.attachments;
  const id = uuid();
  const path = join(incoming, id);
  // Two uploads of the same bytes never write to one place; the row tells which is read.
  const storedAs = `${digest.slice(0, 2)}/${digest}-${id}`;
  try {
    await receive(path, digest, ticket, bytes);
    const scan = await scanned(hub, path, ticket);
    await storage.take(path, storedAs).catch((error: unknown) => unavailable(hub, error));
    const kept = await keep(hub, { digest, ticket, scan, storedAs }).catch(async (error: unknown) => {
      await storage.remove(storedAs);
      throw error;
    });
    if (kept !== storedAs && !(await replacedLost(hub, digest, kept, storedAs))) await storage.remove(storedAs);
  } finally {
    await rm(path, { force: true });
  }
}

async function receive(
  path: string,
  digest: Digest,
  { size, contentType }: UploadTicket,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const hash = createHash('sha256');
  let received = 0;
  // Open before the first byte is looked at: a stream that opens its file by itself may do so after it has been removed.
  const file = await open(path, 'wx', 0o600);
  await pipeline(
    bytes,
    async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        received += chunk.length;
        if (received > size) throw new UploadRefused(413, `内容超过所申请的${size}字节`);
        hash.update(chunk);
        yield chunk;
      }
    },
    file.createWriteStream(),
  );
  if (received < size) throw new UploadRefused(400, `内容只有${received}字节，所申请的为${size}字节`);
  if (hash.digest('hex') !== digest) throw new UploadRefused(422, '内容与所申请的 SHA-256 摘要不符');
  if (!contentTypes.get(contentType)?.fits(await sampleOf(path))) {
    throw new UploadRefused(415, `内容不是所申请的类型：${contentType}`);
  }
}

/** Whether what was kept before is there no more, and what has come now is read instead. */
async function replacedLost(
  { attachments, pool }: Hub,
  digest: Digest,
  kept: string,
  storedAs: string,
): Promise<boolean> {
  return !(await attachments.storage.has(kept)) && replaceAttachment(pool, digest, kept, storedAs);
}

function unavailable({ log }: Hub, error: unknown): never {
  log.error({ code: codeOf(error) }, 'the storage of attachments does not answer');
  throw new UploadRefused(503, '附件存储暂不可用，请稍后重试');
}

/** @throws UploadRefused for what is infected, and when the scanner cannot tell */
async function scanned(hub: Hub, path: string, ticket: UploadTicket): Promise<'CLEAN' | 'NOT_SCANNED'> {
  const content = createReadStream(path);
  // Whoever scans may leave before the end, and the file is gone soon.
  content.on('error', () => undefined);
  let result: ScanResult;
  try {
    result = await hub.attachments.scanner.scan(content, AbortSignal.timeout(scanPatience));
  } catch (error) {
    hub.log.error({ code: codeOf(error) }, 'the virus scanner does not answer');
    throw new UploadRefused(503, '病毒扫描暂不可用，请稍后重试');
  } finally {
    content.destroy();
  }
  if (result !== 'INFECTED') return result;
  hub.log.warn({ organization: ticket.organization }, 'an infected file was refused');
  throw new UploadRefused(422, '内容含有病毒，不予接收');
}

interface Checked {
  readonly digest: Digest;
  readonly ticket: UploadTicket;
  readonly scan: 'CLEAN' | 'NOT_SCANNED';
  readonly storedAs: string;
}

/** The row, the holder and the audit entry, together; where the bytes are that are read from now on. */
function keep({ pool, clock, organizations }: Hub, { digest, ticket, scan, storedAs }: Checked): Promise<string> {
  const { organization, person, size, contentType, name } = ticket;
  const at = shanghaiText(clock.now());
  return transactionAs(pool, organization, async ({ executor }) => {
    const received = { digest, size, contentType, scan, storedAs, name, personKey: person, at };
    const kept = await keepAttachment(executor, received);
    const act = {
      action: 'ATTACHMENT_UPLOADED',
      subjectType: 'Attachment',
      subjectId: contentIdOf(digest),
      details: { size, contentType, scan },
    };
    const who = { person: { key: person }, organization: organizations.byKey(organization) };
    await appendAudit(executor, who, act, at);
    return kept;
  });
}
