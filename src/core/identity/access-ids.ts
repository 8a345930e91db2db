/** Global ids of people and systems in an organization (affiliations), and of API keys. */
export const personGlobalId = (key: number): string => `psn_${key}`;
export const apiKeyGlobalId = (key: number): string => `key_${key}`;

/** The database key behind a global id; null when the text is no such id. */
export function personKey(globalId: string): number | null {
  return keyOf(globalId, 'psn');
}

export function apiKeyKey(globalId: string): number | null {
  return keyOf(globalId, 'key');
}

function keyOf(globalId: string, prefix: string): number | null {
  const [, given, digits] = /^([a-z]{3})_([1-9]\d{0,8})$/.exec(globalId) ?? [];
  return given === prefix ? Number(digits) : null;
}
