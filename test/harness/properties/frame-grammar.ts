import fc from 'fast-check';

/** Sockets that were opened rightly and then send frames (RFC 6455, 5) as the grammar has them, near it and beside it. */

const opening =
  'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n';

const texts = [
  '{"type":"connection_init"}',
  '{"type":"connection_init","payload":{"authorization":"Bearer x"}}',
  '{"type":"connection_init","payload":null}',
  '{"type":"ping"}',
  '{"type":"ping","payload":{"__proto__":1}}',
  '{"type":"subscribe","id":"1","payload":{"query":"subscription { changes { cursor } }"}}',
  '{"type":"subscribe","id":"","payload":{}}',
  '{"type":"complete","id":"nothing"}',
  '{"type":"next","id":"1","payload":{}}',
  'null',
  '[',
  '',
  `{"type":"ping","payload":{"a":"${'a'.repeat(17_000)}"}}`,
];
const payload = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...texts).map((text) => Buffer.from(text)) },
  fc.constantFrom(
    Buffer.from([0xc3, 0x28]),
    Buffer.from([0xed, 0xa0, 0x80]),
    // Close codes that may not be sent, and one of half a code.
    Buffer.from([0x03, 0xed]),
    Buffer.from([0x00, 0x00]),
    Buffer.from([0x03]),
    Buffer.from([0x03, 0xe8, 0xff]),
    Buffer.alloc(126),
  ),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
);

interface Frame {
  readonly isFinal: boolean;
  readonly reserved: number;
  readonly opcode: number;
  readonly isMasked: boolean;
  readonly told: 'rightly' | 'long' | 'longest' | 'too much' | 'too little';
  readonly payload: Buffer;
}

const frame: fc.Arbitrary<Frame> = fc.record({
  isFinal: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  reserved: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 7 })),
  opcode: fc.oneof(
    { weight: 5, arbitrary: fc.constant(1) },
    { weight: 3, arbitrary: fc.constantFrom(0, 2, 8, 9, 10) },
    fc.integer({ min: 3, max: 15 }),
  ),
  isMasked: fc.oneof({ weight: 8, arbitrary: fc.constant(true) }, fc.constant(false)),
  told: fc.oneof(
    { weight: 6, arbitrary: fc.constant('rightly' as const) },
    fc.constantFrom('long' as const, 'longest' as const, 'too much' as const, 'too little' as const),
  ),
  payload,
});

function bytesOf({ isFinal, reserved, opcode, isMasked, told, payload: content }: Frame): Buffer {
  const first = (isFinal ? 0x80 : 0) | (reserved << 4) | opcode;
  const mask = isMasked ? Buffer.from([1, 2, 3, 4]) : Buffer.alloc(0);
  const body = isMasked ? content.map((byte, index) => byte ^ (mask[index % 4] ?? 0)) : content;
  return Buffer.concat([Buffer.from([first]), lengthOf(content.length, told, isMasked ? 0x80 : 0), mask, body]);
}

function lengthOf(length: number, told: Frame['told'], flag: number): Buffer {
  if (told === 'too little') return Buffer.from([flag | Math.min(125, length >> 1)]);
  if (told === 'longest' || told === 'too much') {
    const bytes = Buffer.alloc(9);
    bytes.writeUInt8(flag | 127);
    bytes.writeBigUInt64BE(told === 'longest' ? BigInt(length) : 2n ** 63n + 5n, 1);
    return bytes;
  }
  if (told === 'rightly' && length < 126) return Buffer.from([flag | length]);
  const bytes = Buffer.alloc(3);
  bytes.writeUInt8(flag | 126);
  bytes.writeUInt16BE(length, 1);
  return bytes;
}

export const sockets = fc
  .array(frame, { minLength: 1, maxLength: 8 })
  .map((frames) => Buffer.concat([Buffer.from(opening), ...frames.map(bytesOf)]));
