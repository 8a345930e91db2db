import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { hasCode } from '../../kernel/error-code.js';
import { keyLength, readKeyRing, writeKeyRing, type KeyRing } from './key-ring.js';

/** @throws Error that names the file and tells nothing of what it holds */
export async function openKeyFile(path: string): Promise<KeyRing> {
  const ring = readKeyRing(await textOf(path));
  if (!ring) throw unreadable(path);
  return ring;
}

/** Reads a key file, making it the first time; of two processes that make it at once, one writes and both read. */
export async function ownKeyFile(path: string): Promise<KeyRing> {
  await createKeyFile(path);
  for (let attempt = 0; ; attempt += 1) {
    const ring = readKeyRing(await textOf(path));
    if (ring) return ring;
    // Another process may have created it a moment ago and not written it yet.
    if (attempt === 50) throw unreadable(path);
    await delay(20);
  }
}

/** False when there is one already; nobody but its owner may read it. */
export async function createKeyFile(path: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      const { id, bytes } = freshKey();
      await file.writeFile(writeKeyRing({ current: id, keys: new Map([[id, bytes]]), lookup: randomBytes(keyLength) }));
      await file.sync();
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Adds a key that seals from now on and gives its id; what earlier keys have sealed stays open to them. */
export async function rotateKeyFile(path: string): Promise<string> {
  const ring = await openKeyFile(path);
  const { id, bytes } = freshKey();
  const rotated = writeKeyRing({ ...ring, current: id, keys: new Map([...ring.keys, [id, bytes]]) });
  await writeFile(`${path}.new`, rotated, { mode: 0o600, flag: 'wx' });
  await rename(`${path}.new`, path);
  return id;
}

/** Ids are never used twice, so that a lost key is not taken for the one that follows it. */
function freshKey(): { id: string; bytes: Buffer } {
  const day = new Date().toISOString().slice(0, 10);
  return { id: `${day}-${randomBytes(4).toString('hex')}`, bytes: randomBytes(keyLength) };
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Error(`读不到个人信息密钥文件 ${path} (cannot read the key file of personal data)`, { cause: error });
  }
}

function unreadable(path: string): Error {
  return new Error(
    `${path} 不是有效的个人信息密钥文件，可能不完整 (not a key file of personal data, or a part of one)`,
  );
}
