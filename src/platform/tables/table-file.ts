/** A file that can be read from any place, as often as needed. */
export interface TableFile {
  readonly size: number;
  /** The bytes from a place to the end. */
  read(from: number): AsyncIterable<Uint8Array>;
}

/** A file that is no table, in words for whoever sent it. */
export class TableFault extends Error {}

/** At most so many bytes of a file from a place on. */
export async function bytesOf(file: TableFile, from: number, length: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of cut(file.read(from), length)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The first bytes of a stream. */
export async function* cut(chunks: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
  let left = length;
  if (left <= 0) return;
  for await (const chunk of chunks) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}
