import { v4 as uuid } from 'uuid';
import { globalIds } from '../../kernel/global-id.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { appendChunk, beginUpload, chunkSize, completeUpload, dropUpload, type UploadFormat } from './uploads.sql.js';

/** Bytes of a file. */
export const mostUploadBytes = 64 * 1024 * 1024;

/** A file that is longer than may be sent. */
export class UploadTooLarge extends Error {}

export const uploadIds = globalIds('upl_');

/**
 * Keeps a file piece by piece as it comes, in the database, where every node finds it; its global id.
 * @throws UploadTooLarge; of a file that ends early nothing is kept
 */
export async function receiveUpload(
  { pool, clock }: Pick<Hub, 'pool' | 'clock'>,
  { organization }: Viewer,
  format: UploadFormat,
  bytes: AsyncIterable<Uint8Array>,
): Promise<string> {
  const upload = { id: uuid(), organization: organization.key, format, at: shanghaiText(clock.now()) };
  await beginUpload(pool, upload);
  try {
    let [received, ordinal] = [0, 0];
    for await (const piece of inPieces(bytes)) {
      received += piece.length;
      if (received > mostUploadBytes) throw new UploadTooLarge();
      await appendChunk(pool, upload, ordinal, piece);
      ordinal += 1;
    }
    await completeUpload(pool, upload, received);
    return uploadIds.of(upload.id);
  } catch (error) {
    await dropUpload(pool, upload.organization, upload.id);
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
