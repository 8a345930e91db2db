import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ed25519Signer } from '../../../src/core/evidence/ed25519-signer.js';
import { announceSigner, readNewestHeads, readSignerKeys } from '../../../src/core/evidence/head-signature.sql.js';
import { openSavedHeads } from '../../../src/core/evidence/saved-heads.js';
import { signHead } from '../../../src/core/evidence/sign-head.js';
import type { Signer } from '../../../src/core/evidence/signer.js';
import { verifyLog } from '../../../src/core/evidence/verify-log.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { appendEvent, openLogDatabase, subjects, type LogDatabase } from '../../harness/hub/change-log.js';
import { alterChange, cutLastBatch, recomputeChain, tamper } from '../../harness/hub/rewrite-log.js';

let directory: string;
let signer: Signer;
let forger: Signer;
let log: LogDatabase;
const now = '2026-11-24T09:00:00+08:00';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'liandong-heads-'));
  signer = await ed25519Signer({ keyFile: null, dataDir: join(directory, 'node') });
  forger = await ed25519Signer({ keyFile: null, dataDir: join(directory, 'forger') });
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** Five batches of one change, of which the second and the fourth are signed. */
beforeEach(async () => {
  log = await openLogDatabase();
  await announceSigner(log.pool, signer, now);
  for (let revision = 1; revision <= 5; revision += 1) {
    await appendEvent(log.pool, subjects[0] ?? '', revision);
    await log.pool.query('SELECT sequence_changes()');
    if (revision % 2 === 0) await sign(signer);
  }
});
afterEach(() => log.close());

const sign = (by: Signer): Promise<void> => signHead({ pool: log.pool, signer: by, clock: systemClock });

/** What another organization keeps: the published heads and keys, as texts. */
async function savedCopy(): Promise<[heads: string, keys: string]> {
  const heads = await readNewestHeads(log.pool, null, 100);
  const keys = await readSignerKeys(log.pool);
  return [JSON.stringify({ heads }), JSON.stringify({ keys: [...keys.values()] })];
}

/** What the database's owner does who wants no trace: everything made anew, signatures too. */
async function rewriteAndSignAnew(): Promise<void> {
  await tamper(log.url, alterChange(2), recomputeChain, 'DELETE FROM change_head_signature', 'DELETE FROM signing_key');
  await announceSigner(log.pool, forger, now);
  await sign(forger);
}

describe('a log that was signed', () => {
  test('holds, and says how many heads it was compared with', async () => {
    const [heads, keys] = await savedCopy();
    const copy = await openSavedHeads(heads, keys);
    expect(await verifyLog(log.pool, { copy })).toMatchObject({
      fault: null,
      endSeq: 5,
      hasMore: false,
      verifiedBatches: 5,
      signedHeads: 2,
      copiedHeads: 2,
    });
  });

  test('and rewritten whole, its chain recomputed, is caught at the first signed head behind the change', async () => {
    await tamper(log.url, alterChange(1), recomputeChain);
    const { fault, endSeq } = await verifyLog(log.pool);
    expect(fault).toEqual({ fromSeq: 2, toSeq: 2, fault: 'SIGNATURE' });
    expect(endSeq).toBe(1);
    // The chain alone would not have told.
    await tamper(log.url, 'DELETE FROM change_head_signature');
    expect((await verifyLog(log.pool)).fault).toBeNull();
  });

  test('and changed behind its last signed head without care is caught by the chain', async () => {
    await tamper(log.url, alterChange(5));
    expect((await verifyLog(log.pool)).fault).toEqual({ fromSeq: 5, toSeq: 5, fault: 'CONTENT' });
  });

  test.each([
    ['another hash beside it', `UPDATE change_head_signature SET hash = sha256('x') WHERE seq = 4`],
    ['no signature at all', `UPDATE change_head_signature SET jws = 'a.b.c' WHERE seq = 4`],
    [
      'the signature of another head',
      `UPDATE change_head_signature SET jws =
      (SELECT jws FROM change_head_signature WHERE seq = 2) WHERE seq = 4`,
    ],
    ['no key that verifies it', `UPDATE signing_key SET jwk = jsonb_set(jwk, '{x}', to_jsonb(repeat('A', 43)))`],
  ])('does not hold where a signed head has %s', async (_what, statement) => {
    await tamper(log.url, statement);
    expect((await verifyLog(log.pool)).fault).toMatchObject({ fault: 'SIGNATURE' });
  });

  test('and cut off before a signed head is caught at its end', async () => {
    await tamper(log.url, cutLastBatch, cutLastBatch);
    const cut = { fromSeq: 4, toSeq: 4, fault: 'SIGNATURE' };
    expect((await verifyLog(log.pool)).fault).toEqual(cut);
    expect((await verifyLog(log.pool, { after: 3 })).fault).toEqual(cut);
  });

  test('and numbered anew in other batches is caught: none ends where one was signed', async () => {
    await tamper(
      log.url,
      'DELETE FROM change_batch WHERE from_seq = 2',
      'UPDATE change_batch SET from_seq = 2 WHERE from_seq = 3',
      recomputeChain,
    );
    expect((await verifyLog(log.pool)).fault).toEqual({ fromSeq: 2, toSeq: 3, fault: 'SIGNATURE' });
  });
});

describe('a copy of the heads that somebody else kept', () => {
  test('catches what was rewritten and signed anew, which the database itself no longer tells', async () => {
    const [heads, keys] = await savedCopy();
    await rewriteAndSignAnew();
    expect((await verifyLog(log.pool)).fault).toBeNull();
    const copy = await openSavedHeads(heads, keys);
    expect((await verifyLog(log.pool, { copy })).fault).toEqual({ fromSeq: 2, toSeq: 2, fault: 'SIGNATURE' });
  });

  test('catches a log that was cut off, signatures too', async () => {
    const copy = await openSavedHeads(...(await savedCopy()));
    await tamper(log.url, cutLastBatch, cutLastBatch, 'DELETE FROM change_head_signature WHERE seq = 4');
    expect((await verifyLog(log.pool)).fault).toBeNull();
    expect((await verifyLog(log.pool, { copy })).fault).toEqual({ fromSeq: 4, toSeq: 4, fault: 'SIGNATURE' });
  });

  test('proves nothing with keys of the rewritten database: its signatures do not verify with them', async () => {
    const [heads] = await savedCopy();
    await rewriteAndSignAnew();
    const [, keysOfSuspect] = await savedCopy();
    await expect(openSavedHeads(heads, keysOfSuspect)).rejects.toThrow('不足为凭');
  });

  test('counts by what was signed, not by what stands beside it', async () => {
    const [heads, keys] = await savedCopy();
    const relabelled = heads.replaceAll(/"hash":"[0-9a-f]+"/g, '"hash":"00"').replaceAll(/"seq":"?\d"?/g, '"seq":1');
    const copy = await openSavedHeads(relabelled, keys);
    expect(copy.map(({ seq }) => seq)).toEqual([4, 2]);
    expect((await verifyLog(log.pool, { copy })).fault).toBeNull();
  });

  test.each([
    ['without heads', '{"heads":[]}', '{"keys":[]}'],
    ['that is no JSON', 'x', '{"keys":[]}'],
    ['with keys that are none', '{"heads":[{"jws":"a.b.c"}]}', '[]'],
    ['of which nothing was signed', '{"heads":[{"jws":"a.b.c"}]}', '{"keys":[]}'],
  ])('%s is refused', async (_what, heads, keys) => {
    await expect(openSavedHeads(heads, keys)).rejects.toThrow(/^--(heads|jwks)：/);
  });
});
