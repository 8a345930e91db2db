import { readdir, stat } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ed25519Signer, signHead } from '../../../src/core/evidence/index.js';
import { eventually } from '../../harness/time/eventually.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { publishTitles } from '../../harness/clients/log-reader.js';
import { publishedHeads, publishedKeys, statementOf } from '../../harness/clients/published-heads.js';

let hub: TestHub;
let other: TestHub;
beforeAll(async () => {
  hub = await startHub();
  other = await startHub({ database: hub.database });
});
afterAll(async () => {
  await other.close();
  await hub.close();
});

const newestSeq = async (): Promise<number> => (await publishedHeads(hub.url)).heads[0]?.seq ?? 0;

describe('heads of the change log', () => {
  test('are signed by the job, once a batch, and verify with the published keys', async () => {
    expect(await publishedHeads(hub.url)).toEqual({ heads: [], older: null });
    await publishTitles(hub, '一', '二');
    await hub.owner.query(`SELECT graphile_worker.add_job('sign-head')`);
    await eventually(async () => ((await newestSeq()) === 2 ? true : undefined));
    await signHead(hub.running.hub);
    await signHead(other.running.hub);
    const { heads } = await publishedHeads(other.url);
    const [head] = heads;
    expect(heads).toHaveLength(1);
    const { rows } = await hub.owner.query(`SELECT encode(hash, 'hex') AS hash FROM change_batch WHERE to_seq = 2`);
    expect(await statementOf(head?.jws ?? '', await publishedKeys(hub.url))).toEqual({
      logId: 1,
      seq: 2,
      hash: rows[0].hash,
      signedAt: head?.signedAt,
    });
  });

  test('are signed by whichever node comes first, each with its own key, and all keys are published', async () => {
    await publishTitles(hub, '三');
    await Promise.all([signHead(hub.running.hub), signHead(other.running.hub), signHead(other.running.hub)]);
    await publishTitles(hub, '四');
    await signHead(other.running.hub);
    await publishTitles(hub, '五');
    await signHead(hub.running.hub);
    const keys = await publishedKeys(hub.url);
    const { heads } = await publishedHeads(hub.url);
    expect(heads.map(({ seq }) => seq)).toEqual([5, 4, 3, 2]);
    const [mine, others] = [hub, other].map(({ running }) => running.hub.signer.keyId);
    expect(mine).not.toBe(others);
    expect(heads.slice(0, 2).map(({ keyId }) => keyId)).toEqual([mine, others]);
    for (const { jws, seq, hash } of heads) expect(await statementOf(jws, keys)).toMatchObject({ seq, hash });
    expect(new Set(keys.keys.map(({ kid }) => kid))).toEqual(new Set([mine, others]));
    expect(keys.keys.flatMap((key) => Object.keys(key))).not.toContain('d');
  });

  test('are paged back from a place; anything else than a place is refused', async () => {
    const before = (place: string) => fetch(`${hub.url}/.well-known/liandong-heads.json?before=${place}`);
    const { heads } = await publishedHeads(hub.url, '/.well-known/liandong-heads.json?before=4');
    expect(heads.map(({ seq }) => seq)).toEqual([3, 2]);
    for (const place of ['0', 'x', '1e99', '%00']) expect((await before(place)).status).toBe(400);
  });

  test('are asked for as often as an address may ask, and no more', async () => {
    const limited = await startHub({ limits: { addressRequests: 2 } });
    const statuses = [];
    for (let time = 0; time < 3; time += 1) statuses.push((await fetch(`${limited.url}/.well-known/jwks.json`)).status);
    expect(statuses).toEqual([200, 200, 429]);
    await limited.close();
  });

  test('stay as they were signed: the hub itself cannot change or take them back', async () => {
    const { owner: pool } = hub;
    for (const statement of [
      `UPDATE change_head_signature SET hash = ''`,
      'DELETE FROM change_head_signature',
      'TRUNCATE change_head_signature',
      `UPDATE signing_key SET jwk = '{}'`,
    ]) {
      await expect(pool.query(statement)).rejects.toThrow('append-only');
    }
    const { rows } = await pool.query(`
      SELECT privilege_type AS may FROM information_schema.role_table_grants
      WHERE grantee = 'liandong_hub' AND table_name IN ('change_head_signature', 'signing_key', 'record_signature')`);
    expect(new Set(rows.map(({ may }) => may))).toEqual(new Set(['SELECT', 'INSERT']));
  });
});

