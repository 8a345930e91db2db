import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openKeyFile, ownKeyFile, rotateKeyFile } from '../../../../src/platform/sealing/key-file.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'liandong-keys-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

describe('a key file', () => {
  test('is made once, however many want it at once, and for its owner alone', async () => {
    const path = join(directory, 'made', 'keys.json');
    const rings = await Promise.all(Array.from({ length: 8 }, () => ownKeyFile(path)));
    expect(new Set(rings.map(({ lookup }) => lookup.toString('hex'))).size).toBe(1);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('keeps its earlier keys and its lookup key when a newer one is added', async () => {
    const path = join(directory, 'rotated.json');
    const before = await ownKeyFile(path);
    const id = await rotateKeyFile(path);
    const after = await openKeyFile(path);
    expect([after.current, [...after.keys.keys()]]).toEqual([id, [before.current, id]]);
    expect(after.lookup.equals(before.lookup)).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await readdir(directory)).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  test.each([
    ['is cut off', (text: string) => text.slice(0, 80)],
    ['is empty', () => ''],
    ['names a current key it does not hold', (text: string) => text.replace(/"current": "[^"]*"/, '"current": "gone"')],
    ['holds a key of the wrong length', (text: string) => text.replace(/("lookup": ")[^"]*/, '$1c2VjcmV0')],
    ['holds something else', () => '{"password":"secret"}'],
  ])('that %s is named, and nothing of what it holds', async (_what, spoil) => {
    const path = join(directory, 'spoiled.json');
    const good = join(directory, 'good.json');
    await ownKeyFile(good);
    const text = await readFile(good, 'utf8');
    await writeFile(path, spoil(text));
    const fault = await openKeyFile(path).catch((error: unknown) => String(error));
    expect(fault).toContain(`${path} 不是有效的个人信息密钥文件`);
    for (const word of text.match(/[A-Za-z0-9+/=]{20,}/g) ?? []) expect(fault).not.toContain(word);
    expect(fault).not.toContain('secret');
  });

  test('that is not there is named', async () => {
    const path = join(directory, 'nowhere.json');
    await expect(openKeyFile(path)).rejects.toThrow(`读不到个人信息密钥文件 ${path}`);
  });
});
