import DataLoader from 'dataloader';
import type { OperationScope } from '../hub.js';
import { actingFor } from '../visibility/index.js';
import type { Attachment } from './attachment.js';
import { readAttachments } from './attachments.sql.js';

/** Attachments by content address, null where there is none that the viewer's organization holds. */
export function attachmentLoader({ hub, viewer }: OperationScope): DataLoader<string, Attachment | null> {
  return new DataLoader(async (contentIds) => {
    if (!viewer) return contentIds.map(() => null);
    const held = await readAttachments(contentIds, actingFor(viewer.organization, hub.pool));
    return contentIds.map((contentId) => held.get(contentId) ?? null);
  });
}
