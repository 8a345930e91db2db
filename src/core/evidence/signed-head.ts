import canonicalize from 'canonicalize';
import type { JWK } from 'jose';
import { z } from 'zod';
import { headerOf, signCompact, signedText } from './compact-jws.js';
import type { Signer } from './signer.js';

const statementSchema = z.strictObject({
  logId: z.int(),
  seq: z.int().positive(),
  /** Of the batch that ends with `seq`, hexadecimal; through the chain it stands for everything before. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  signedAt: z.iso.datetime({ offset: true }),
});

/** What a node states of the change log: at this moment it ended so. */
export type HeadStatement = z.infer<typeof statementSchema>;

const type = 'liandong-head';

/** The statement as a compact JWS over its canonical JSON (RFC 8785). */
export async function signHeadStatement(signer: Signer, statement: HeadStatement): Promise<string> {
  return signCompact(signer, type, canonicalize(statement) ?? '');
}

/** Public keys by their ids. */
export type KeySet = ReadonlyMap<string, JWK>;

/** What one of these keys has signed; null when none has. */
export async function openSignedHead(jws: string, keys: KeySet): Promise<HeadStatement | null> {
  const header = headerOf(jws);
  const key = header?.typ === type ? keys.get(header.kid) : undefined;
  const text = key ? await signedText(jws, key) : null;
  if (text === null) return null;
  const { data } = statementSchema.safeParse(jsonIn(text));
  return data ?? null;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
