import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKeyFile, openKeyFile, rotateKeyFile } from '../../../src/platform/sealing/index.js';
import { graphql } from '../../harness/clients/graphql.js';
import { openHubHome, outputOf } from '../../harness/hub/hub-process.js';
import { startHub, type TestHub, type TestHubOptions } from '../../harness/hub/hub.js';
import { freshKey, publishPenalty } from '../../harness/builders/inputs.js';
import {
  citizenNumber,
  databaseAsText,
  masked,
  personInput,
  publishPerson,
  reveal,
  storedParty,
} from '../../harness/builders/personal.js';
import { mutate } from '../../harness/clients/publish.js';

let directory: string;
let keys: string;
let hub: TestHub;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'liandong-start-'));
  keys = join(directory, 'keys.json');
  await createKeyFile(keys);
  hub = await startHub({ personalDataKeyFile: keys });
});
afterAll(async () => {
  await hub.close();
  await rm(directory, { recursive: true, force: true });
});

/** Another node on the database, for as long as the work takes. */
async function onNode<Result>(options: TestHubOptions, work: (node: TestHub) => Promise<Result>): Promise<Result> {
  const node = await startHub({ database: hub.database, personalDataKeyFile: keys, ...options });
  try {
    return await work(node);
  } finally {
    await node.close();
  }
}

/** Makes of everything that is sealed what an earlier version of the hub has left. */
async function unseal(numbers: ReadonlyMap<string, string>, request: { key: string; hash: Buffer }): Promise<void> {
  const { owner: pool } = hub;
  for (const [id, number] of numbers) {
    await pool.query(
      `UPDATE penalty_decision SET party_code = $1, party_code_sealed = NULL, party_code_lookup = NULL
       WHERE replace(record_id::text, '-', '') = $2`,
      [number, id.slice(4)],
    );
    await pool.query(
      `UPDATE record_revision SET replaced = jsonb_build_object('partyCode', $1::text, 'content', '罚款')
       WHERE replace(record_id::text, '-', '') = $2`,
      [number, id.slice(4)],
    );
  }
  await pool.query('UPDATE idempotency_key SET request_hash = $1 WHERE key = $2', [request.hash, request.key]);
}

