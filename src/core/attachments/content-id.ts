/** SHA-256 of bytes, 64 lower-case hexadecimal digits. */
export type Digest = string;

const form = /^sha256-([0-9a-f]{64})$/;
const digestForm = /^[0-9a-f]{64}$/;

/** The address of bytes: the same for whoever has them, for ever. */
export function contentIdOf(digest: Digest): string {
  return `sha256-${digest}`;
}

/** Null when the text is no content address. */
export function digestOf(contentId: string): Digest | null {
  return form.exec(contentId)?.[1] ?? null;
}

/** Null when the text is no SHA-256 in hexadecimal, in either case. */
export function parseDigest(text: string): Digest | null {
  const lower = text.toLowerCase();
  return digestForm.test(lower) ? lower : null;
}
