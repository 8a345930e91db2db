import { prepareValue } from 'pg/lib/utils.js';

/**
 * Messages of PostgreSQL's extended protocol (its manual, 54.7) as bytes, so that what runs a prepared statement leaves as one write. pg writes
 * them one by one, of which each costs as much as all together.
 */

/** Execute, without a limit of rows. */
export const execute = Buffer.from([0x45, 0, 0, 0, 9, 0, 0, 0, 0, 0]);
/** Ends the transaction of what came before it. */
export const sync = Buffer.from([0x53, 0, 0, 0, 4]);

/** What a Bind has beside the name and the values, and beside each value. */
const frame = 13;
const frameOfValue = 6;

/** Bind of a prepared statement: values as the driver writes them, bytes as bytes and all else as text; what is answered is text. */
export function bind(statement: string, values: readonly unknown[]): Buffer {
  const written = values.map((value) => prepareValue(value));
  let length = frame + Buffer.byteLength(statement);
  for (const value of written) length += frameOfValue + (value === null ? 0 : Buffer.byteLength(value));
  const message = Buffer.allocUnsafe(length);
  message.writeUInt8(0x42);
  message.writeInt32BE(length - 1, 1);
  // The portal has no name.
  let at = message.writeUInt8(0, 5);
  at += message.write(statement, at);
  at = message.writeUInt8(0, at);
  at = message.writeInt16BE(written.length, at);
  for (const value of written) at = message.writeInt16BE(Buffer.isBuffer(value) ? 1 : 0, at);
  at = message.writeInt16BE(written.length, at);
  for (const value of written) at = writeValue(message, value, at);
  message.writeInt16BE(0, at);
  return message;
}

function writeValue(message: Buffer, value: Buffer | string | null, at: number): number {
  const start = at + 4;
  if (value === null) return message.writeInt32BE(-1, at);
  const length = typeof value === 'string' ? message.write(value, start) : value.copy(message, start);
  message.writeInt32BE(length, at);
  return start + length;
}
