/** An uploaded file as one organization has it. */
export interface Attachment {
  /** Its content address, `sha256-` and 64 hexadecimal digits. */
  readonly contentId: string;
  /** As whoever uploaded it named it. */
  readonly name: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  readonly scan: 'CLEAN' | 'NOT_SCANNED';
  /** RFC 3339. */
  readonly uploadedAt: string;
  readonly downloadPath: string;
}

export function downloadPathOf(contentId: string): string {
  return `/attachments/${contentId}`;
}
