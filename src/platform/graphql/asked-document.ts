/** How a request says which document it asks for: by the text, by the text's hash, or by both. */
export interface AskedDocument {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

/** The text, if there is one: what a library wants a text for may be empty where the hash stands for it. */
export function textAsked({ query }: AskedDocument): string | null {
  return typeof query === 'string' && query !== '' ? query : null;
}

/** The SHA-256 in hexadecimal, as `documentId` (with or without `sha256:`) or as Apollo's clients send it; else null. */
export function hashAsked({ documentId, extensions }: AskedDocument): string | null {
  const named = documentId ?? persistedQuery(extensions)?.sha256Hash;
  return typeof named === 'string' ? named.replace(/^sha256:/, '').toLowerCase() : null;
}

function persistedQuery(extensions: unknown): { readonly sha256Hash?: unknown } | undefined {
  if (!isObject(extensions)) return undefined;
  const persisted = (extensions as { readonly persistedQuery?: unknown }).persistedQuery;
  return isObject(persisted) ? persisted : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
