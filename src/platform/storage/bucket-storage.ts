import { createReadStream } from 'node:fs';
import { stat, unlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Disk } from 'flydrive';
import type { BucketOptions, FileStorage } from './storage.js';

/** Milliseconds: to be connected, to be answered, and to be told whether the bucket is there. */
const patience = { connect: 3_000, answer: 30_000, check: 3_000 };
const attempts = 3;
/** No object has this name: that it is missing is told by a service that answers and lets the hub in. */
const probe = 'liandong-readiness-probe';

const ignore = (): void => undefined;
/** The SDK writes warnings to the console by itself; whoever calls is told of every failure. */
const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** Files in a bucket. The SDK is loaded here, so that whoever keeps files on a disk does not pay for it. */
export async function openBucketStorage(options: BucketOptions): Promise<FileStorage> {
  const { S3Driver } = await import('flydrive/drivers/s3');
  const { bucket, region, endpoint, credentials } = options;
  const disk = new Disk(
    new S3Driver({
      bucket,
      region,
      ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
      ...(credentials === null ? {} : { credentials }),
      visibility: 'private',
      supportsACL: false,
      // Services that speak the protocol do not all know the newer checksums; the hub compares SHA-256 by itself.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // The SDK waits between attempts for a random time that grows, and repeats nothing whose body is a stream.
      maxAttempts: attempts,
      retryMode: 'standard',
      logger: quiet,
      requestHandler: {
        connectionTimeout: patience.connect,
        requestTimeout: patience.answer,
        socketTimeout: patience.answer,
        throwOnRequestTimeout: true,
      },
    }),
  );
  return {
    async take(path, key) {
      const { size } = await stat(path);
      // An object is there when all of it has come, and the same bytes under the same key do no harm twice.
      await repeated(() => disk.putStream(key, createReadStream(path), { contentLength: size }));
      await unlink(path);
    },
    read: (key) => disk.getStream(key),
    has: (key) => disk.exists(key),
    remove: (key) => disk.delete(key),
    async check() {
      const late = sleep(patience.check, undefined, { ref: false }).then(() => {
        throw new Error('the bucket does not answer');
      });
      await Promise.race([disk.exists(probe), late]);
    },
  };
}

async function repeated(act: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (attempt === attempts) throw error;
      await sleep(200 * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}
