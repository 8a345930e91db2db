/** Global ids of imports. */
export const importIdPrefix = 'imp_';

export const importGlobalId = (key: string): string => `${importIdPrefix}${key.replaceAll('-', '')}`;

/** The key in the database behind a global id; null when the text is no such id. */
export function importKey(globalId: string): string | null {
  const [, hex] = /^imp_([0-9a-f]{32})$/.exec(globalId) ?? [];
  return hex?.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5') ?? null;
}
