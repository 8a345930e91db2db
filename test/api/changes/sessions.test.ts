import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { demonstrationIssuer, tokenAudience } from '../../../src/core/identity/demonstration-issuer.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';
import { openSession } from '../../harness/clients/socket-session.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const follow = 'subscription { changes { kind subject { ... on SharedRecord { title } } } }';
const nowInSeconds = (): number => Math.floor(Date.now() / 1000);

/** The claims of a good token, with some of them changed or, as undefined, left out. */
function claims(changes: Readonly<Record<string, unknown>> = {}): JWTPayload {
  const good = { iss: demonstrationIssuer, aud: tokenAudience, sub: 'test:session', exp: nowInSeconds() + 600 };
  const all = { ...good, org: 'nync', name: '测试', roles: ['VIEWER'], ...changes };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function sign(payload: JWTPayload): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA' }).sign(hub.running.keys.privateKey);
}

describe('a session ends with its token', () => {
  test('a socket in the middle of a stream is closed with 4403 when its token expires', async () => {
    const exp = nowInSeconds() + 3;
    const session = await openSession(hub.url, await sign(claims({ exp })), follow);
    await sleep(300);
    await mutate(hub, 'scjg', publishOther, otherInput({ sharing: sharing('到期之前') }));
    const { code, reason, at } = await session.closed;
    expect({ code, reason }).toEqual({ code: 4403, reason: 'token expired' });
    // A timer may be a millisecond early.
    expect(at / 1000 - exp).toBeGreaterThan(-0.1);
    expect(at / 1000 - exp).toBeLessThan(2);
    expect(session.messages.map(({ type, payload }) => payload?.data?.['changes'] ?? type)).toEqual([
      'connection_ack',
      { kind: 'HEARTBEAT', subject: null },
      { kind: 'PUBLISHED', subject: { title: '到期之前' } },
    ]);
  });

  test('the end of one socket leaves another of the same organization alone', async () => {
    const exp = nowInSeconds() + 2;
    const [short, long] = await Promise.all([
      openSession(hub.url, await sign(claims({ exp })), follow),
      openSession(hub.url, await sign(claims()), follow),
    ]);
    expect((await short.closed).code).toBe(4403);
    expect(long.isOpen()).toBe(true);
    long.close();
  });

  test('a token of sixty days, more than a timer holds, does not end at once', async () => {
    const session = await openSession(hub.url, await sign(claims({ exp: nowInSeconds() + 60 * 86_400 })), follow);
    await sleep(500);
    expect(session.isOpen()).toBe(true);
    session.close();
  });
});

describe('a token that is not good', () => {
  const otherKey = async (): Promise<string> => {
    const { privateKey } = await generateKeyPair('EdDSA');
    return new SignJWT(claims()).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey);
  };
  /** The last character of a signature of 64 bytes carries unused bits: the one before it does not. */
  const altered = async (): Promise<string> => {
    const token = await sign(claims());
    return `${token.slice(0, -2)}${token.at(-2) === 'A' ? 'B' : 'A'}${token.slice(-1)}`;
  };
  const withRolesOfAnother = async (): Promise<string> => {
    const [header, , signature] = (await sign(claims())).split('.');
    const payload = Buffer.from(JSON.stringify(claims({ roles: ['PUBLISHER'] }))).toString('base64url');
    return `${header}.${payload}.${signature}`;
  };
  const shared = (): Promise<string> =>
    new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from('a secret that anybody may know'));

  test.each<[string, () => Promise<string> | string]>([
    ['has expired', () => sign(claims({ exp: nowInSeconds() - 60 }))],
    ['never expires', () => sign(claims({ exp: undefined }))],
    ['is not valid yet', () => sign(claims({ nbf: nowInSeconds() + 600 }))],
    ['is from another issuer', () => sign(claims({ iss: 'https://example.org' }))],
    ['is for another audience', () => sign(claims({ aud: 'urn:example:other' }))],
    ['names no person', () => sign(claims({ sub: undefined }))],
    ['names an organization that is not there', () => sign(claims({ org: 'nobody' }))],
    ['is signed with another key', otherKey],
    ['has an altered signature', altered],
    ['has altered claims', withRolesOfAnother],
    ['is signed with a shared secret', shared],
    ['is not signed at all', () => new UnsecuredJWT(claims()).encode()],
  ])('that %s is refused over HTTP with 401, on a socket with 4403', async (_name, make) => {
    const token = await make();
    const answer = await graphql(hub.url, token, '{ viewer { name } }');
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(answer.data ?? null).toBeNull();
    const session = await openSession(hub.url, token, follow);
    expect((await session.closed).code).toBe(4403);
    expect(session.messages).toEqual([]);
  });
});

describe('without a token', () => {
  test.each([
    'viewer { name }',
    'sharedRecords { totalCount }',
    'changes { endCursor }',
    'node(id: "org_scjg") { id }',
  ])('over HTTP { %s } is UNAUTHENTICATED', async (field) => {
    const answer = await graphql(hub.url, null, `{ ${field} }`);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(Object.values(answer.data ?? {}).every((value) => value === null)).toBe(true);
  });

  test('the schema may be read', async () => {
    const answer = await graphql(hub.url, null, '{ __typename __schema { queryType { name } } }');
    expect(answer).toMatchObject({ status: 200, data: { __typename: 'Query', __schema: { queryType: {} } } });
  });
});
