import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { Hub } from '../hub.js';
import type { AttachmentFiles } from './attachment-files.js';
import { forgetAttachments } from './attachments.sql.js';

/** How long a file is kept that nothing refers to. */
export const keptUnreferred = { hours: 24 * 7 };
/** Milliseconds after which nobody is still sending a file: a request is given one minute. */
const abandonedAfter = 3_600_000;

/** Forgets what nobody referred to, and what a hub that was killed had received of a file. */
export async function forgetUnreferred({ pool, clock, attachments }: Hub): Promise<void> {
  await forgetAttachments(pool, shanghaiText(clock.now().subtract(keptUnreferred)));
  await sweepIncoming(attachments);
}

/** Removes the bytes of a file whose rows have gone. */
export async function removeAttachment(
  { attachments }: Hub,
  { storedAs }: { readonly storedAs: string },
): Promise<void> {
  await attachments.storage.remove(storedAs);
}

async function sweepIncoming({ incoming }: AttachmentFiles): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
    if (mtimeMs < Date.now() - abandonedAfter) await rm(path, { force: true });
  }
}
