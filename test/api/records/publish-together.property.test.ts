import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  categoryTypes,
  everythingOf,
  inputOf,
  publishOf,
  type CategoryType,
} from '../../harness/builders/category-inputs.js';
import {
  canonical,
  publisherKey,
  registerKey,
  signText,
  type PublisherKey,
} from '../../harness/builders/publisher-key.js';
import { graphql } from '../../harness/clients/graphql.js';
import { mutate } from '../../harness/clients/publish.js';
import { allNumbered } from '../../harness/hub/all-numbered.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

const organizations = ['scjg', 'nync', '141025100'] as const;
type Organization = (typeof organizations)[number];

let hub: TestHub;
const keys = new Map<Organization, { readonly key: PublisherKey; readonly keyId: string }>();
beforeAll(async () => {
  hub = await startHub();
  for (const organization of organizations) {
    const key = await publisherKey('ES256');
    const registered = await registerKey(hub, organization, key.publicJwk);
    keys.set(organization, { key, keyId: registered.key?.keyId ?? '' });
  }
});
afterAll(() => hub.close());

/** One request of a wave: those with an equal slot of one organization have the same key. */
interface Request {
  readonly organization: Organization;
  readonly type: CategoryType;
  readonly slot: number;
  readonly title: number;
  readonly isSigned: boolean;
  readonly isFaulty: boolean;
}

const requests = fc.array(
  fc.record<Request>({
    organization: fc.constantFrom(...organizations),
    type: fc.constantFrom(...categoryTypes),
    slot: fc.integer({ min: 0, max: 40 }),
    title: fc.integer({ min: 0, max: 2 }),
    isSigned: fc.boolean(),
    isFaulty: fc.nat({ max: 9 }).map((one) => one === 0),
  }),
  { minLength: 20, maxLength: 60 },
);

let wave = 0;

async function inputFor({ organization, type, slot, title, isSigned, isFaulty }: Request): Promise<object> {
  const { sharing, ...fields } = inputOf(type, { idempotencyKey: `${wave}:${slot}` });
  const input = { ...fields, sharing: { ...sharing, title: isFaulty ? ' ' : `第${title}件` } };
  const signing = keys.get(organization);
  return isSigned && signing
    ? { ...input, signedPayload: await signText(signing.key, signing.keyId, canonical(input)) }
    : input;
}

interface Answer {
  readonly record: { readonly id: string } | null;
  readonly change: { readonly cursor: string } | null;
  readonly userErrors: readonly { readonly code: string }[];
}

/** Everything that is kept of a record, but for what every record has of its own: ids and moments. */
async function kept(organization: Organization, type: CategoryType, id: string): Promise<object> {
  const query = `query ($id: ID!) { node(id: $id) { ... on ${type} { title status revision timeliness itemCodes publisher { code }
    history { revision kind reason } signatures { revision keyId } ${everythingOf[type]} } } }`;
  const { data } = await graphql<{ node: object }>(hub.url, await hub.token(organization), query, { id });
  return data?.node ?? {};
}

async function counts(): Promise<Record<string, number>> {
  await allNumbered(hub);
  const { rows } = await hub.owner.query(`SELECT (SELECT count(*) FROM shared_record)::int AS records,
    (SELECT count(*) FROM record_revision)::int AS revisions, (SELECT count(*) FROM idempotency_key)::int AS keys,
    (SELECT count(*) FROM change_event WHERE subject_type = 'SharedRecord')::int AS changes`);
  return rows[0] as Record<string, number>;
}

test('[S10] whatever is published at once by whomever: each has the answer and leaves the record that it would have alone', async () => {
  await fc.assert(
    fc.asyncProperty(requests, async (given) => {
      wave += 1;
      const inputs = await Promise.all(given.map(inputFor));
      const before = await counts();
      const answers = await Promise.all(
        given.map(({ organization, type }, index) =>
          mutate<Record<string, Answer>>(hub, organization, publishOf(type, 'id'), inputs[index] ?? {}),
        ),
      );
      const taken = given.map((request, index) => ({
        request,
        input: inputs[index] ?? {},
        answer: answers[index] as Answer,
      }));
      const accepted = taken.filter(({ answer }) => answer.record);
      for (const { request, input, answer } of accepted) {
        const stored = await kept(request.organization, request.type, answer.record?.id ?? '');
        expect({ ...stored, userErrors: answer.userErrors }).toMatchObject({
          ...asTold(request, input),
          userErrors: [],
        });
      }
      for (const { request, answer } of taken.filter((one) => !one.answer.record)) {
        const codes = request.isFaulty ? ['REQUIRED', 'IDEMPOTENCY_CONFLICT'] : ['IDEMPOTENCY_CONFLICT'];
        expect(codes).toContain(answer.userErrors[0]?.code);
      }
      // One key has one body and one record, whoever came first; a key whose every request is faulty stays free.
      const sound = new Set(taken.filter(({ request }) => !request.isFaulty).map(keyOf));
      const records = new Set(accepted.map(({ answer }) => `${answer.record?.id} ${answer.change?.cursor}`));
      const won = new Set(accepted.map((one) => `${keyOf(one)} ${one.request.type} ${one.request.title}`));
      const unfaulty = accepted.filter(({ request }) => !request.isFaulty);
      expect([new Set(unfaulty.map(keyOf)), unfaulty.length, records.size, won.size]).toEqual([
        sound,
        accepted.length,
        sound.size,
        sound.size,
      ]);
      const published = records.size;
      const after = await counts();
      for (const [name, count] of Object.entries(after))
        expect([name, count]).toEqual([name, (before[name] ?? 0) + published]);
    }),
    { numRuns: 12 },
  );
});

const keyOf = ({ request }: { readonly request: Request }): string => `${request.organization} ${request.slot}`;

/** What was given, as it is told: fields that the hub writes in one form of its own (amounts, codes) are looked at elsewhere. */
function asTold({ organization, title }: Request, input: object): object {
  const plain = Object.entries(input).filter(([name]) => toldAsGiven.has(name));
  const parts = Object.entries(input).flatMap(([name, rows]) =>
    name === 'tiers' ? [[name, (rows as { tier: string }[]).map(({ tier }) => ({ tier }))]] : [],
  );
  return {
    ...Object.fromEntries([...plain, ...parts]),
    title: `第${title}件`,
    publisher: { code: organization },
    revision: 1,
  };
}
const toldAsGiven = new Set([
  'instrumentTitle',
  'summary',
  'decisionNumber',
  'partyName',
  'violation',
  'kind',
  'period',
  'legalBasis',
]);
