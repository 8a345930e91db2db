import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  openBucketStorage,
  openLocalStorage,
  type BucketOptions,
  type FileStorage,
} from '../../platform/storage/index.js';
import type { VirusScanner } from './virus-scanner.js';

declare module '../hub.js' {
  interface Hub {
    /** Where the bytes of attachments are. */
    readonly attachments: AttachmentFiles;
  }
}

/** Where the bytes of attachments are. */
export interface AttachmentFiles {
  readonly storage: FileStorage;
  readonly scanner: VirusScanner;
  /** Directory of files that are being received. */
  readonly incoming: string;
}

export interface AttachmentFilesOptions {
  readonly directory: string;
  /** Null: files are kept in the directory. */
  readonly bucket: BucketOptions | null;
  readonly scanner: VirusScanner;
}

export async function openAttachmentFiles(options: AttachmentFilesOptions): Promise<AttachmentFiles> {
  const { directory, bucket, scanner } = options;
  const incoming = join(directory, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const storage = await (bucket ? openBucketStorage(bucket) : openLocalStorage(join(directory, 'content')));
  return { storage, scanner, incoming };
}
