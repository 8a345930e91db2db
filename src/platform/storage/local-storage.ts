import { once } from 'node:events';
import { constants } from 'node:fs';
import { access, mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { FileStorage } from './storage.js';

/** Files in a directory, which is on the same file system as the files that it takes. */
export async function openLocalStorage(directory: string): Promise<FileStorage> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const disk = new Disk(new FSDriver({ location: directory, visibility: 'private' }));
  return {
    async take(path, key) {
      // The library's own move copies: half a file would be there meanwhile, and after a crash for good.
      const place = join(directory, key);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await synced(path);
      await rename(path, place);
      await synced(dirname(place));
    },
    async read(key) {
      const bytes = await disk.getStream(key);
      // A file stream tells only when it is opened that there is nothing to open.
      await once(bytes, 'open');
      return bytes;
    },
    has: (key) => disk.exists(key),
    remove: (key) => disk.delete(key),
    check: () => access(directory, constants.W_OK | constants.X_OK),
  };
}

/** Whoever is told that a file is kept finds it after a power failure too. */
async function synced(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
