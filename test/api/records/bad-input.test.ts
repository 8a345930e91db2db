import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { randomBytes } from 'node:crypto';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import {
  freshKey,
  otherInput,
  penaltyInput,
  publishOther,
  publishPenalty,
  sharing,
} from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
afterEach(async () => {
  // The process lives and takes the next good request.
  const good = await mutate(hub, 'scjg', publishOther, otherInput());
  if (good.userErrors.length > 0) throw new Error('a good request was refused');
});

async function rowCounts(): Promise<unknown> {
  const { rows } = await hub.owner.query(
    `SELECT (SELECT count(*) FROM shared_record) AS records, (SELECT count(*) FROM change_event) AS changes,
      (SELECT count(*) FROM record_revision) AS revisions, (SELECT count(*) FROM idempotency_key) AS keys`,
  );
  return rows[0];
}

/** Text that no compression makes shorter. */
const noise = (length: number): string => randomBytes(length).toString('base64').slice(0, length);

type Fault = readonly [string, object, { readonly path: string[]; readonly code: string; readonly rule?: string }];

const shared = (changes: object): object => ({ sharing: { ...sharing(), ...changes } });
const named = (...organizationCodes: string[]): object => shared({ scope: 'NAMED_ORGANIZATIONS', organizationCodes });

const faults: readonly Fault[] = [
  ['a blank title', shared({ title: ' ' }), { path: ['sharing', 'title'], code: 'REQUIRED' }],
  ['a title of 201 characters', shared({ title: '长'.repeat(201) }), { path: ['sharing', 'title'], code: 'INVALID' }],
  [
    'no time of formation',
    shared({ formedAt: null }),
    { path: ['sharing', 'formedAt'], code: 'REQUIRED', rule: 'S10' },
  ],
  [
    'formation tomorrow',
    shared({ formedAt: new Date(Date.now() + 86_400_000).toISOString() }),
    { path: ['sharing', 'formedAt'], code: 'INVALID', rule: 'S10' },
  ],
  [
    'an unknown organization',
    named('scjg', 'nobody'),
    { path: ['sharing', 'organizationCodes', '1'], code: 'NOT_FOUND' },
  ],
  ['a closed organization', named('141025200'), { path: ['sharing', 'organizationCodes', '0'], code: 'INVALID' }],
  ['a scope without organizations', named(), { path: ['sharing', 'organizationCodes'], code: 'REQUIRED' }],
  [
    'organizations without the scope',
    shared({ organizationCodes: ['scjg'] }),
    { path: ['sharing', 'organizationCodes'], code: 'INVALID' },
  ],
  [
    'a pending record that is not there',
    shared({ pendingRecordId: 'rec_00000000000000000000000000000000' }),
    { path: ['sharing', 'pendingRecordId'], code: 'NOT_FOUND' },
  ],
  ['a blank key', { idempotencyKey: ' ' }, { path: ['idempotencyKey'], code: 'REQUIRED' }],
  [
    'a credit code with a wrong check character',
    { partyCode: '91141025MA0GTYRP66' },
    { path: ['partyCode'], code: 'INVALID' },
  ],
  [
    'a citizen number with a wrong check character',
    { partyKind: 'NATURAL_PERSON', partyCode: '11010519491231002A' },
    { path: ['partyCode'], code: 'INVALID' },
  ],
  ['a blank decision number', { decisionNumber: '' }, { path: ['decisionNumber'], code: 'REQUIRED' }],
  ['no penalty kind', { penaltyKinds: [] }, { path: ['penaltyKinds'], code: 'REQUIRED' }],
  ['a repeated penalty kind', { penaltyKinds: ['FINE', 'FINE'] }, { path: ['penaltyKinds'], code: 'INVALID' }],
  ['a fine without the kind', { penaltyKinds: ['WARNING'] }, { path: ['fineAmount'], code: 'INVALID' }],
  ['a negative fine', { fineAmount: '-1.00' }, { path: ['fineAmount'], code: 'INVALID' }],
  ['a fine of three decimals', { fineAmount: '1.005' }, { path: ['fineAmount'], code: 'INVALID' }],
  ['a decision of tomorrow', { decidedOn: '2199-01-01' }, { path: ['decidedOn'], code: 'INVALID' }],
  ['an item code with a space', { itemCode: 'a b' }, { path: ['itemCode'], code: 'INVALID' }],
  ['U+0000', { facts: 'a\u0000b' }, { path: ['facts'], code: 'INVALID' }],
  ['a lone surrogate', { facts: 'a\ud800b' }, { path: ['facts'], code: 'INVALID' }],
  ['a text of 20,001 characters', { facts: 'x'.repeat(20_001) }, { path: ['facts'], code: 'INVALID' }],
  ['a number too long for an index', { decisionNumber: noise(501) }, { path: ['decisionNumber'], code: 'INVALID' }],
  [
    'a name that unfolds to 9,000 characters',
    { partyName: '\ufdfa'.repeat(500) },
    { path: ['partyName'], code: 'INVALID' },
  ],
  ['a fine of eighteen digits', { fineAmount: '9'.repeat(18) }, { path: ['fineAmount'], code: 'INVALID' }],
];

