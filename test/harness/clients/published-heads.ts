import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { z } from 'zod';

const headsSchema = z.object({
  heads: z.array(
    z.object({ seq: z.number(), hash: z.string(), signedAt: z.string(), keyId: z.string(), jws: z.string() }),
  ),
  older: z.string().nullable(),
});
export type PublishedHeads = z.infer<typeof headsSchema>;

/** What anybody gets, without a token. */
export async function publishedHeads(url: string, path = '/.well-known/liandong-heads.json'): Promise<PublishedHeads> {
  return headsSchema.parse(await (await fetch(`${url}${path}`)).json());
}

export async function publishedKeys(url: string): Promise<JSONWebKeySet> {
  return (await (await fetch(`${url}/.well-known/jwks.json`)).json()) as JSONWebKeySet;
}

/** Verifies a head as another organization would, with nothing of the hub but its published keys. */
export async function statementOf(jws: string, keys: JSONWebKeySet): Promise<unknown> {
  const { payload, protectedHeader } = await compactVerify(jws, createLocalJWKSet(keys), { algorithms: ['EdDSA'] });
  if (protectedHeader.typ !== 'liandong-head') throw new Error('not a head');
  return JSON.parse(new TextDecoder().decode(payload));
}
