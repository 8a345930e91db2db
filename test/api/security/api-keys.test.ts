import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { accessMutations, administer, newKey, statusOf } from '../../harness/clients/access.js';
import { eventually } from '../../harness/time/eventually.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { otherInput, publishOther } from '../../harness/builders/inputs.js';
import { openSession } from '../../harness/clients/socket-session.js';

let hub: TestHub;
let node: TestHub;
beforeAll(async () => {
  hub = await startHub();
  node = await startHub({ database: hub.database });
});
afterAll(async () => {
  await node.close();
  await hub.close();
});

describe('an API key', () => {
  test('is shown once and signs a system in, with its roles and no other', async () => {
    const { secret, prefix } = await newKey(hub);
    expect(secret).toMatch(/^ld_[0-9a-f]{12}_[\w-]{43}$/);
    expect(secret).toContain(prefix);
    const { data } = await graphql<{ viewer: object }>(
      hub.url,
      secret,
      '{ viewer { name roles organization { code } } }',
    );
    expect(data?.viewer).toEqual({ name: '乡镇接收系统', roles: ['VIEWER'], organization: { code: 'sfj' } });
    const refused = await graphql(hub.url, secret, publishOther, { input: otherInput() });
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const list = await graphql<{ apiKeys: object[] }>(
      hub.url,
      await hub.token('sfj', ['ADMINISTRATOR']),
      '{ apiKeys { prefix systemName revokedAt } }',
    );
    expect(list.data?.apiKeys).toContainEqual({ prefix, systemName: '乡镇接收系统', revokedAt: null });
    expect(JSON.stringify(list)).not.toContain(secret);
  });

  test('tells when it was used last, and is not written again within ten minutes', async () => {
    const { secret, prefix } = await newKey(hub);
    const lastUse = async (): Promise<string | null> => {
      const { rows } = await hub.owner.query('SELECT last_used_at::text AS used FROM api_key WHERE prefix = $1', [
        prefix,
      ]);
      return rows[0].used;
    };
    expect(await lastUse()).toBeNull();
    await statusOf(hub, secret);
    const first = await lastUse();
    expect(first).not.toBeNull();
    const verifiedFor = 5_500;
    await sleep(verifiedFor);
    await statusOf(hub, secret);
    expect(await lastUse()).toBe(first);
    await hub.owner.query(`UPDATE api_key SET last_used_at = now() - interval '11 minutes' WHERE prefix = $1`, [
      prefix,
    ]);
    await sleep(verifiedFor);
    await Promise.all([statusOf(hub, secret), statusOf(hub, secret)]);
    const list = await graphql<{ apiKeys: { prefix: string; lastUsedAt: string }[] }>(
      hub.url,
      await hub.token('sfj', ['ADMINISTRATOR']),
      '{ apiKeys { prefix lastUsedAt } }',
    );
    const told = list.data?.apiKeys.find((each) => each.prefix === prefix)?.lastUsedAt ?? '';
    expect(Date.parse(told)).toBeGreaterThan(Date.parse(first ?? ''));
  }, 30_000);

  test('stands in the database as its SHA-256 only', async () => {
    const { secret, prefix } = await newKey(hub);
    const { rows } = await hub.owner.query('SELECT hash, k::text AS row FROM api_key k WHERE prefix = $1', [prefix]);
    expect(rows[0].hash).toEqual(createHash('sha256').update(secret).digest());
    expect(rows[0].row).not.toContain(secret.slice(16));
  });

  test.each([
    [
      'another secret behind a prefix that there is',
      (key: string) => `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`,
    ],
    ['a prefix that there is not', (key: string) => key.replace(/^ld_.{12}/, 'ld_000000000000')],
    ['a key that is cut off', (key: string) => key.slice(0, -1)],
    ['nothing but the beginning', () => 'ld_'],
  ])('with %s is nobody’s', async (_what, forged) => {
    const { secret } = await newKey(hub);
    expect(await statusOf(hub, secret)).toBe(200);
    expect(await statusOf(hub, forged(secret))).toBe(401);
  });

  test('is rotated with two live, no more, and the old one holds until it is revoked', async () => {
    const first = await newKey(hub, { trustedDocuments: 'LOG' });
    const second = await administer(hub, 'rotate', { systemId: first.systemId });
    expect(second.apiKey).toMatchObject({ systemId: first.systemId, roles: ['VIEWER'], trustedDocuments: 'LOG' });
    expect(await statusOf(hub, first.secret)).toBe(200);
    expect(await statusOf(hub, second.secret ?? '')).toBe(200);
    const third = await administer(hub, 'rotate', { systemId: first.systemId });
    expect(third).toMatchObject({
      apiKey: null,
      secret: null,
      userErrors: [{ path: ['systemId'], code: 'WRONG_STATE' }],
    });
    await administer(hub, 'revoke', { apiKeyId: first.id });
    expect((await administer(hub, 'rotate', { systemId: first.systemId })).secret).toMatch(/^ld_/);
  });

  test('that two administrators rotate at once has two live keys, not three', async () => {
    const first = await newKey(hub);
    const answers = await Promise.all([1, 2, 3].map(() => administer(hub, 'rotate', { systemId: first.systemId })));
    expect(answers.filter(({ secret }) => secret !== null)).toHaveLength(1);
  });

  test('that is revoked holds nowhere after five seconds, and its sockets are closed with 4403', async () => {
    const { secret, id } = await newKey(hub);
    const follow = 'subscription { changes { cursor } }';
    const sessions = await Promise.all([hub, node].map(({ url }) => openSession(url, secret, follow)));
    expect(await statusOf(node, secret)).toBe(200);
    const before = Date.now();
    const { apiKey } = await administer(hub, 'revoke', { apiKeyId: id });
    expect(apiKey?.revokedAt).not.toBeNull();
    for (const session of sessions) expect(await session.closed).toMatchObject({ code: 4403 });
    for (const { url } of [hub, node]) await eventually(async () => (await statusOf({ url }, secret)) === 401, 5_000);
    expect(Date.now() - before).toBeLessThan(5_000);
    const again = await administer(hub, 'revoke', { apiKeyId: id });
    expect(again.apiKey?.revokedAt).toBe(apiKey?.revokedAt);
  });

  test('expires when it was said to', async () => {
    const { secret } = await newKey(hub, { expiresAt: new Date(Date.now() + 1_500).toISOString() });
    const session = await openSession(hub.url, secret, 'subscription { changes { cursor } }');
    expect(await session.closed).toMatchObject({ code: 4403 });
    expect(await statusOf(hub, secret)).toBe(401);
  });

  test('may be held to registered documents', async () => {
    const { secret } = await newKey(hub, { trustedDocuments: 'ENFORCE' });
    const answer = await graphql(hub.url, secret, '{ viewer { name roles } }');
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('DOCUMENT_NOT_TRUSTED');
  });

  test('is its organization’s: nobody else rotates or revokes it, and only administrators make one', async () => {
    const { id, systemId } = await newKey(hub);
    expect((await administer(hub, 'revoke', { apiKeyId: id }, 'scjg')).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect((await administer(hub, 'rotate', { systemId }, 'scjg')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const token = await hub.token('sfj', ['PUBLISHER', 'LIAISON', 'AUDITOR']);
    const { errors } = await graphql(hub.url, token, accessMutations.create, {
      input: { name: '系统', roles: ['VIEWER'] },
    });
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  test.each([
    [{ name: ' ' }, 'name', 'REQUIRED'],
    [{ name: '字'.repeat(101) }, 'name', 'INVALID'],
    [{ name: '含\u0000空字符' }, 'name', 'INVALID'],
    [{ roles: [] }, 'roles', 'REQUIRED'],
    [{ roles: ['VIEWER', 'ADMINISTRATOR'] }, 'roles', 'INVALID'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt', 'INVALID'],
  ])('is not made of %j', async (wrong, path, code) => {
    const answer = await administer(hub, 'create', { name: '系统', roles: ['VIEWER'], ...wrong });
    expect(answer).toMatchObject({ apiKey: null, secret: null, userErrors: [{ path: [path], code }] });
  });

  test('is in the audit log when it is made and when it is revoked', async () => {
    const { id } = await newKey(hub);
    await administer(hub, 'revoke', { apiKeyId: id });
    const query = 'query ($id: String!) { auditLog(filter: { subjectId: $id }) { nodes { action personName } } }';
    const { data } = await graphql<{ auditLog: { nodes: object[] } }>(
      hub.url,
      await hub.token('xzf', ['AUDITOR']),
      query,
      { id },
    );
    expect(data?.auditLog.nodes).toMatchObject([{ action: 'API_KEY_REVOKED' }, { action: 'API_KEY_CREATED' }]);
  });
});