describe('a wrong field is told with its path, and nothing is written', () => {
  test.each(faults)('[S3] %s', async (_name, changes, expected) => {
    const before = await rowCounts();
    const { record, change, userErrors } = await mutate(hub, '141025100', publishPenalty, penaltyInput(changes));
    expect({ record, change }).toEqual({ record: null, change: null });
    expect(userErrors).toEqual([expect.objectContaining(expected)]);
    expect(userErrors[0]?.message).toMatch(/\p{Script=Han}/u);
    expect(await rowCounts()).toEqual(before);
  });

  test('the longest texts of one kind and the other are taken, and found again', async () => {
    const number = noise(500);
    const input = penaltyInput({ decisionNumber: number, facts: noise(20_000) });
    expect((await mutate(hub, '141025100', publishPenalty, input)).userErrors).toEqual([]);
    const prose = {
      ...otherInput(),
      summary: Array.from({ length: 20_000 }, (_, i) => String.fromCharCode(0x4e00 + i)).join(''),
    };
    expect((await mutate(hub, 'scjg', publishOther, prose)).userErrors).toEqual([]);
    const found = await graphql<{ sharedRecords: { nodes: unknown[] } }>(
      hub.url,
      await hub.token('scjg'),
      'query ($text: String) { sharedRecords(filter: { text: $text }) { nodes { id } } }',
      { text: number.slice(100, 130) },
    );
    expect(found.data?.sharedRecords.nodes).toHaveLength(1);
  });

  test.each([
    ['decidedOn', '0000-01-01', '日期须为1949年10月1日至2200年12月31日之间'],
    ['decidedOn', '0001-01-01', '日期须为1949年10月1日至2200年12月31日之间'],
    ['decidedOn', '1949-09-30', '日期须为1949年10月1日至2200年12月31日之间'],
    ['decidedOn', '2201-01-01', '日期须为1949年10月1日至2200年12月31日之间'],
    ['sharing.formedAt', '0001-01-01T00:00:00Z', '时刻须为1949年10月1日至2200年12月31日之间'],
    ['sharing.formedAt', '1949-09-30T23:59:59.999999+08:00', '时刻须为1949年10月1日至2200年12月31日之间'],
    ['sharing.formedAt', '9999-12-31T23:59:59Z', '时刻须为1949年10月1日至2200年12月31日之间'],
    ['sharing.formedAt', '2016-12-31T23:59:60Z', '时刻须为带时区的 RFC 3339 文本'],
    ['sharing.formedAt', '2025-02-29T09:00:00+08:00', '时刻须为带时区的 RFC 3339 文本'],
    ['sharing.formedAt', '2026-01-01T24:00:00+08:00', '时刻须为带时区的 RFC 3339 文本'],
  ])('[files F4] %s of %s is refused by name', async (field, text, reason) => {
    const input =
      field === 'decidedOn' ? penaltyInput({ decidedOn: text }) : penaltyInput({ sharing: sharing('处罚决定', text) });
    const { status, errors } = await graphql(hub.url, await hub.token('141025100'), publishPenalty, { input });
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(`input.${field}`);
    expect(errors?.[0]?.message).toContain(reason);
  });

  test('several wrong fields are told at once', async () => {
    const input = penaltyInput({ sharing: { ...sharing(' ') }, partyCode: 'x', decidedOn: '2199-01-01' });
    const { userErrors } = await mutate(hub, '141025100', publishPenalty, input);
    expect(userErrors.map(({ path }) => path.join('.'))).toEqual(['sharing.title', 'decidedOn', 'partyCode']);
  });

  test('[T10] a closed organization does not publish: its successor does', async () => {
    const { userErrors } = await mutate(hub, '141025200', publishOther, otherInput());
    expect(userErrors).toMatchObject([{ path: [], code: 'WRONG_PARTY', rule: 'T10' }]);
    expect(userErrors[0]?.message).toContain('三合镇');
  });

  test('[S7] a summary or title that identifies a complainant is refused', async () => {
    const mutation = `mutation ($input: PublishComplaintHandlingInput!) {
      publishComplaintHandling(input: $input) { record { id timeliness revision dueAt } change { cursor } userErrors { path code message rule } } }`;
    const input = (summary: string, title = '投诉办理情况') => ({
      idempotencyKey: freshKey(),
      sharing: sharing(title),
      receivedOn: '2026-10-01',
      handlingStatus: 'ACCEPTED',
      summary,
    });
    for (const summary of [
      '张某 13812345678 反映',
      '身份证 11010519491231002X',
      '身份证 11010519491231002x',
      '１１０１０５１９４９１２３１００２Ｘ',
    ]) {
      const { userErrors } = await mutate(hub, '141025100', mutation, input(summary));
      expect(userErrors).toMatchObject([{ path: ['summary'], code: 'INVALID', rule: 'S7' }]);
    }
    const { userErrors } = await mutate(hub, '141025100', mutation, input('已受理', '13812345678 的投诉'));
    expect(userErrors).toMatchObject([{ path: ['sharing', 'title'], code: 'INVALID', rule: 'S7' }]);
  });

  test('[S5] a discretion standard needs tiers with fine ranges, a work procedure needs steps', async () => {
    const mutation = `mutation ($input: PublishDiscretionStandardInput!) {
      publishDiscretionStandard(input: $input) { record { id timeliness revision dueAt } change { cursor } userErrors { path code message rule } } }`;
    const base = { sharing: sharing(), violation: '占道', legalBasis: '条例', effectiveOn: '2026-12-01' };
    const tier = { circumstance: '轻微', tier: '从轻', range: '2000元以下', minimumFine: '2000', maximumFine: '1000' };
    const errors = async (changes: object) =>
      (await mutate(hub, 'scjg', mutation, { idempotencyKey: freshKey(), ...base, ...changes })).userErrors.map(
        ({ path, rule }) => [path.join('.'), rule],
      );
    expect(await errors({ kind: 'DISCRETION_STANDARD', tiers: [] })).toEqual([['tiers', 'S5']]);
    expect(await errors({ kind: 'DISCRETION_STANDARD', tiers: [tier] })).toEqual([['tiers.0.maximumFine', 'S5']]);
    expect(await errors({ kind: 'WORK_PROCEDURE', tiers: [] })).toEqual([['steps', 'S5']]);
    expect(await errors({ kind: 'WORK_PROCEDURE', tiers: [], steps: [{ title: '立案', limit: '7个工作日' }] })).toEqual(
      [],
    );
  });
});

