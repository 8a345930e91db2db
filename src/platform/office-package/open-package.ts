import { crc32 } from 'node:zlib';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';
import { PackageFault } from './package-fault.js';

/** A file within a package. */
export interface PackagePart {
  /** Its bytes as they are unpacked, of which no more are given than the package may still unpack. */
  bytes(): AsyncGenerator<Buffer>;
}

/** A ZIP archive of parts, as OOXML and OFD documents are (ISO/IEC 29500-2). */
export interface OfficePackage {
  readonly names: readonly string[];
  /** Names of parts do not differ by case (ISO/IEC 29500-2, 6.2.2.3). */
  part(name: string): PackagePart | null;
  close(): void;
}

/** A workbook has tens of parts. */
const mostParts = 10_000;

/**
 * Opens a package in memory or on disk. `mostBytes` bounds what all its parts together unpack to, counted as they are unpacked:
 * what the directory says of sizes is the sender's word.
 * @throws Error for what is no ZIP archive; PackageFault for one that is ambiguous or has too many parts
 */
export async function openPackage(source: Buffer | string, mostBytes: number): Promise<OfficePackage> {
  const options = { lazyEntries: true, autoClose: false };
  const zip = await (typeof source === 'string' ? openPromise(source, options) : fromBufferPromise(source, options));
  try {
    const entries = await entriesOf(zip);
    const budget = { left: mostBytes };
    return {
      names: [...entries.values()].map(({ fileName }) => fileName),
      part(name) {
        const entry = entries.get(name.toLowerCase());
        return entry ? { bytes: () => unpacked(zip, entry, budget) } : null;
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Programs differ in which of two parts of one name they read: what is looked at need not be what others see. */
async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostParts) throw new PackageFault('文件包含的部件过多');
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    if (entries.has(name)) throw new PackageFault('文件已损坏：有重名的部件');
    entries.set(name, entry);
  }
  return entries;
}

async function* unpacked(zip: ZipFile, entry: Entry, budget: { left: number }): AsyncGenerator<Buffer> {
  if (entry.isEncrypted()) throw new PackageFault('文件已加密，请取消密码后再上传');
  let checksum = 0;
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    budget.left -= chunk.length;
    if (budget.left < 0) throw new PackageFault('文件展开后过大');
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (checksum !== entry.crc32) throw new PackageFault('文件已损坏：内容与校验值不符');
}
