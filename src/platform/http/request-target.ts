/** All that a request's target may consist of (RFC 3986): what is sent beyond it, node reads as Latin-1, whatever was meant. */
const printable = /^[\x21-\x7e]+$/;

/** Whether a target says one thing to everybody: ASCII, and what is percent-encoded in it is UTF-8. */
export function isReadableTarget(target: string): boolean {
  if (!printable.test(target)) return false;
  if (!target.includes('%')) return true;
  try {
    decodeURIComponent(target);
    return true;
  } catch {
    return false;
  }
}

/** The path of a target, a path itself or a whole address (RFC 9112, 3.2); null for what is neither. Never throws. */
export function pathOf(target: string): string | null {
  // Taken for an address without its scheme, the first segment would be its host.
  if (target.startsWith('//')) return null;
  return URL.parse(target, 'http://localhost')?.pathname ?? null;
}

/** The query of a target with its question mark, or nothing. */
export function searchOf(target: string): string {
  const start = target.indexOf('?');
  return start === -1 ? '' : target.slice(start);
}
