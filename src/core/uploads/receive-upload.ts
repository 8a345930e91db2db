import { v4 as uuid } from 'uuid';
import { globalIds } from '../../kernel/global-id.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { transactionAs } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { checkQuota, UploadRefused, type UploadQuota } from './upload-quota.js';
import { appendChunk, beginUpload, chunkSize, completeUpload, dropUpload, type UploadFormat } from './uploads.sql.js';

/** Bytes of a file. */
const mostUploadBytes = 64 * 1024 * 1024;

export const uploadIds = globalIds('upl_');

/**
 * Keeps a file piece by piece as it comes, in the database, where every node finds it; its global id.
 * @throws UploadRefused for one that is too long, or more than the organization may keep; of a file that ends early nothing is kept
 */
export async function receiveUpload(
  { pool, clock }: Pick<Hub, 'pool' | 'clock'>,
  { organization }: Viewer,
  format: UploadFormat,
  quota: UploadQuota,
  bytes: AsyncIterable<Uint8Array>,
): Promise<string> {
  const upload = { id: uuid(), organization: organization.key, format, at: shanghaiText(clock.now()) };
  await beginUpload(pool, upload);
  try {
    await checkQuota(pool, upload.organization, quota);
    let [received, ordinal] = [0, 0];
    for await (const piece of inPieces(bytes)) {
      received += piece.length;
      if (received > mostUploadBytes) {
        throw new UploadRefused(413, `文件不得超过${mostUploadBytes / 1024 / 1024}MB`);
      }
      await appendChunk(pool, upload, ordinal, piece);
      await checkQuota(pool, upload.organization, quota);
      ordinal += 1;
    }
    await completeUpload(pool, upload);
    return uploadIds.of(upload.id);
  } catch (error) {
    await transactionAs(pool, upload.organization, ({ executor }) => dropUpload(executor, upload.id));
    throw error;
  }
}

/** The same bytes in pieces of one size, the last one shorter. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  for await (const chunk of bytes) {
    held = Buffer.concat([held, chunk]);
    while (held.length >= chunkSize) {
      yield held.subarray(0, chunkSize);
      held = held.subarray(chunkSize);
    }
  }
  if (held.length > 0) yield held;
}