describe('a request that is no request', () => {
  const post = (body: string, headers: Record<string, string>) =>
    fetch(`${hub.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  const signedIn = async () => ({ authorization: `Bearer ${await hub.token('scjg')}` });

  test.each([
    ['a syntax fault', '{"query":"{ viewer { "}', 400],
    ['malformed JSON', '{"query":', 400],
    ['an unknown field', '{"query":"{ nothing }"}', 400],
    ['a missing variable', '{"query":"query ($id: ID!) { node(id: $id) { id } }"}', 400],
    ['a body of 1 MB', `{"query":"${' '.repeat(1_000_000)}{ viewer { name } }"}`, 413],
  ])('%s', async (_name, body, status) => {
    const response = await post(body, await signedIn());
    expect(response.status).toBe(status);
    expect(await response.json()).toHaveProperty('errors');
  });

  test.each(['{ viewer { name } }', '{ nothing }', 'query ($id: ID!) { node(id: $id) { id } }'])(
    'without a token %s is 401, whatever else is wrong with it',
    async (query) => {
      const response = await post(JSON.stringify({ query }), {});
      expect(response.status).toBe(401);
      expect(await response.json()).toHaveProperty('errors');
    },
  );

  test('a mutation by GET is refused with 405', async () => {
    const query = encodeURIComponent('mutation { acknowledgeChanges(input: { cursor: "x" }) { lag } }');
    const response = await fetch(`${hub.url}/graphql?query=${query}`, {
      headers: { 'apollo-require-preflight': '1', ...(await signedIn()) },
    });
    expect(response.status).toBe(405);
  });

  test('a wrong or foreign token is 401, a role that may not publish is FORBIDDEN', async () => {
    const wrong = await graphql(hub.url, 'x.y.z', '{ viewer { name } }');
    expect(wrong).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    const viewer = await graphql(hub.url, await hub.token('scjg', ['VIEWER']), publishOther, { input: otherInput() });
    expect(viewer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
