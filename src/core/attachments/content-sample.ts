import { open, type FileHandle } from 'node:fs/promises';

/** What is looked at of a file to tell its type. */
export interface ContentSample {
  /** The first bytes. */
  readonly head: Buffer;
  /** Names of the entries, if it is a ZIP archive that can be read. */
  readonly entries: readonly string[];
  /** Whether there is no byte in it that no text has. */
  readonly isText: boolean;
}

const headLength = 64;
const endRecord = { signature: Buffer.from('PK\x05\x06', 'latin1'), length: 22, longestComment: 0xffff };
const entryRecord = { signature: Buffer.from('PK\x01\x02', 'latin1'), length: 46 };
/** Bytes of a ZIP directory: fifty thousand entries, more than any document has. */
const longestDirectory = 4 * 1024 * 1024;

export async function sampleOf(path: string): Promise<ContentSample> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = await bytesAt(file, 0, Math.min(size, headLength));
    const isArchive = head.toString('latin1', 0, 4) === 'PK\x03\x04';
    return { head, entries: isArchive ? await entriesOf(file, size) : [], isText: await isText(file) };
  } finally {
    await file.close();
  }
}

/** Names in the central directory (APPNOTE 4.3.12), none when it is not where the end of the archive says. */
async function entriesOf(file: FileHandle, size: number): Promise<string[]> {
  const tailLength = Math.min(size, endRecord.length + endRecord.longestComment);
  const tail = await bytesAt(file, size - tailLength, tailLength);
  const end = tail.lastIndexOf(endRecord.signature);
  if (end < 0 || end + endRecord.length > tail.length) return [];
  const [length, offset] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (length > longestDirectory || offset + length > size) return [];
  const directory = await bytesAt(file, offset, length);
  const names: string[] = [];
  for (let at = 0; at + entryRecord.length <= directory.length;) {
    if (!directory.subarray(at, at + 4).equals(entryRecord.signature)) return [];
    const [name, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    names.push(directory.toString('utf8', at + entryRecord.length, at + entryRecord.length + name));
    at += entryRecord.length + name + extra + comment;
  }
  return names;
}

async function isText(file: FileHandle): Promise<boolean> {
  for await (const chunk of file.createReadStream({ start: 0, autoClose: false })) {
    // U+0000 is in no text, whatever its encoding, but for UTF-16 and UTF-32, which nobody sends as text/plain.
    if ((chunk as Buffer).includes(0)) return false;
  }
  return true;
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
