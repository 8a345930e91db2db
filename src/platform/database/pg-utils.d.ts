/** Of pg, without types of its own. */
declare module 'pg/lib/utils.js' {
  /** A value of JavaScript as it is sent: bytes as they are, all else as text. */
  export function prepareValue(value: unknown): Buffer | string | null;
}
