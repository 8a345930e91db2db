import type { Readable } from 'node:stream';
import { shanghaiText } from '../../kernel/instant-text.js';
import { appendAudit } from '../audit/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { actingFor } from '../visibility/index.js';
import type { Attachment } from './attachment.js';
import { readReadable } from './attachments.sql.js';

/** An attachment with its bytes. */
export interface OpenedAttachment extends Attachment {
  readonly bytes: Readable;
}

/** Opens an attachment that the viewer's organization may read, and keeps in the audit log that it was read; null: there is none. */
export async function readAttachment(hub: Hub, viewer: Viewer, contentId: string): Promise<OpenedAttachment | null> {
  const readable = await readReadable([contentId], actingFor(viewer.organization, hub.pool));
  const attachment = readable.get(contentId);
  if (!attachment) return null;
  const bytes = await hub.attachments.storage.read(attachment.storedAs);
  const act = { action: 'ATTACHMENT_READ', subjectType: 'Attachment', subjectId: contentId };
  try {
    await appendAudit(hub.pool, viewer, act, shanghaiText(hub.clock.now()));
  } catch (error) {
    bytes.destroy();
    throw error;
  }
  return { ...attachment, bytes };
}
