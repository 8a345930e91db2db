import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Readers pass over files whose names begin with a dot: they are being written. */
export const unfinished = '.new-';

/** A file that is whole and on the disk, or not there, whatever happens. */
export async function writeWhole(directory: string, name: string, content: object): Promise<void> {
  const fresh = join(directory, `${unfinished}${name}`);
  const file = await open(fresh, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(content, null, 1)}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(fresh, join(directory, name));
}
