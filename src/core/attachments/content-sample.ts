import { open, type FileHandle } from 'node:fs/promises';
import { hasMacros, openPackage } from '../../platform/office-package/index.js';

/** What is looked at of a file to tell its type. */
export interface ContentSample {
  /** The first bytes. */
  readonly head: Buffer;
  /** Names of the entries, if it is a ZIP archive that can be read. */
  readonly entries: readonly string[];
  /** Whether it holds what Office would run. */
  readonly hasMacros: boolean;
  /** Whether there is no byte in it that no text has. */
  readonly isText: boolean;
}

const headLength = 64;

export async function sampleOf(path: string): Promise<ContentSample> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = await bytesAt(file, 0, Math.min(size, headLength));
    const isArchive = head.toString('latin1', 0, 4) === 'PK\x03\x04';
    const archive =
      isArchive && (await isDirectoryWithin(file, size)) ? await archiveAt(path) : { entries: [], hasMacros: false };
    return { head, ...archive, isText: await isText(file) };
  } finally {
    await file.close();
  }
}

const endRecord = { signature: Buffer.from('PK\x05\x06', 'latin1'), length: 22, longestComment: 0xffff };

/** Whether the directory lies where the end of the archive says (APPNOTE 4.3.16): of one that does not, programs see different entries. */
async function isDirectoryWithin(file: FileHandle, size: number): Promise<boolean> {
  const tailLength = Math.min(size, endRecord.length + endRecord.longestComment);
  const tail = await bytesAt(file, size - tailLength, tailLength);
  const end = tail.lastIndexOf(endRecord.signature);
  if (end < 0 || end + endRecord.length > tail.length) return false;
  return tail.readUInt32LE(end + 12) + tail.readUInt32LE(end + 16) <= size;
}

/** Bytes that what tells an archive's types may unpack to. */
const mostUnpacked = 4 * 1024 * 1024;

/** What an archive says of itself: none of it where it cannot be read. */
async function archiveAt(path: string): Promise<Pick<ContentSample, 'entries' | 'hasMacros'>> {
  try {
    const opened = await openPackage(path, mostUnpacked);
    try {
      return { entries: opened.names, hasMacros: await hasMacros(opened) };
    } finally {
      opened.close();
    }
  } catch {
    return { entries: [], hasMacros: false };
  }
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
