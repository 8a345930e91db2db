/** The code an error of the system or of PostgreSQL carries (`ENOENT`, `57P03` …), if it has one. */
export function codeOf(error: unknown): string | undefined {
  // No instanceof: errors of Node's own modules come from another realm when a test runs in a context of its own.
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Whether an error carries one of these codes. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  const code = codeOf(error);
  return code !== undefined && codes.includes(code);
}
