import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../src/core/identity/index.js';
import { pdfOf, put, uploadInput } from '../../harness/builders/attachments.js';
import { otherInput } from '../../harness/builders/inputs.js';
import { administer, statusOf } from '../../harness/clients/access.js';
import { graphql } from '../../harness/clients/graphql.js';
import { openSession } from '../../harness/clients/socket-session.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

async function ask<Data>(token: string, query: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await graphql<Data>(hub.url, token, query, variables);
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}

/** Signs somebody in for an organization, by a token that chooses it. */
async function come(subject: string, organization: string, roles: readonly Role[]): Promise<string> {
  const token = await hub.token(organization, roles, subject);
  expect(await statusOf(hub, token)).toBe(200);
  return token;
}

interface Listed {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly deactivatedAt: string | null;
}

/** Of an organization's people those with exactly these roles. */
async function people(organization: string, roles: readonly Role[]): Promise<readonly Listed[]> {
  const token = await hub.token(organization, ['ADMINISTRATOR']);
  const query = '{ people { nodes { id roles deactivatedAt } } }';
  const { people: listed } = await ask<{ people: { nodes: Listed[] } }>(token, query);
  return listed.nodes.filter((person) => person.roles.join() === roles.join());
}

async function officersOf(organization: string): Promise<readonly string[]> {
  const query = `{ liaisonOfficers(organizationCode: "${organization}") { nodes { id organization { code } } } }`;
  const { liaisonOfficers } = await ask<{
    liaisonOfficers: { nodes: { id: string; organization: { code: string } }[] };
  }>(await hub.token('sfj'), query);
  expect(liaisonOfficers.nodes.filter((officer) => officer.organization.code !== organization)).toEqual([]);
  return liaisonOfficers.nodes.map(({ id }) => id);
}

const end = (organization: string, personId = '') =>
  administer(hub, 'deactivate', { personId, reason: '借调期满' }, organization);

describe('a person of several organizations', () => {
  test('is listed by each, with the roles that it has there, under an id of its own', async () => {
    await come('listed', 'scjg', ['PUBLISHER']);
    await come('listed', 'zrzy', ['ANALYST']);
    await come('listed', 'scjg', ['PUBLISHER']);
    const [[inOne], [inOther]] = [await people('scjg', ['PUBLISHER']), await people('zrzy', ['ANALYST'])];
    expect(inOne?.id).toMatch(/^psn_/);
    expect(inOther?.id).toMatch(/^psn_/);
    expect(inOne?.id).not.toBe(inOther?.id);
  });

  test('whose access to one has ended goes on for the other: tokens, sockets, links', async () => {
    const one = await come('leaving', 'scjg', ['PUBLISHER', 'VIEWER']);
    const other = await come('leaving', 'zrzy', ['PUBLISHER', 'VIEWER']);
    const follow = 'subscription { changes { cursor } }';
    const sockets = { one: await openSession(hub.url, one, follow), other: await openSession(hub.url, other, follow) };
    const [person] = await people('scjg', ['PUBLISHER', 'VIEWER']);
    expect((await end('scjg', person?.id)).userErrors).toEqual([]);
    expect(await sockets.one.closed).toMatchObject({ code: 4403 });
    expect(await statusOf(hub, one)).toBe(401);
    expect(await statusOf(hub, other)).toBe(200);
    expect(sockets.other.isOpen()).toBe(true);
    expect(await people('zrzy', ['PUBLISHER', 'VIEWER'])).toMatchObject([{ deactivatedAt: null }]);
    sockets.other.close();
    await administer(hub, 'reactivate', { personId: person?.id, reason: '恢复' }, 'scjg');
    await eventually(async () => (await statusOf(hub, one)) === 200, 5_000);
  });

  test('cannot upload by a link of the organization that has ended the access', async () => {
    const bytes = pdfOf('借调人员的材料');
    const mutation = 'mutation ($input: RequestUploadInput!) { requestUpload(input: $input) { upload { url } } }';
    const linkBy = async (token: string): Promise<string> => {
      const input = uploadInput(bytes);
      const answer = await ask<{ requestUpload: { upload: { url: string } } }>(token, mutation, { input });
      return answer.requestUpload.upload.url;
    };
    const roles = ['PUBLISHER', 'LIAISON', 'ANALYST'] as const;
    const links = [
      await linkBy(await come('uploading', 'jtys', roles)),
      await linkBy(await come('uploading', 'whly', roles)),
    ];
    await come('uploading too', 'jtys', ['LIAISON']);
    const [person] = await people('jtys', roles);
    expect((await end('jtys', person?.id)).userErrors).toEqual([]);
    expect(await put(hub, links[0] ?? '', bytes)).toMatchObject({ status: 403 });
    expect(await put(hub, links[1] ?? '', bytes)).toMatchObject({ status: 201 });
  });

  test('is touched by no administrator of another organization, and by none of their own ids', async () => {
    await come('theirs', 'lyj', ['VIEWER']);
    await come('theirs', 'nync', ['VIEWER']);
    const [inOne] = await people('lyj', ['VIEWER']);
    expect((await end('nync', inOne?.id)).userErrors).toMatchObject([{ path: ['personId'], code: 'NOT_FOUND' }]);
    const administrator = await come('both', 'lyj', ['ADMINISTRATOR', 'VIEWER']);
    await come('both', 'nync', ['ADMINISTRATOR', 'VIEWER']);
    const [me] = await people('lyj', ['ADMINISTRATOR', 'VIEWER']);
    const { deactivatePerson } = await ask<{ deactivatePerson: { userErrors: object[] } }>(
      administrator,
      `mutation { deactivatePerson(input: { personId: "${me?.id}", reason: "x" }) { userErrors { code path } } }`,
    );
    expect(deactivatePerson.userErrors).toEqual([{ code: 'INVALID', path: ['personId'] }]);
  });

  test('[U3] is the liaison officer of each that names it, and the last one of each stays', async () => {
    for (const organization of ['sthj', 'yjgl']) await come('shared officer', organization, ['LIAISON']);
    const [[inOne], [inOther]] = [await officersOf('sthj'), await officersOf('yjgl')];
    expect(inOne).not.toBe(inOther);
    expect((await end('sthj', inOne)).userErrors).toMatchObject([{ path: ['personId'], code: 'INVALID', rule: 'U3' }]);
    await come('another officer', 'sthj', ['LIAISON', 'VIEWER']);
    expect((await end('sthj', inOne)).userErrors).toEqual([]);
    expect(await officersOf('sthj')).toHaveLength(1);
    expect(await officersOf('yjgl')).toEqual([inOther]);
    expect((await end('yjgl', inOther)).userErrors).toMatchObject([{ rule: 'U3' }]);
  });

  test('is named by the history of what it did for each', async () => {
    const publish = `mutation ($input: PublishOtherInformationInput!) { publishOtherInformation(input: $input) {
      record { history { by { name } } } userErrors { message } } }`;
    for (const organization of ['xspj', 'scjg']) {
      const token = await come('named', organization, ['PUBLISHER']);
      const answer = await ask<object>(token, publish, { input: otherInput() });
      expect(answer).toMatchObject({
        publishOtherInformation: {
          record: { history: [{ by: { name: `${organization} 测试` } }] },
        },
      });
    }
    const { rows } = await hub.owner.query(
      `SELECT count(DISTINCT v.changed_by)::int AS people FROM record_revision v JOIN person p ON p.id = v.changed_by
       WHERE p.subject = 'named'`,
    );
    expect(rows).toEqual([{ people: 1 }]);
  });
});