describe('what an earlier version left in clear', () => {
  test('is sealed at the next start, found, revealed, and sealed once only', async () => {
    const input = personInput(citizenNumber(200), { idempotencyKey: freshKey() });
    const first = await mutate(hub, '141025100', publishPenalty, input);
    const numbers = new Map([[first.record?.id ?? '', citizenNumber(200)]]);
    for (let n = 201; n < 205; n += 1) numbers.set(await publishPerson(hub, citizenNumber(n)), citizenNumber(n));
    await unseal(numbers, { key: input.idempotencyKey, hash: createHash('sha256').update('as it was').digest() });
    expect(await databaseAsText(hub)).toContain(citizenNumber(204));

    // Two at once, as nodes of one installation start.
    const nodes = await Promise.all([1, 2].map(() => startHub({ database: hub.database, personalDataKeyFile: keys })));
    const text = await databaseAsText(hub);
    for (const [id, number] of numbers) {
      expect(text).not.toContain(number);
      expect((await storedParty(hub, id)).party_code).toBe(masked(number));
      expect((await reveal(hub, id)).number).toBe(number);
    }
    const { rows } = await hub.owner.query(
      `SELECT DISTINCT replaced ->> 'content' AS content, replaced ->> 'partyCode' AS code FROM record_revision`,
    );
    expect(rows.map(({ content, code }) => `${content} ${code}`).sort()).toEqual(
      [...numbers.values()].map((number) => `罚款 ${masked(number)}`).sort(),
    );
    const query = 'query ($code: String) { penaltyDecisions(filter: { partyCode: $code }) { nodes { id } } }';
    const { data } = await graphql(hub.url, await hub.token('141025100'), query, { code: citizenNumber(203) });
    expect(data).toMatchObject({ penaltyDecisions: { nodes: [{}] } });
    const sealed = await storedParty(hub, first.record?.id ?? '');
    for (const node of nodes) await node.close();
    await onNode({}, async () => expect(await storedParty(hub, first.record?.id ?? '')).toEqual(sealed));
  });

  test('is a request too: its key goes on answering as before', async () => {
    const recordId = await publishPerson(hub, citizenNumber(210));
    const mutation = `mutation ($input: WithdrawRecordInput!) { withdrawRecord(input: $input) {
      record { id timeliness revision dueAt } change { cursor } userErrors { path code message rule } } }`;
    const input = { idempotencyKey: freshKey(), recordId, reason: '重复' };
    const first = await mutate(hub, '141025100', mutation, input);
    const { owner: pool } = hub;
    const plain = createHash('sha256')
      .update(JSON.stringify(['withdrawRecord', input]))
      .digest();
    await pool.query('UPDATE idempotency_key SET request_hash = $1 WHERE key = $2', [plain, input.idempotencyKey]);
    await onNode({}, async (node) => {
      expect(await mutate(node, '141025100', mutation, input)).toEqual(first);
      const other = await mutate(node, '141025100', mutation, { ...input, reason: '有误' });
      expect(other.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_CONFLICT' }]);
    });
  });

  test('stays as it is where it only looks like a person’s number', async () => {
    const id = await publishPerson(hub, citizenNumber(220));
    const looksAlike = '441052189010100141';
    await hub.owner.query(
      `UPDATE penalty_decision SET party_code = $1, party_code_sealed = NULL, party_code_lookup = NULL
       WHERE replace(record_id::text, '-', '') = $2`,
      [looksAlike, id.slice(4)],
    );
    await onNode({}, async () => expect((await storedParty(hub, id)).party_code).toBe(looksAlike));
  });
});

describe('the keys', () => {
  test('in a file that is cut off keep the hub from starting: it is named, and nothing of what it holds', async () => {
    const home = await openHubHome(hub.database.url);
    try {
      const text = await readFile(keys, 'utf8');
      const cut = join(directory, 'cut.json');
      await writeFile(cut, text.slice(0, -20));
      const { code, stderr } = await outputOf(home.spawnHub({ PERSONAL_DATA_KEY_FILE: cut }));
      expect([code, stderr]).toEqual([1, expect.stringContaining(`联动未能启动：${cut} 不是有效的个人信息密钥文件`)]);
      for (const word of text.match(/[A-Za-z0-9+/=]{20,}/g) ?? []) expect(stderr).not.toContain(word);
    } finally {
      await home.clear();
    }
  });

  test('that are others than this database was used with keep the hub from starting', async () => {
    const others = join(directory, 'others.json');
    await createKeyFile(others);
    await expect(onNode({ personalDataKeyFile: others }, async () => null)).rejects.toThrow(
      /检索密钥 lookup与本数据库此前/,
    );
    const { current, lookup } = await openKeyFile(keys);
    const sameId = {
      current,
      keys: { [current]: Buffer.alloc(32, 7).toString('base64') },
      lookup: lookup.toString('base64'),
    };
    await writeFile(others, JSON.stringify(sameId));
    const fault = await onNode({ personalDataKeyFile: others }, async () => '').catch((error: unknown) =>
      String(error),
    );
    expect(fault).toContain(`个人信息密钥 ${current}与本数据库此前使用的不同`);
    expect(fault).not.toContain(sameId.lookup);
  });

  test('are rotated by adding one: it seals, the earlier one opens, lookups find both', async () => {
    const before = await publishPerson(hub, citizenNumber(230));
    const rotated = join(directory, 'rotated.json');
    await copyFile(keys, rotated);
    const id = await rotateKeyFile(rotated);
    await onNode({ personalDataKeyFile: rotated }, async (node) => {
      const after = await publishPerson(node, citizenNumber(230));
      expect((await storedParty(node, after)).party_code_sealed?.includes(id)).toBe(true);
      expect([(await reveal(node, before)).number, (await reveal(node, after)).number]).toEqual([
        citizenNumber(230),
        citizenNumber(230),
      ]);
      const query = 'query ($code: String) { penaltyDecisions(filter: { partyCode: $code }) { nodes { id } } }';
      const answer = await graphql(node.url, await node.token('141025100'), query, { code: citizenNumber(230) });
      expect(answer.data).toMatchObject({ penaltyDecisions: { nodes: [{}, {}] } });
      // The node that has not the newer key yet says so of that record alone.
      expect((await reveal(hub, after)).errors).toMatchObject([{ message: '平台内部错误，请稍后重试' }]);
      expect((await reveal(hub, before)).number).toBe(citizenNumber(230));
    });
  });
});
