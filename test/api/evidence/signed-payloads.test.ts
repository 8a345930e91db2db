import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compactVerify, FlattenedSign, importJWK, UnsecuredJWT, type JWK } from 'jose';
import { pdfOf, uploaded } from '../../harness/builders/attachments.js';
import { categoryTypes, inputOf, publishOf } from '../../harness/builders/category-inputs.js';
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
import { citizenNumber, masked, personInput, storedParty } from '../../harness/builders/personal.js';
import { mutate } from '../../harness/clients/publish.js';
import {
  canonical,
  listKeys,
  publisherKey,
  registerKey,
  revokeKey,
  signText,
  type PublisherKey,
} from '../../harness/builders/publisher-key.js';

let hub: TestHub;
let key: PublisherKey;
let keyId: string;
beforeAll(async () => {
  hub = await startHub();
  ({ key, keyId } = await registered('scjg'));
});
afterAll(() => hub.close());

async function registered(organization: string, algorithm = 'ES256') {
  const made = await publisherKey(algorithm);
  const { key: known } = await registerKey(hub, organization, made.publicJwk);
  return { key: made, keyId: known?.keyId ?? '' };
}

const sign = (input: object): Promise<string> => signText(key, keyId, canonical(input));

interface Signature {
  readonly revision: number;
  readonly keyId: string;
  readonly jws: string;
}

/** The signatures of a record as another organization reads them, three times: interpreted, compiled, compiled. */
async function signaturesOf(id: string, organization = 'nync'): Promise<readonly Signature[]> {
  const query = `query ($id: ID!) { node(id: $id) { ... on SharedRecord { signatures { revision keyId jws } } } }`;
  const token = await hub.token(organization, ['VIEWER']);
  const ask = () => graphql<{ node: { signatures: Signature[] } | null }>(hub.url, token, query, { id });
  const answers = [await ask(), await ask(), await ask()].map(({ data }) => data?.node?.signatures ?? []);
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  return answers[0] ?? [];
}

async function countRecords(): Promise<number> {
  return Number((await hub.owner.query('SELECT count(*) AS n FROM shared_record')).rows[0].n);
}

/** What anybody can do: take the key from the hub, or from a copy of it, and verify what was kept. */
async function verifyAgain({ keyId: named, jws }: Signature, code = 'scjg'): Promise<unknown> {
  const known = (await listKeys(hub, code)).find(({ keyId: one }) => one === named);
  const { payload } = await compactVerify(jws, await importJWK(JSON.parse(known?.publicJwk ?? '') as JWK));
  return JSON.parse(new TextDecoder().decode(payload));
}

