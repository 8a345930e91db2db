import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../../harness/hub/hub.js';
import { otherInput, publishOther, sharing, type UserErrorAnswer } from '../../../harness/builders/inputs.js';
import { mutate } from '../../../harness/clients/publish.js';
import { subscribe } from '../../../harness/clients/subscriber.js';
import type { Role } from '../../../../src/core/identity/index.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

interface Granted {
  readonly grant: { readonly endedAt: string | null; readonly organization: { readonly code: string } } | null;
  readonly change: { readonly cursor: string } | null;
  readonly userErrors: readonly UserErrorAnswer[];
}

async function change(
  name: 'grant' | 'revoke',
  input: object,
  organization = 'scjg',
  roles: readonly Role[] = ['PUBLISHER'],
): Promise<Granted> {
  const type = name === 'grant' ? 'GrantVisibilityInput' : 'RevokeVisibilityInput';
  const mutation = `mutation ($input: ${type}!) { answer: ${name}Visibility(input: $input) {
    grant { endedAt organization { code } } change { cursor } userErrors { path code message rule } } }`;
  const token = await hub.token(organization, roles);
  const { data, errors } = await graphql<{ answer: Granted }>(hub.url, token, mutation, {
    input: { basis: '县政府常务会议决定', ...input },
  });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}

/** A record of scjg that nync alone may see beside it. */
async function narrow(title: string): Promise<string> {
  const scope = { scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['nync'] };
  const input = otherInput({ sharing: { ...sharing(title), ...scope } });
  return (await mutate(hub, 'scjg', publishOther, input)).record?.id ?? '';
}

async function sees(recordId: string, organization: string): Promise<boolean> {
  const { data } = await graphql<{ node: object | null }>(
    hub.url,
    await hub.token(organization),
    'query ($id: ID!) { node(id: $id) { id } }',
    { id: recordId },
  );
  return data?.node != null;
}

describe('a grant of visibility', () => {
  test('reaches who is subscribed, and when it is taken back they are told without content and no more', async () => {
    const recordId = await narrow('先授权后收回');
    const cursor = hub.running.hub.feed.cursor(hub.running.hub.feed.head());
    const subscriber = subscribe(hub.url, await hub.token('lyj'), { after: cursor });
    const { grant } = await change('grant', { recordId, organizationCode: 'lyj' });
    expect(grant).toEqual({ endedAt: null, organization: { code: 'lyj' } });
    expect(await subscriber.until(1)).toMatchObject([
      { kind: 'VISIBILITY_CHANGED', subject: { title: '先授权后收回' } },
    ]);
    expect((await change('revoke', { recordId, organizationCode: 'lyj' })).grant?.endedAt).not.toBeNull();
    await mutate(
      hub,
      'scjg',
      'mutation ($input: WithdrawRecordInput!) { withdrawRecord(input: $input) { userErrors { path } } }',
      { recordId, reason: '信息有误', idempotencyKey: 'grants-1' },
    );
    await mutate(hub, 'scjg', publishOther, otherInput({ sharing: sharing('此后') }));
    const received = (await subscriber.until(3)).map(({ kind, subjectId, subject }) => ({
      kind,
      subjectId,
      title: subject?.title ?? null,
    }));
    expect(received.slice(1)).toEqual([
      { kind: 'RETRACTED', subjectId: recordId, title: null },
      expect.objectContaining({ kind: 'PUBLISHED', title: '此后' }),
    ]);
    await subscriber.close();
  });

  test('is given by the publisher for its own record, by the county government for any, and by nobody else', async () => {
    const recordId = await narrow('谁可授权');
    const input = { recordId, organizationCode: 'jcy' };
    expect((await change('grant', input, 'nync')).userErrors).toMatchObject([{ code: 'NOT_COMPETENT' }]);
    expect((await change('grant', input, 'lyj')).userErrors).toMatchObject([{ path: ['recordId'], code: 'NOT_FOUND' }]);
    await expect(change('grant', input, 'scjg', ['ADMINISTRATOR'])).rejects.toThrow('FORBIDDEN');
    expect((await change('grant', input, 'xzf', ['COUNTY_GOVERNMENT'])).userErrors).toEqual([]);
    expect([await sees(recordId, 'jcy'), await sees(recordId, 'xzf')]).toEqual([true, false]);
  });

  test('outlives a revision of the scope until the publisher names the organization itself', async () => {
    const recordId = await narrow('授权与修订');
    await change('grant', { recordId, organizationCode: 'lyj' });
    const revise = async (revision: number, organizationCodes: string[]): Promise<void> => {
      const mutation = `mutation ($input: ReviseOtherInformationInput!) { reviseOtherInformation(input: $input) {
        record { id } userErrors { path message } } }`;
      const scope = { scope: 'NAMED_ORGANIZATIONS', organizationCodes };
      const input = {
        idempotencyKey: `grants-revision-${revision}`,
        recordId,
        expectedRevision: revision,
        reason: '调整',
      };
      await mutate(hub, 'scjg', mutation, { ...input, sharing: scope });
    };
    await revise(1, ['whly']);
    expect([await sees(recordId, 'lyj'), await sees(recordId, 'nync')]).toEqual([true, false]);
    await revise(2, ['lyj']);
    expect((await change('revoke', { recordId, organizationCode: 'lyj' })).userErrors).toMatchObject([
      { path: ['organizationCode'], code: 'NOT_FOUND' },
    ]);
    expect(await sees(recordId, 'lyj')).toBe(true);
  });

  test.each([
    [{ recordId: 'rec_00000000000000000000000000000000' }, 'recordId', 'NOT_FOUND'],
    [{ recordId: 'org_scjg' }, 'recordId', 'NOT_FOUND'],
    [{ organizationCode: 'none' }, 'organizationCode', 'NOT_FOUND'],
    [{ organizationCode: '141025200' }, 'organizationCode', 'INVALID'],
    [{ organizationCode: 'nync' }, 'organizationCode', 'ALREADY_EXISTS'],
    [{ basis: ' ' }, 'basis', 'REQUIRED'],
    [{ basis: '字'.repeat(501) }, 'basis', 'INVALID'],
  ])('is refused for %j', async (wrong, path, code) => {
    const recordId = await narrow('无效的授权');
    const { userErrors, grant } = await change('grant', { recordId, organizationCode: 'lyj', ...wrong });
    expect({ grant, userErrors }).toMatchObject({ grant: null, userErrors: [{ path: [path], code }] });
  });

  test('of two at once is one', async () => {
    const recordId = await narrow('同时授权');
    const answers = await Promise.all([1, 2, 3].map(() => change('grant', { recordId, organizationCode: 'lyj' })));
    expect(answers.filter(({ grant }) => grant !== null)).toHaveLength(1);
  });

  test('is listed with its basis, for whoever may see the record', async () => {
    const recordId = await narrow('授权清单');
    await change('grant', { recordId, organizationCode: 'lyj' });
    const query = 'query ($id: ID!) { visibilityGrants(recordId: $id) { organization { code } basis endedAt } }';
    const ask = async (organization: string) =>
      (await graphql<{ visibilityGrants: object[] }>(hub.url, await hub.token(organization), query, { id: recordId }))
        .data?.visibilityGrants;
    expect(await ask('scjg')).toEqual([{ organization: { code: 'lyj' }, basis: '县政府常务会议决定', endedAt: null }]);
    expect(await ask('whly')).toEqual([]);
  });
});
