import { Parser } from 'pg-protocol/dist/parser.js';
import type { TextRow } from './row.js';

/**
 * PostgreSQL's message with one row, as pg hands it on, but decoded by whoever reads it: pg makes text of every value before anybody can
 * say that the bytes would do. Good only while it is handed on, for pg uses the bytes again.
 */
export class RowMessage {
  readonly name = 'dataRow';

  constructor(
    /** Of all that follows the code, itself included. */
    readonly length: number,
    readonly bytes: Buffer,
    /** Where the number of values stands. */
    private readonly offset: number,
  ) {}

  /** The values as text, NULL as null. */
  get fields(): TextRow {
    const { bytes, offset } = this;
    const values: (string | null)[] = [];
    let at = offset + 2;
    for (let left = bytes.readInt16BE(offset); left > 0; left -= 1) {
      const size = bytes.readInt32BE(at);
      const start = at + 4;
      at = start + Math.max(size, 0);
      values.push(size < 0 ? null : bytes.toString('utf8', start, at));
    }
    return values;
  }

  /** Tells where the values begin, and how many bytes each has, -1 for NULL. */
  locate(starts: number[], sizes: number[]): void {
    const { bytes, offset } = this;
    const count = bytes.readInt16BE(offset);
    let at = offset + 2;
    for (let index = 0; index < count; index += 1) {
      const size = bytes.readInt32BE(at);
      at += 4;
      starts[index] = at;
      sizes[index] = size;
      if (size > 0) at += size;
    }
  }
}

/** A row as the text of its values. */
export function textRow({ fields }: RowMessage): TextRow {
  return fields;
}

const codeOfRow = 0x44;
const { handlePacket } = Parser.prototype;
Parser.prototype.handlePacket = function handleRow(offset, code, length, bytes) {
  if (code !== codeOfRow) return handlePacket.call(this, offset, code, length, bytes);
  return new RowMessage(length, bytes, offset);
};
