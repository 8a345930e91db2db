import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../src/core/identity/index.js';
import { administer, newKey, statusOf } from '../../harness/clients/access.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

async function ask<Data>(query: string, organization = 'nync', roles: readonly Role[] = ['VIEWER']): Promise<Data> {
  const { data, errors } = await graphql<Data>(hub.url, await hub.token(organization, roles), query);
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}

interface Officer {
  readonly id: string;
  readonly name: string;
  readonly organization: { readonly code: string };
}

async function officers(args = ''): Promise<readonly (Officer & { readonly cursor: string })[]> {
  const { liaisonOfficers } = await ask<{ liaisonOfficers: { edges: { cursor: string; node: Officer }[] } }>(
    `{ liaisonOfficers${args} { edges { cursor node { id name organization { code } } } } }`,
  );
  return liaisonOfficers.edges.map(({ cursor, node }) => ({ ...node, cursor }));
}

/** Organizations that must name somebody. */
async function without(): Promise<readonly string[]> {
  const answer = await ask<{ organizationsWithoutLiaison: { code: string }[] }>(
    '{ organizationsWithoutLiaison { code } }',
  );
  return answer.organizationsWithoutLiaison.map(({ code }) => code);
}

/** Signs somebody in, so that the hub knows of them. */
const signIn = async (organization: string, roles: readonly Role[]): Promise<void> => {
  expect(await statusOf(hub, await hub.token(organization, roles))).toBe(200);
};

describe('[U3] liaison officers', () => {
  test('are listed for everybody, by organization; who has none must name one', async () => {
    const before = await without();
    expect(before).toHaveLength(17);
    // Neither court nor procuratorate, and no township that has ended.
    expect(before).not.toEqual(expect.arrayContaining(['fy']));
    expect(before).not.toEqual(expect.arrayContaining(['141025200']));
    await signIn('scjg', ['LIAISON']);
    await signIn('scjg', ['LIAISON', 'PUBLISHER']);
    await signIn('141025100', ['LIAISON']);
    await signIn('zrzy', ['PUBLISHER']);
    expect((await officers()).map(({ organization }) => organization.code)).toEqual(['141025100', 'scjg', 'scjg']);
    expect((await officers('(organizationCode: "scjg")')).map(({ name }) => name)).toEqual(['scjg 测试', 'scjg 测试']);
    expect(await officers('(organizationCode: "nobody")')).toEqual([]);
    expect((await without()).filter((code) => ['scjg', '141025100', 'zrzy'].includes(code))).toEqual(['zrzy']);
  });

  test('are paged forward and backward', async () => {
    const listed = await officers();
    const all = listed.map(({ id }) => id);
    expect((await officers(`(first: 1, after: "${listed[0]?.cursor}")`)).map(({ id }) => id)).toEqual([all[1]]);
    expect((await officers(`(last: 1, before: "${listed[2]?.cursor}")`)).map(({ id }) => id)).toEqual([all[1]]);
    await expect(officers(`(first: 1, after: "${all[0]}")`)).rejects.toThrow('CURSOR_INVALID');
  });

  test('whose access has ended are none any more', async () => {
    const [first] = await officers('(organizationCode: "scjg")');
    await administer(hub, 'deactivate', { personId: first?.id ?? '', reason: '已调离' }, 'scjg');
    expect(await officers('(organizationCode: "scjg")')).toHaveLength(1);
  });

  test('are people: a system that acts as one is none, and does not take the place of the last', async () => {
    await newKey(hub, { roles: ['LIAISON'] }, 'lyj');
    expect(await without()).toEqual(expect.arrayContaining(['lyj']));
    await signIn('lyj', ['LIAISON']);
    const [last] = await officers('(organizationCode: "lyj")');
    const { userErrors } = await administer(hub, 'deactivate', { personId: last?.id ?? '', reason: '已调离' }, 'lyj');
    expect(userErrors).toMatchObject([{ path: ['personId'], code: 'INVALID', rule: 'U3' }]);
  });
});
