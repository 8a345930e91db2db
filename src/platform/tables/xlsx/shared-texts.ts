import { readXml, type PackagePart } from '../../office-package/index.js';
import { TableFault } from '../table-file.js';
import { textRuns } from './text-runs.js';

/** Bytes of the table of texts, which is kept as a whole. */
const mostBytes = 64 * 1024 * 1024;

/** The table of texts to which cells of a workbook refer by number. */
export interface SharedTexts {
  /** A text as it is written; undefined for a number that has none. */
  get(index: number): string | undefined;
}

/** Of a workbook that has no table of texts. */
export const noTexts: SharedTexts = { get: () => undefined };

/** Reads the table into one piece of memory outside the heap: a string each would take several times as much. */
export async function readSharedTexts(part: PackagePart): Promise<SharedTexts> {
  let kept = Buffer.allocUnsafe(64 * 1024);
  let ends = new Uint32Array(16 * 1024);
  let [used, count] = [0, 0];
  const runs = textRuns('si', (text) => {
    const needed = used + Buffer.byteLength(text);
    if (needed > kept.length) {
      const larger = Buffer.allocUnsafe(Math.max(2 * kept.length, needed));
      kept.copy(larger, 0, 0, used);
      kept = larger;
    }
    used += kept.write(text, used);
    if (count === ends.length) {
      const more = new Uint32Array(2 * count);
      more.set(ends);
      ends = more;
    }
    ends[count] = used;
    count += 1;
  });
  for await (const _ of readXml(bounded(part.bytes()), runs));
  return {
    get(index) {
      return index < count ? kept.toString('utf8', ends[index - 1] ?? 0, ends[index]) : undefined;
    },
  };
}

async function* bounded(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let left = mostBytes;
  for await (const chunk of bytes) {
    left -= chunk.length;
    if (left < 0) throw new TableFault('工作簿中的文字过多，请另存为 CSV 再导入');
    yield chunk;
  }
}
