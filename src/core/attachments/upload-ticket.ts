import type { Sealing } from '../../platform/sealing/index.js';

/** What a link for an upload stands for, and nothing else. */
export interface UploadTicket {
  /** Keys of whoever asked for it. */
  readonly organization: number;
  readonly person: number;
  readonly apiKeyId: number | null;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  /** Milliseconds of the epoch. */
  readonly expiresAt: number;
}

/**
 * The ticket under the hub's sealing key: its tag (AES-256-GCM) is the signature over all of it and the content address, every node
 * can check it, and a proxy that logs addresses learns no file name.
 */
export function sealTicket(sealing: Sealing, contentId: string, ticket: UploadTicket): string {
  return sealing.seal(JSON.stringify(ticket), placeOf(contentId)).toString('base64url');
}

/** Null for whatever the hub has not sealed for this content. */
export function openTicket(sealing: Sealing, contentId: string, sealed: string): UploadTicket | null {
  try {
    return JSON.parse(sealing.open(Buffer.from(sealed, 'base64url'), placeOf(contentId))) as UploadTicket;
  } catch {
    return null;
  }
}

function placeOf(contentId: string) {
  return { table: 'attachment', column: 'upload', recordId: contentId };
}
