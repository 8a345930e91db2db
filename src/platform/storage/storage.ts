import type { Readable } from 'node:stream';

/** Keeps files under keys of letters, digits, `-`, `.` and `/`. A file is there whole or not at all. */
export interface FileStorage {
  /** Moves a local file under a key. */
  take(path: string, key: string): Promise<void>;
  /** The bytes under a key. @throws Error when there are none */
  read(key: string): Promise<Readable>;
  has(key: string): Promise<boolean>;
  /** Forgets what is under a key, if there is something. */
  remove(key: string): Promise<void>;
  /** @throws Error when nothing could be kept now */
  check(): Promise<void>;
}

/** A bucket of Amazon’s object storage, or of a service that speaks its protocol (MinIO, Ceph, OSS, OBS). */
export interface BucketOptions {
  readonly bucket: string;
  readonly region: string;
  /** Null: Amazon's own for the region. */
  readonly endpoint: string | null;
  /** Null: as the SDK finds them by itself, such as those of the machine. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
}
