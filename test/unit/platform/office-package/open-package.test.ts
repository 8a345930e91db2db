import { describe, expect, test } from 'vitest';
import { openPackage, PackageFault } from '../../../../src/platform/office-package/index.js';
import { zipOf } from '../../../harness/files/make-zip.js';

const kilobyte = 1024;
const part = 'x'.repeat(10 * kilobyte);

async function read(zip: Buffer, names: readonly string[], mostBytes: number): Promise<number> {
  const opened = await openPackage(zip, mostBytes);
  let bytes = 0;
  try {
    for (const name of names) for await (const chunk of opened.part(name)?.bytes() ?? []) bytes += chunk.length;
  } finally {
    opened.close();
  }
  return bytes;
}

describe('[files F1][hostile 14] what a package unpacks to', () => {
  test('is counted over all of its parts, as it comes', async () => {
    const zip = zipOf({ 'one.xml': part, 'two.xml': part });
    expect(await read(zip, ['one.xml', 'TWO.xml'], 20 * kilobyte)).toBe(20 * kilobyte);
    await expect(read(zip, ['one.xml', 'two.xml'], 20 * kilobyte - 1)).rejects.toThrow('文件展开后过大');
  });

  test('is counted once more for a part that is read once more', async () => {
    const zip = zipOf({ 'one.xml': part });
    await expect(read(zip, ['one.xml', 'one.xml'], 15 * kilobyte)).rejects.toThrow(PackageFault);
  });

  test('is what it says, or the package is refused', async () => {
    for (const lie of [{ size: 10 }, { size: 20 * kilobyte }, { checksum: 1 }]) {
      await expect(read(zipOf([['one.xml', part, lie]]), ['one.xml'], 99 * kilobyte)).rejects.toThrow(
        /bytes in the stream|校验值不符/,
      );
    }
  });
});

test('a package with two parts of one name, or with an encrypted one, is refused in words', async () => {
  const twice = zipOf([
    ['One.xml', part],
    ['one.xml', part],
  ]);
  await expect(openPackage(twice, kilobyte)).rejects.toThrow('文件已损坏：有重名的部件');
  const encrypted = zipOf([['one.xml', part, { flags: 1 }]]);
  await expect(read(encrypted, ['one.xml'], 99 * kilobyte)).rejects.toThrow('文件已加密');
});
