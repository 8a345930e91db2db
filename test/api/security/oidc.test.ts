import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateKeyPair, SignJWT } from 'jose';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { startProvider, type TestProvider } from '../../harness/hub/oidc.js';
import { openSession } from '../../harness/clients/socket-session.js';
import { eventually } from '../../harness/time/eventually.js';

let provider: TestProvider;
let hub: TestHub;
const oidcOf = (issuer: string) => ({
  issuer,
  audience: 'urn:liandong:hub',
  organizationClaim: 'org',
  rolesClaim: 'roles',
});
beforeAll(async () => {
  provider = await startProvider();
  hub = await startHub({ oidc: oidcOf(provider.issuer), demonstrationTokens: false });
});
afterAll(async () => {
  await hub.close();
  await provider.stop();
});

const query = '{ viewer { name roles organization { code } } }';

async function answerTo(token: string, node = hub): Promise<readonly [number, unknown]> {
  const { status, errors } = await graphql(node.url, token, query);
  return [status, errors?.[0]?.extensions?.['code']];
}

describe('a token of the provider', () => {
  test('is whose it says, over HTTP and on a socket', async () => {
    const token = await provider.token('scjg/VIEWER,ANALYST');
    const { data } = await graphql<{ viewer: object }>(hub.url, token, query);
    expect(data?.viewer).toEqual({
      name: encodeURIComponent('scjg/VIEWER,ANALYST'),
      roles: ['VIEWER', 'ANALYST'],
      organization: { code: 'scjg' },
    });
    const session = await openSession(hub.url, token);
    await eventually(() => session.messages.some(({ type }) => type === 'connection_ack'));
    session.close();
  });

  test('for another service is refused', async () => {
    const token = await provider.token('141025100/PUBLISHER', 'urn:elsewhere');
    expect(await answerTo(token)).toEqual([401, 'UNAUTHENTICATED']);
    expect((await (await openSession(hub.url, token)).closed).code).toBe(4403);
  });

  test('of an organization that is not registered is refused', async () => {
    expect(await answerTo(await provider.token('nowhere/PUBLISHER'))).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('without roles is known and may nothing', async () => {
    const token = await provider.token('141025100/');
    expect(await answerTo(token)).toEqual([200, 'FORBIDDEN']);
  });

  test('is the only kind where the demonstration is not on', async () => {
    expect(await answerTo(await hub.token('scjg'))).toEqual([401, 'UNAUTHENTICATED']);
  });
});

describe('keys', () => {
  test('that nobody knows are looked for once in a while, however many tokens name one', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    await answerTo(await provider.token('141025100/PUBLISHER'));
    const before = provider.keyFetches();
    for (let n = 0; n < 20; n += 1) {
      const token = await new SignJWT({ org: '141025100', roles: [] })
        .setProtectedHeader({ alg: 'ES256', kid: `made-up-${n}` })
        .setIssuer(provider.issuer)
        .setAudience('urn:liandong:hub')
        .setSubject('attacker')
        .setExpirationTime('1h')
        .sign(privateKey);
      expect(await answerTo(token)).toEqual([401, 'UNAUTHENTICATED']);
    }
    expect(provider.keyFetches() - before).toBeLessThanOrEqual(1);
  });

  test('are taken as the provider has them, on a node that comes later too', async () => {
    await provider.rotate();
    const later = await startHub({ oidc: oidcOf(provider.issuer), database: hub.database });
    expect(await answerTo(await provider.token('141025100/PUBLISHER'), later)).toEqual([200, undefined]);
    await later.close();
  });
});

describe('a provider that is down', () => {
  test('is told apart from a wrong token, and is asked again', async () => {
    const first = await startProvider();
    const { issuer } = first;
    const token = await first.token('141025100/PUBLISHER');
    await first.stop();
    const limits = { addressRequests: 1 };
    const node = await startHub({ oidc: oidcOf(issuer), database: hub.database, limits });
    // However often: nobody is taken for one who guesses.
    for (let n = 0; n < 3; n += 1) {
      expect(await answerTo(token, node)).toEqual([503, 'IDENTITY_PROVIDER_UNAVAILABLE']);
    }
    // The demonstration's own tokens need nobody.
    expect(await answerTo(await node.token('scjg'), node)).toEqual([200, undefined]);
    const again = await startProvider(Number(new URL(issuer).port));
    expect(await answerTo(await again.token('141025100/PUBLISHER'), node)).toEqual([200, undefined]);
    await node.close();
    await again.stop();
  });

  test('whose metadata name another issuer is not believed', async () => {
    const node = await startHub({
      oidc: oidcOf(provider.issuer.replace('127.0.0.1', 'localhost')),
      database: hub.database,
    });
    const { privateKey } = await generateKeyPair('ES256');
    const token = await new SignJWT({ org: '141025100', roles: [] })
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer(provider.issuer.replace('127.0.0.1', 'localhost'))
      .setExpirationTime('1h')
      .sign(privateKey);
    expect(await answerTo(token, node)).toEqual([503, 'IDENTITY_PROVIDER_UNAVAILABLE']);
    await node.close();
  });
});
