import type { Pool } from '../../platform/database/index.js';
import { keptUploads } from './uploads.sql.js';

/** What an organization may have waiting to be read, on all nodes together; 0: any number. */
export interface UploadQuota {
  readonly files: number;
  readonly bytes: number;
}

/** A file that is not taken, with the status of HTTP that says why. */
export class UploadRefused extends Error {
  constructor(
    readonly status: 413 | 429,
    message: string,
  ) {
    super(message);
  }
}

const whenRoom = '请待已上传的文件导入后再上传；未导入的文件一天后清除';

/**
 * Counts what is kept after a piece has been added to it: of many at once all see what the others have added, so that together they
 * never keep more, though each of them may be refused.
 * @throws UploadRefused
 */
export async function checkQuota(pool: Pool, organization: number, { files, bytes }: UploadQuota): Promise<void> {
  if (files === 0 && bytes === 0) return;
  const kept = await keptUploads(pool, organization);
  if (files > 0 && kept.files > files) throw new UploadRefused(429, `本单位待导入的文件已达${files}个，${whenRoom}`);
  if (bytes > 0 && kept.bytes > bytes) {
    throw new UploadRefused(413, `本单位待导入的文件合计不得超过${Math.floor(bytes / 1024 / 1024)}MB，${whenRoom}`);
  }
}
