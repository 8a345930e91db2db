import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administer, newKey, statusOf } from '../../harness/clients/access.js';
import { eventually } from '../../harness/time/eventually.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import type { Role } from '../../../src/core/identity/index.js';
import { openSession } from '../../harness/clients/socket-session.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly deactivatedAt: string | null;
}

async function people(organization: string, page = 'first: 100'): Promise<(Listed & { readonly cursor: string })[]> {
  const query = `{ people(${page}) { edges { cursor node { id name roles isSystem deactivatedAt } } } }`;
  const { data, errors } = await graphql<{ people: { edges: { cursor: string; node: Listed }[] } }>(
    hub.url,
    await hub.token(organization, ['ADMINISTRATOR']),
    query,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.people.edges.map(({ cursor, node }) => ({ ...node, cursor }));
}

/** Signs a person with these roles in, so that the hub knows it, and gives its id. */
async function signedIn(organization: string, roles: readonly Role[]): Promise<{ id: string; token: string }> {
  const token = await hub.token(organization, roles);
  expect(await statusOf(hub, token)).toBe(200);
  const found = (await people(organization)).find((person) => person.roles.join() === roles.join());
  return { id: found?.id ?? '', token };
}

const reason = '已调离';

describe('a person', () => {
  test('whose access is ended is nobody within five seconds, also on an open socket, until it is given again', async () => {
    const { id, token } = await signedIn('scjg', ['ANALYST']);
    const session = await openSession(hub.url, token, 'subscription { changes { cursor } }');
    const { person } = await administer(hub, 'deactivate', { personId: id, reason }, 'scjg');
    expect(person?.deactivatedAt).not.toBeNull();
    expect(await session.closed).toMatchObject({ code: 4403 });
    expect(await statusOf(hub, token)).toBe(401);
    const restored = await administer(hub, 'reactivate', { personId: id, reason: '恢复' }, 'scjg');
    expect(restored.person?.deactivatedAt).toBeNull();
    await eventually(async () => (await statusOf(hub, token)) === 200, 5_000);
  });

  test('[U3] who is the last liaison officer with access stays, and the rule is named', async () => {
    const first = await signedIn('nync', ['LIAISON']);
    const alone = await administer(hub, 'deactivate', { personId: first.id, reason }, 'nync');
    expect(alone.userErrors).toMatchObject([{ path: ['personId'], code: 'INVALID', rule: 'U3' }]);
    const second = await signedIn('nync', ['VIEWER', 'LIAISON']);
    expect((await administer(hub, 'deactivate', { personId: first.id, reason }, 'nync')).userErrors).toEqual([]);
    const last = await administer(hub, 'deactivate', { personId: second.id, reason }, 'nync');
    expect(last.userErrors).toMatchObject([{ rule: 'U3' }]);
  });

  test('[U3] of two last liaison officers who are deactivated at once, one stays', async () => {
    const both = [await signedIn('lyj', ['LIAISON']), await signedIn('lyj', ['LIAISON', 'VIEWER'])];
    const answers = await Promise.all(
      both.map(({ id }) => administer(hub, 'deactivate', { personId: id, reason }, 'lyj')),
    );
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  });

  test('of another organization cannot be touched, and no one ends their own access', async () => {
    const { id } = await signedIn('whly', ['ANALYST']);
    expect((await administer(hub, 'deactivate', { personId: id, reason }, 'sfj')).userErrors).toMatchObject([
      { path: ['personId'], code: 'NOT_FOUND' },
    ]);
    const me = await signedIn('whly', ['ADMINISTRATOR']);
    expect((await administer(hub, 'deactivate', { personId: me.id, reason }, 'whly')).userErrors).toMatchObject([
      { path: ['personId'], code: 'INVALID' },
    ]);
  });

  test.each([
    ['psn_0', reason, 'personId', 'NOT_FOUND'],
    ['psn_99999999999', reason, 'personId', 'NOT_FOUND'],
    ['key_1', reason, 'personId', 'NOT_FOUND'],
    ['psn_1', ' ', 'reason', 'REQUIRED'],
    ['psn_1', '字'.repeat(201), 'reason', 'INVALID'],
  ])('%s, %s is refused', async (personId, why, path, code) => {
    expect((await administer(hub, 'deactivate', { personId, reason: why })).userErrors).toMatchObject([
      { path: [path], code },
    ]);
  });

  test('twice ended, or given what it has, is told so', async () => {
    const { id } = await signedIn('jtys', ['ANALYST']);
    expect((await administer(hub, 'reactivate', { personId: id, reason }, 'jtys')).userErrors).toMatchObject([
      { code: 'WRONG_STATE' },
    ]);
    await administer(hub, 'deactivate', { personId: id, reason }, 'jtys');
    expect((await administer(hub, 'deactivate', { personId: id, reason }, 'jtys')).userErrors).toMatchObject([
      { code: 'WRONG_STATE' },
    ]);
  });

  test('may be a system: all its keys end with its access', async () => {
    const { systemId, secret } = await newKey(hub, {}, 'zrzy');
    expect(await statusOf(hub, secret)).toBe(200);
    await administer(hub, 'deactivate', { personId: systemId, reason }, 'zrzy');
    await eventually(async () => (await statusOf(hub, secret)) === 401, 5_000);
  });
});

describe('the list of people', () => {
  test('is paged in the order of their first coming, forward and backward', async () => {
    for (const roles of [['VIEWER'], ['PUBLISHER'], ['ANALYST']] as const) await signedIn('xspj', roles);
    const listed = await people('xspj');
    const all = listed.map(({ id }) => id);
    expect(all).toHaveLength(4);
    expect((await people('xspj', `first: 2, after: "${listed[0]?.cursor}"`)).map(({ id }) => id)).toEqual(
      all.slice(1, 3),
    );
    expect((await people('xspj', `last: 2, before: "${listed[3]?.cursor}"`)).map(({ id }) => id)).toEqual(
      all.slice(1, 3),
    );
    await expect(people('xspj', `first: 2, after: "${all[0]}"`)).rejects.toThrow('CURSOR_INVALID');
  });
});
