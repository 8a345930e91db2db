// What of pg has no types of its own.

declare module 'pg/lib/utils.js' {
  /** A value of JavaScript as it is sent: bytes as they are, all else as text. */
  export function prepareValue(value: unknown): Buffer | string | null;
}

declare module 'pg-protocol/dist/parser.js' {
  export class Parser {
    /** Makes an object of a message; `length` counts itself, but not the code before it. */
    handlePacket(offset: number, code: number, length: number, bytes: Buffer): object;
  }
}
