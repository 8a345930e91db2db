import DataLoader from 'dataloader';
import type { OperationScope } from '../hub.js';
import { actingFor } from '../visibility/index.js';
import type { Attachment } from './attachment.js';
import { readReadable } from './attachments.sql.js';

/** Attachments by content address, null where there is none that the viewer's organization may read. */
export function attachmentLoader({ hub, viewer }: OperationScope): DataLoader<string, Attachment | null> {
  return new DataLoader(async (contentIds) => {
    if (!viewer) return contentIds.map(() => null);
    const held = await readReadable(contentIds, actingFor(viewer.organization, hub.pool));
    return contentIds.map((contentId) => held.get(contentId) ?? null);
  });
}
