import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { hasCode } from '../../kernel/error-code.js';

/**
 * An Ed25519 key pair of this node's own in a file that only its account can read, made the first time; of two processes
 * that make it at once, one writes and both read.
 */
export async function ownKey(path: string): Promise<JWK> {
  await mkdir(dirname(path), { recursive: true });
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
      await file.writeFile(JSON.stringify(await exportJWK(privateKey)));
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
  return readKey(path);
}

/**
 * A key pair as a JWK.
 * @throws Error that says nothing of what the file holds
 */
export async function readKey(path: string): Promise<JWK> {
  for (let attempt = 0; ; attempt += 1) {
    const text = (await readFile(path, 'utf8')).trimEnd();
    // Another process may have created it a moment ago, and it is still empty.
    if (text.endsWith('}')) return parsed(text, path);
    if (attempt === 50) throw new Error(`${path} holds no key: delete it and start again`);
    await delay(20);
  }
}

function parsed(text: string, path: string): JWK {
  try {
    return JSON.parse(text) as JWK;
  } catch {
    // The parser's own error would quote the key.
    throw new Error(`${path} is not JSON`);
  }
}
