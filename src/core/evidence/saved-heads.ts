import type { JWK } from 'jose';
import { z } from 'zod';
import { openSignedHead, type HeadStatement, type KeySet } from './signed-head.js';

const headsSchema = z.object({ heads: z.array(z.object({ jws: z.string() })).min(1) });
const keysSchema = z.object({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.string(), alg: z.string() })) });

/**
 * The heads that another organization saved from `/.well-known/liandong-heads.json`, each verified with the keys that it saved
 * too. Only what was signed counts: what stands beside a signature anybody could have written, and keys that come from
 * the database under suspicion would prove nothing.
 * @throws Error when the copy itself is not to be believed
 */
export async function openSavedHeads(headsText: string, keysText: string): Promise<HeadStatement[]> {
  const saved = headsSchema.safeParse(jsonIn(headsText));
  if (!saved.success) throw new Error('--heads：不是从 /.well-known/liandong-heads.json 保存的文件，或其中没有链首');
  const keys = keysOf(keysText);
  const statements: HeadStatement[] = [];
  for (const [index, { jws }] of saved.data.heads.entries()) {
    const statement = await openSignedHead(jws, keys);
    if (!statement) {
      throw new Error(`--heads：第${index + 1}个链首的签名不能以 --jwks 中的公钥验证，此副本不足为凭`);
    }
    statements.push(statement);
  }
  return statements;
}

function keysOf(text: string): KeySet {
  const saved = keysSchema.safeParse(jsonIn(text));
  if (!saved.success) throw new Error('--jwks：不是从 /.well-known/jwks.json 保存的文件');
  return new Map(saved.data.keys.map((key) => [key.kid, key as JWK]));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