describe('what a publisher has signed', () => {
  test.each(categoryTypes)('is kept word for word with a %s and verifies again from what others read', async (type) => {
    const input = inputOf(type);
    const jws = await sign(input);
    const { record, userErrors } = await mutate(hub, 'scjg', publishOf(type), { ...input, signedPayload: jws });
    expect(userErrors).toEqual([]);
    const signatures = await signaturesOf(record?.id ?? '');
    expect(signatures).toEqual([{ revision: 1, keyId, jws }]);
    expect(await verifyAgain(signatures[0] as Signature)).toEqual(JSON.parse(canonical(input)));
  });

  test('[S8] covers the files of a record: with other ones it is refused', async () => {
    const [signed, other] = [await uploaded(hub, 'scjg', pdfOf('已签')), await uploaded(hub, 'scjg', pdfOf('未签'))];
    const withFile = (contentId: string) => ({ ...sharing(), attachments: [{ name: '决定书', contentId }] });
    const input = otherInput({ sharing: withFile(signed) });
    const signedPayload = await sign(input);
    const forged = { ...input, sharing: { ...input.sharing, attachments: [{ name: '决定书', contentId: other }] } };
    const refused = await mutate(hub, 'scjg', publishOther, { ...forged, signedPayload });
    expect(refused.userErrors).toMatchObject([{ path: ['signedPayload'], code: 'INVALID' }]);
    expect((await mutate(hub, 'scjg', publishOther, { ...input, signedPayload })).userErrors).toEqual([]);
  });

  test('[files F2] names a person by the masked number: with the number itself, which all would read, it is refused', async () => {
    const number = citizenNumber(900);
    const input = personInput(number);
    const shown = await sign({ ...input, partyCode: masked(number) });
    const refused = await mutate(hub, 'scjg', publishPenalty, { ...input, signedPayload: await sign(input) });
    expect(refused.userErrors).toMatchObject([{ path: ['signedPayload'], code: 'INVALID' }]);
    const { record, userErrors } = await mutate(hub, 'scjg', publishPenalty, { ...input, signedPayload: shown });
    expect(userErrors).toEqual([]);
    const [signature] = await signaturesOf(record?.id ?? '');
    expect(await verifyAgain(signature as Signature)).toMatchObject({ partyCode: masked(number) });
    expect((await storedParty(hub, record?.id ?? '')).party_code_sealed).not.toBeNull();
  });

  test('may name defaults or leave them out, and instants in any zone: the same is said', async () => {
    const formedAt = '2026-01-05T09:00:00.000+08:00';
    const said = otherInput({ sharing: { title: '某信息', formedAt } });
    const sent = { ...said, sharing: { title: '某信息', formedAt: '2026-01-05T01:00:00Z', scope: 'ALL_MEMBERS' } };
    const { userErrors } = await mutate(hub, 'scjg', publishOther, { ...sent, signedPayload: await sign(said) });
    expect(userErrors).toEqual([]);
  });

  test('is kept with the revision and the completion that it made; what is not signed has no signature', async () => {
    const pending = { idempotencyKey: freshKey(), category: 'PENALTY_DECISION', ...sharing('待共享') };
    const register = `mutation ($input: RegisterPendingRecordInput!) { registerPendingRecord(input: $input) {
      record { id } change { cursor } userErrors { path code message } } }`;
    const { record: registeredRecord } = await mutate(hub, 'scjg', register, pending);
    const id = registeredRecord?.id ?? '';
    const completion = penaltyInput({ sharing: { pendingRecordId: id } });
    const completed = await sign(completion);
    await mutate(hub, 'scjg', publishPenalty, { ...completion, signedPayload: completed });
    const revise = `mutation ($input: RevisePenaltyDecisionInput!) { revisePenaltyDecision(input: $input) {
      record { id revision } change { cursor } userErrors { path code message } } }`;
    const revision = (expectedRevision: number, fineAmount: string) => ({
      idempotencyKey: freshKey(),
      recordId: id,
      expectedRevision,
      reason: '录入有误',
      fineAmount,
      partyCode: null,
    });
    expect((await mutate(hub, 'scjg', revise, revision(2, '1900'))).userErrors).toEqual([]);
    const signed = revision(3, '1800');
    const jws = await sign(signed);
    expect((await mutate(hub, 'scjg', revise, { ...signed, signedPayload: jws })).userErrors).toEqual([]);
    expect(await signaturesOf(id)).toEqual([
      { revision: 2, keyId, jws: completed },
      { revision: 4, keyId, jws },
    ]);
    // Left out is not emptied: the revision that is sent must leave the party's code alone too.
    const { partyCode: _, ...kept } = revision(4, '1700');
    const emptying = await sign({ ...kept, partyCode: null });
    const { userErrors } = await mutate(hub, 'scjg', revise, { ...kept, signedPayload: emptying });
    expect(userErrors).toMatchObject([{ path: ['signedPayload'], code: 'INVALID' }]);
  });

  test('acts once: the same key and body are answered as they were, also when the signing key was revoked since', async () => {
    const { key: own, keyId: ownId } = await registered('scjg', 'EdDSA');
    const input = otherInput();
    const signed = { ...input, signedPayload: await signText(own, ownId, canonical(input)) };
    const first = await mutate(hub, 'scjg', publishOther, signed);
    expect(first.userErrors).toEqual([]);
    expect(await mutate(hub, 'scjg', publishOther, signed)).toEqual(first);
    await revokeKey(hub, 'scjg', ownId);
    expect(await mutate(hub, 'scjg', publishOther, signed)).toEqual(first);
    const signatures = await signaturesOf(first.record?.id ?? '');
    expect(await verifyAgain(signatures[0] as Signature)).toEqual(JSON.parse(canonical(input)));
    const unsigned = await mutate(hub, 'scjg', publishOther, input);
    expect(unsigned.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_CONFLICT' }]);
  });

  test('is not read by whoever could not see the revision that it made', async () => {
    const named = { ...sharing('仅供指定单位'), scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['sfj'] };
    const input = otherInput({ sharing: named });
    const { record } = await mutate(hub, 'scjg', publishOther, { ...input, signedPayload: await sign(input) });
    const id = record?.id ?? '';
    const revise = `mutation ($input: ReviseOtherInformationInput!) { reviseOtherInformation(input: $input) {
      record { id } change { cursor } userErrors { path code message } } }`;
    const opening = {
      idempotencyKey: freshKey(),
      recordId: id,
      expectedRevision: 1,
      reason: '可以公开',
      summary: '公开的摘要',
      sharing: { scope: 'ALL_MEMBERS' },
    };
    await mutate(hub, 'scjg', revise, { ...opening, signedPayload: await sign(opening) });
    const revisions = async (organization: string) =>
      (await signaturesOf(id, organization)).map(({ revision }) => revision);
    expect(await revisions('sfj')).toEqual([1, 2]);
    expect(await revisions('scjg')).toEqual([1, 2]);
    expect(await revisions('nync')).toEqual([2]);
  });
});

describe('a signature is refused, and nothing is written,', () => {
  type Forgery = (input: ReturnType<typeof otherInput>) => Promise<string>;
  /** RFC 7797: what is signed is not what the compact form holds. */
  const signedAsItIs: Forgery = async (input) => {
    const text = new TextEncoder().encode(canonical(input));
    const members = { alg: key.algorithm, kid: keyId, b64: false, crit: ['b64'] };
    const jws = await new FlattenedSign(text).setProtectedHeader(members).sign(key.privateKey);
    return [jws.protected, Buffer.from(text).toString('base64url'), jws.signature].join('.');
  };
  const header =
    (members: object): Forgery =>
    (input) =>
      signText(key, keyId, canonical(input), members);

  test.each<[string, Forgery]>([
    ['when it is no JWS', async () => 'a.b.c'],
    ['when it is alg none', async (input) => new UnsecuredJWT({ ...input }).encode()],
    ['when another text was signed', async (input) => sign({ ...input, summary: '别的内容' })],
    [
      'when more was signed than is sent',
      async (input) => sign({ ...input, sharing: { ...input.sharing, externalRef: 'A-1' } }),
    ],
    [
      'when less was signed than is sent',
      async ({ sharing: { title: _, ...others }, ...input }) => sign({ ...input, sharing: others }),
    ],
    [
      'when null was signed where nothing is sent',
      async (input) => sign({ ...input, sharing: { ...input.sharing, externalRef: null } }),
    ],
    [
      'when a list of another length was signed',
      async (input) => sign({ ...input, sharing: { ...input.sharing, organizationCodes: [] } }),
    ],
    ['when a field was signed that there is none of', async (input) => sign({ ...input, more: 1 })],
    ['when it was signed with itself in it', async (input) => sign({ ...input, signedPayload: 'x' })],
    ['when the text is not canonical', async (input) => signText(key, keyId, JSON.stringify(input, null, 1))],
    [
      'when a field was signed twice',
      async (input) => signText(key, keyId, canonical(input).replace('"summary":', '"summary":"别的内容","summary":')),
    ],
    ['when the text is no JSON', async () => signText(key, keyId, '内容')],
    ['when its header brings a key', header({ jwk: { kty: 'EC' } })],
    ['when its header names a key elsewhere', header({ jku: 'https://example.org/jwks.json' })],
    ['when its header has crit', header({ b64: true, crit: ['b64'] })],
    ['when its payload was signed as it is (b64)', signedAsItIs],
    ['when the key is unknown', async (input) => signText(key, 'A'.repeat(43), canonical(input))],
    ['when the key id is no text for a database', async (input) => signText(key, '\0', canonical(input))],
    ['when another key has signed', async (input) => signText(await publisherKey(), keyId, canonical(input))],
    [
      'when another algorithm was used',
      async (input) => signText(await publisherKey('EdDSA'), keyId, canonical(input)),
    ],
    [
      'when the key is another organization’s',
      async (input) => {
        const foreign = await registered('nync');
        return signText(foreign.key, foreign.keyId, canonical(input));
      },
    ],
    [
      'when the key was revoked',
      async (input) => {
        const revoked = await registered('scjg');
        await revokeKey(hub, 'scjg', revoked.keyId);
        return signText(revoked.key, revoked.keyId, canonical(input));
      },
    ],
    [
      'when one byte of it was altered',
      async (input) => {
        const [head = '', payload = '', signature = ''] = (await sign(input)).split('.');
        const altered = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
        return [head, payload, altered].join('.');
      },
    ],
  ])('%s', async (_what, forge) => {
    const input = otherInput();
    const before = await countRecords();
    const signedPayload = await forge(input);
    const { record, userErrors } = await mutate(hub, 'scjg', publishOther, { ...input, signedPayload });
    expect(record).toBeNull();
    expect(userErrors).toMatchObject([{ path: ['signedPayload'], code: 'INVALID' }]);
    expect(await countRecords()).toBe(before);
    // The key of the refused request is still free.
    expect((await mutate(hub, 'scjg', publishOther, input)).userErrors).toEqual([]);
  });
});
