import { createHash } from 'node:crypto';

/** SHA-256 of a document's text in UTF-8, in hexadecimal. */
export function documentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
