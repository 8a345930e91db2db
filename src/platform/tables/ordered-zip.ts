import { bytesOf, cut, TableFault, type TableFile } from './table-file.js';

/** An entry as the directory at the end of the file describes it. */
interface Entry {
  readonly name: Buffer;
  /** The part of its description that has a fixed length. */
  readonly record: Buffer;
  readonly compressed: number;
  readonly size: number;
  readonly place: number;
}

export interface ZipOrder {
  /** Entries that come after all others. */
  isLast(name: string): boolean;
  /** Called for each entry before anything is given. */
  check(name: string, size: number): void;
}

const [localMark, entryMark, endMark] = [0x04034b50, 0x02014b50, 0x06054b50];
const [localLength, entryLength, endLength] = [30, 46, 22];
const longestComment = 65_535;
const mostDirectoryBytes = 1_000_000;
/** Flags of an entry: encrypted, and sizes that stand only behind its bytes. */
const [encrypted, sizesBehind] = [0x1, 0x8];
/** Stands for a size that needs more than 32 bits. */
const tooLong = 0xffffffff;

/**
 * The same ZIP file with its entries in another order and their sizes in front of them, so that it can be read in one go. Programs
 * write the sheets of a workbook before the texts in them, or sizes behind the bytes: whoever reads that as it comes must keep all
 * of it. What is encrypted or ZIP64 is given as it is.
 * @throws TableFault for a file that is cut off or no ZIP file
 */
export async function* orderedZip(file: TableFile, { isLast, check }: ZipOrder): AsyncGenerator<Uint8Array> {
  const entries = await readDirectory(file);
  if (!entries) {
    yield* file.read(0);
    return;
  }
  for (const { name, size } of entries) check(name.toString(), size);
  const [last = [], first = []] = [true, false].map((wanted) =>
    entries.filter(({ name }) => isLast(name.toString()) === wanted),
  );
  const directory: Buffer[] = [];
  let place = 0;
  for (const entry of [...first, ...last]) {
    const header = localHeader(entry);
    yield header;
    yield* bytesOfEntry(file, entry);
    directory.push(entryRecord(entry, place));
    place += header.length + entry.compressed;
  }
  yield* directory;
  yield endRecord(entries.length, Buffer.concat(directory).length, place);
}

async function readDirectory(file: TableFile): Promise<Entry[] | null> {
  const tail = await bytesOf(file, Math.max(0, file.size - endLength - longestComment), endLength + longestComment);
  let at = tail.length - endLength;
  while (at >= 0 && tail.readUInt32LE(at) !== endMark) at -= 1;
  if (at < 0) throw notWhole();
  const [count, length, from] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  if (length === tooLong || from === tooLong) return null;
  if (length > mostDirectoryBytes || from + length > file.size) throw notWhole();
  const directory = await bytesOf(file, from, length);
  const entries: Entry[] = [];
  for (let next = 0; entries.length < count;) {
    if (next + entryLength > directory.length || directory.readUInt32LE(next) !== entryMark) throw notWhole();
    const record = directory.subarray(next, next + entryLength);
    const nameEnd = next + entryLength + record.readUInt16LE(28);
    const entry = {
      name: directory.subarray(next + entryLength, nameEnd),
      record,
      compressed: record.readUInt32LE(20),
      size: record.readUInt32LE(24),
      place: record.readUInt32LE(42),
    };
    const isPlain = (record.readUInt16LE(8) & encrypted) === 0;
    if (!isPlain || [entry.compressed, entry.size, entry.place].includes(tooLong)) return null;
    entries.push(entry);
    next = nameEnd + record.readUInt16LE(30) + record.readUInt16LE(32);
  }
  return entries;
}

/** The compressed bytes: behind a header whose length only it says itself. */
async function* bytesOfEntry(file: TableFile, { place, compressed }: Entry): AsyncGenerator<Uint8Array> {
  const header = await bytesOf(file, place, localLength);
  if (header.length < localLength || header.readUInt32LE(0) !== localMark) throw notWhole();
  const from = place + localLength + header.readUInt16LE(26) + header.readUInt16LE(28);
  yield* cut(file.read(from), compressed);
}

function localHeader({ name, record }: Entry): Buffer {
  const header = Buffer.alloc(localLength);
  header.writeUInt32LE(localMark, 0);
  // Versions, flags, method, time, checksum, sizes and the name's length stand in the same order in both.
  record.copy(header, 4, 6, 30);
  header.writeUInt16LE(record.readUInt16LE(8) & ~sizesBehind, 6);
  return Buffer.concat([header, name]);
}

function entryRecord({ name, record }: Entry, place: number): Buffer {
  const moved = Buffer.from(record);
  moved.writeUInt16LE(record.readUInt16LE(8) & ~sizesBehind, 8);
  // Without extra fields and comment.
  moved.writeUInt32LE(0, 30);
  moved.writeUInt32LE(place, 42);
  return Buffer.concat([moved, name]);
}

function endRecord(count: number, length: number, place: number): Buffer {
  const record = Buffer.alloc(endLength);
  record.writeUInt32LE(endMark, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(length, 12);
  record.writeUInt32LE(place, 16);
  return record;
}

const notWhole = (): TableFault => new TableFault('不是有效的 XLSX 工作簿');