interface VerificationAnswer {
  readonly verifyLog: {
    readonly holds: boolean;
    readonly endSeq: number;
    readonly endCursor: string;
    readonly hasMore: boolean;
    readonly verifiedBatches: number;
    readonly signedHeads: number;
  };
}

const verify = `query ($after: String, $batches: Int) { verifyLog(after: $after, batches: $batches) {
  holds headSeq endSeq endCursor endHash hasMore verifiedBatches signedHeads fault { kind fromSeq toSeq fromCursor toCursor } } }`;

async function ask(variables: object) {
  return graphql<VerificationAnswer>(hub.url, await hub.token('sfj', ['AUDITOR']), verify, variables);
}

describe('verifyLog', () => {
  test('is walked through by an auditor in calls of one batch', async () => {
    const { heads } = await publishedHeads(hub.url);
    const steps = [];
    for (let after: string | null = null; ;) {
      const answer: Awaited<ReturnType<typeof ask>> = await ask({ after, batches: 1 });
      if (!answer.data) throw new Error(JSON.stringify(answer.errors));
      const { verifyLog } = answer.data;
      steps.push(verifyLog);
      after = verifyLog.endCursor;
      if (!verifyLog.hasMore) break;
    }
    expect(steps.map(({ endSeq }) => endSeq)).toEqual([1, 2, 3, 4, 5]);
    expect(steps.map(({ signedHeads }) => signedHeads)).toEqual([0, 1, 1, 1, 1]);
    expect(steps.at(-1)).toMatchObject({ holds: true, headSeq: 5, endHash: heads[0]?.hash, fault: null });
    const whole = await ask({});
    expect(whole.data?.verifyLog).toMatchObject({ holds: true, endSeq: 5, verifiedBatches: 5, signedHeads: 4 });
    const behind = await ask({ after: whole.data?.verifyLog.endCursor });
    expect(behind.data?.verifyLog).toMatchObject({ holds: true, endSeq: 5, verifiedBatches: 0, hasMore: false });
  });

  test('is for auditors alone, takes its own cursors only and at most 5,000 batches', async () => {
    const code = async (roles: Parameters<TestHub['token']>[1], variables: object) =>
      (await graphql(hub.url, await hub.token('sfj', roles), verify, variables)).errors?.[0]?.extensions?.['code'];
    expect(await code(['ADMINISTRATOR', 'PUBLISHER'], {})).toBe('FORBIDDEN');
    expect(await code(['AUDITOR'], { batches: 5001 })).toBe('BAD_USER_INPUT');
    expect(await code(['AUDITOR'], { batches: 0 })).toBe('BAD_USER_INPUT');
    expect(await code(['AUDITOR'], { after: 'forged' })).toBe('CURSOR_INVALID');
  });
});

describe('the key that a node makes for itself', () => {
  test('can be read by its own account only, and is the same when the node starts again', async () => {
    const { dataDir } = hub;
    const path = `${dataDir}/signing-key.json`;
    expect(await readdir(dataDir)).toContain('signing-key.json');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const { keyId } = hub.running.hub.signer;
    expect((await ed25519Signer({ keyFile: null, dataDir })).keyId).toBe(keyId);
    expect((await ed25519Signer({ keyFile: path, dataDir: '/nowhere' })).keyId).toBe(keyId);
  });

  test.each(['README.md', 'package.json', 'no-such-file'])(
    'is not %s: the fault says what is wanted and nothing of what is there',
    async (keyFile) => {
      await expect(ed25519Signer({ keyFile, dataDir: '/nowhere' })).rejects.toThrow(/^SIGNING_KEY_FILE：\S* ?.*JWK/);
    },
  );
});
