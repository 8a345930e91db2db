import type { JWK } from 'jose';
import { $, sql } from '../../platform/database/sql.js';
import { run, type Executor } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import type { KeySet } from './signed-head.js';
import type { Signer } from './signer.js';

/** A head of the change log as it was signed and is published. */
export interface HeadSignature {
  /** Last number of the batch. */
  readonly seq: number;
  /** Hexadecimal. */
  readonly hash: string;
  readonly signedAt: string;
  readonly keyId: string;
  readonly jws: string;
}

/** The newest batch of the log, unless it is signed; null when there is nothing to sign. */
export async function readUnsignedHead(
  executor: Executor,
): Promise<{ readonly logId: number; readonly seq: number; readonly hash: string } | null> {
  const [row] = await run(
    executor,
    sql`SELECT l.log_id, b.to_seq, encode(b.hash, 'hex') FROM change_log l,
        (SELECT to_seq, hash FROM change_batch ORDER BY from_seq DESC LIMIT 1) b
      WHERE b.to_seq > 0 AND NOT EXISTS (SELECT FROM change_head_signature s WHERE s.seq = b.to_seq)`,
  );
  return row ? { logId: Number(row[0]), seq: Number(row[1]), hash: String(row[2]) } : null;
}

/** Keeps a signature; of several nodes that sign the same head, the first one's. */
export async function insertHeadSignature(executor: Executor, signature: HeadSignature): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO change_head_signature (seq, hash, signed_at, key_id, jws)
      VALUES (${$(signature.seq, 'bigint')}, decode(${$(signature.hash, 'text')}, 'hex'),
        ${$(signature.signedAt, 'timestamptz')}, ${$(signature.keyId, 'text')}, ${$(signature.jws, 'text')})
      ON CONFLICT DO NOTHING`,
  );
}

const read = rowReader<HeadSignature>([
  { property: 'seq', column: 'seq', type: 'int' },
  { property: 'hash', column: 'hash', type: 'text' },
  { property: 'signedAt', column: 'signed_at', type: 'timestamptz' },
  { property: 'keyId', column: 'key_id', type: 'text' },
  { property: 'jws', column: 'jws', type: 'text' },
]);
const columns = sql`seq, encode(hash, 'hex'), signed_at, key_id, jws`;

/** The newest signatures, newest first; only those before a place of the log if one is given. */
export async function readNewestHeads(
  executor: Executor,
  before: number | null,
  most: number,
): Promise<HeadSignature[]> {
  const rows = await run(
    executor,
    sql`SELECT ${columns} FROM change_head_signature
      WHERE seq < coalesce(${$(before, 'bigint')}, 9223372036854775807) ORDER BY seq DESC LIMIT ${$(most, 'int')}`,
  );
  return rows.map(read);
}

/** The signatures of places `from` to `to`. */
export async function readHeadsBetween(executor: Executor, from: number, to: number): Promise<HeadSignature[]> {
  const rows = await run(
    executor,
    sql`SELECT ${columns} FROM change_head_signature
      WHERE seq BETWEEN ${$(from, 'bigint')} AND ${$(to, 'bigint')} ORDER BY seq`,
  );
  return rows.map(read);
}

/** The first signed place beyond the end of the log: what was signed there is no longer there. */
export async function readHeadBeyondEnd(executor: Executor): Promise<number | null> {
  const [row] = await run(
    executor,
    sql`SELECT min(seq) FROM change_head_signature WHERE seq > (SELECT max(to_seq) FROM change_batch)`,
  );
  return row?.[0] == null ? null : Number(row[0]);
}

/** Makes a node's key known, so that others can have it before it signs. */
export async function announceSigner(executor: Executor, signer: Signer, at: string): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO signing_key (key_id, jwk, first_used_at)
      VALUES (${$(signer.keyId, 'text')}, ${$(JSON.stringify(signer.publicJwk), 'jsonb')}, ${$(at, 'timestamptz')})
      ON CONFLICT DO NOTHING`,
  );
}

/** The public keys of all nodes that sign or have signed, by id. */
export async function readSignerKeys(executor: Executor): Promise<KeySet> {
  const rows = await run(executor, sql`SELECT key_id, jwk FROM signing_key ORDER BY first_used_at`);
  return new Map(rows.map(([keyId, jwk]) => [String(keyId), JSON.parse(String(jwk)) as JWK]));
}

export async function readLogId(executor: Executor): Promise<number> {
  const [row] = await run(executor, sql`SELECT log_id FROM change_log`);
  return Number(row?.[0]);
}
