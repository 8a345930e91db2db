/** A whole message of text, not masked: servers do not mask (RFC 6455, 5.2). */
const finalText = 0x81;

/** The header of a frame and the beginning of its text, of which `rest` more bytes are to follow. */
export function textFrameStart(beginning: string, rest: number): Buffer {
  const text = Buffer.byteLength(beginning);
  const length = text + rest;
  // Seven bits of length, or a mark that sixteen or sixty-four follow.
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const start = Buffer.allocUnsafe(header + text);
  start.writeUInt8(finalText, 0);
  if (header === 2) start.writeUInt8(length, 1);
  if (header === 4) start.writeUInt16BE(length, start.writeUInt8(126, 1));
  if (header === 10) start.writeBigUInt64BE(BigInt(length), start.writeUInt8(127, 1));
  start.write(beginning, header);
  return start;
}
