import { Readable } from 'node:stream';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

/** What a ZIP file says of an entry, true or not. */
export interface ZipLie {
  readonly size?: number;
  readonly checksum?: number;
  readonly method?: number;
  readonly flags?: number;
}

/** An entry: its content, or its bytes as they are packed already with what they unpack to. */
export type ZipContent =
  | string
  | Uint8Array
  | { readonly packed: Buffer; readonly size: number; readonly checksum: number };

/** A ZIP file of those entries, in that order, each with an extra field that only its local header has. */
export function zipOf(
  entries: Readonly<Record<string, ZipContent>> | readonly (readonly [string, ZipContent, ZipLie?])[],
): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let place = 0;
  const listed = Array.isArray(entries)
    ? (entries as readonly (readonly [string, ZipContent, ZipLie?])[])
    : Object.entries(entries);
  for (const [name, content, lie = {}] of listed) {
    const named = Buffer.from(name);
    const { packed, size, checksum } = packedOf(content);
    const fixed = Buffer.alloc(24);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(lie.flags ?? 0, 2);
    fixed.writeUInt16LE(lie.method ?? 8, 4);
    fixed.writeUInt32LE(lie.checksum ?? checksum, 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(lie.size ?? size, 18);
    fixed.writeUInt16LE(named.length, 22);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), fixed, Buffer.from([6, 0]), named, Buffer.alloc(6), packed]);
    const end = Buffer.alloc(16);
    end.writeUInt32LE(place, 12);
    bodies.push(body);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fixed, end, named]));
    place += body.length;
  }
  const last = Buffer.alloc(18);
  last.writeUInt16LE(directory.length, 4);
  last.writeUInt16LE(directory.length, 6);
  last.writeUInt32LE(Buffer.concat(directory).length, 8);
  last.writeUInt32LE(place, 12);
  return Buffer.concat([...bodies, ...directory, Buffer.from('PK\x05\x06'), last]);
}

function packedOf(content: ZipContent): { packed: Buffer; size: number; checksum: number } {
  if (typeof content !== 'string' && 'packed' in content) return content;
  const bytes = Buffer.from(content as string);
  return { packed: deflateRawSync(bytes), size: bytes.length, checksum: crc32(bytes) };
}

/** The content `head`, so many times `unit`, `tail`, packed without having it in memory. */
export async function repeated(head: string, unit: string, times: number, tail: string): Promise<ZipContent> {
  const block = Math.max(1, Math.floor((1024 * 1024) / Buffer.byteLength(unit)));
  const whole = Buffer.from(unit.repeat(block));
  let [size, checksum] = [0, 0];
  function* pieces(): Generator<Buffer> {
    yield Buffer.from(head);
    for (let left = times; left > 0; left -= block) yield left >= block ? whole : Buffer.from(unit.repeat(left));
    yield Buffer.from(tail);
  }
  async function* counted() {
    for (const piece of pieces()) {
      size += piece.length;
      checksum = crc32(piece, checksum);
      yield piece;
    }
  }
  const packed: Buffer[] = [];
  for await (const chunk of Readable.from(counted()).pipe(createDeflateRaw())) packed.push(chunk as Buffer);
  return { packed: Buffer.concat(packed), size, checksum };
}
