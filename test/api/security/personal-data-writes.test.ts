import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey, penaltyFields, publishPenalty, sharing, type RecordAnswer } from '../../harness/builders/inputs.js';
import {
  citizenNumber,
  databaseAsText,
  masked,
  personInput,
  publishPerson,
  reveal,
  storedParty,
} from '../../harness/builders/personal.js';
import { mutate } from '../../harness/clients/publish.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const answer = '{ record { id timeliness revision dueAt } change { cursor } userErrors { path code message rule } }';

function revise(recordId: string, expectedRevision: number, changes: object): Promise<RecordAnswer> {
  const mutation = `mutation ($input: RevisePenaltyDecisionInput!) { revisePenaltyDecision(input: $input) ${answer} }`;
  const input = { idempotencyKey: freshKey(), recordId, expectedRevision, reason: '更正', ...changes };
  return mutate(hub, '141025100', mutation, input);
}

async function replaced(id: string): Promise<unknown[]> {
  const { rows } = await hub.owner.query<{ replaced: unknown }>(
    `SELECT kept.replaced FROM record_revision LEFT JOIN revised_values AS kept USING (record_id, revision)
    WHERE replace(record_id::text, '-', '') = $1 ORDER BY revision`,
    [id.slice(4)],
  );
  return rows.map((row) => row.replaced);
}

describe('a revision', () => {
  test('of something else leaves the number, also when the masked one comes back with it', async () => {
    const number = citizenNumber(100);
    const id = await publishPerson(hub, number);
    expect((await revise(id, 1, { fineAmount: '1500.00' })).userErrors).toEqual([]);
    expect((await revise(id, 2, { partyCode: masked(number), content: '罚款' })).userErrors).toEqual([]);
    expect((await reveal(hub, id)).number).toBe(number);
    expect(await replaced(id)).toEqual([null, { fineAmount: '2000.00' }, { content: '罚款人民币贰仟元' }]);
  });

  test('of the number keeps the one before masked only, and the new one is found', async () => {
    const [before, after] = [citizenNumber(101), citizenNumber(102)];
    const id = await publishPerson(hub, before);
    expect((await revise(id, 1, { partyCode: after })).userErrors).toEqual([]);
    expect((await reveal(hub, id)).number).toBe(after);
    expect(await replaced(id)).toEqual([null, { partyCode: masked(before) }]);
    const query = 'query ($code: String) { penaltyDecisions(filter: { partyCode: $code }) { nodes { id } } }';
    const found = async (code: string) => (await graphql(hub.url, await hub.token('141025100'), query, { code })).data;
    expect(await found(before)).toEqual({ penaltyDecisions: { nodes: [] } });
    expect(await found(after)).toEqual({ penaltyDecisions: { nodes: [{ id }] } });
  });

  test('to an organization unseals nothing: its code stands as it is, and no sealed one is left', async () => {
    const id = await publishPerson(hub, citizenNumber(103));
    const wrong = await revise(id, 1, { partyKind: 'LEGAL_PERSON' });
    expect(wrong.userErrors).toMatchObject([{ path: ['partyCode'], code: 'INVALID' }]);
    const { partyCode } = penaltyFields;
    expect((await revise(id, 1, { partyKind: 'LEGAL_PERSON', partyCode })).userErrors).toEqual([]);
    expect(await storedParty(hub, id)).toEqual({
      party_code: partyCode,
      party_code_sealed: null,
      party_code_lookup: null,
    });
    expect((await reveal(hub, id)).number).toBeNull();
  });
});

test('completing a registered record seals its number', async () => {
  const mutation = `mutation ($input: RegisterPendingRecordInput!) { registerPendingRecord(input: $input) ${answer} }`;
  const registered = { category: 'PENALTY_DECISION', idempotencyKey: freshKey(), ...sharing('待共享处罚决定') };
  const { record } = await mutate(hub, '141025100', mutation, registered);
  const number = citizenNumber(104);
  const pending = { scope: 'ALL_MEMBERS', pendingRecordId: record?.id };
  expect(await publishPerson(hub, number, { sharing: pending })).toBe(record?.id);
  expect((await storedParty(hub, record?.id ?? '')).party_code).toBe(masked(number));
  expect((await reveal(hub, record?.id ?? '')).number).toBe(number);
});

test.each(['decisionNumber', 'partyName', 'violation', 'facts', 'legalBasis', 'content', 'sharing.title'])(
  'a number in %s is refused: only one field is sealed',
  async (path) => {
    const text = `李某（${citizenNumber(105)}）`;
    const changes = path === 'sharing.title' ? { sharing: sharing(text) } : { [path]: text };
    const { userErrors } = await mutate(hub, '141025100', publishPenalty, personInput(citizenNumber(106), changes));
    expect(userErrors).toMatchObject([{ path: path.split('.'), code: 'INVALID' }]);
    expect(userErrors[0]?.message).not.toContain(citizenNumber(105));
  },
);

describe('a repeated request', () => {
  test('answers as it did the first time, and another number under its key is refused', async () => {
    const input = personInput(citizenNumber(107));
    const first = await mutate(hub, '141025100', publishPenalty, input);
    expect((await mutate(hub, '141025100', publishPenalty, input)).record?.id).toBe(first.record?.id);
    const other = await mutate(hub, '141025100', publishPenalty, { ...input, partyCode: citizenNumber(108) });
    expect(other.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_CONFLICT' }]);
  });

  test('is known by a keyed hash, against which nobody can try numbers', async () => {
    const { rows } = await hub.owner.query('SELECT DISTINCT octet_length(request_hash) AS length FROM idempotency_key');
    expect(rows).toEqual([{ length: 33 }]);
  });
});

test('after all this no number stands in clear in any column of any table', async () => {
  const text = await databaseAsText(hub);
  expect(text).toContain(masked(citizenNumber(100)));
  for (let n = 100; n < 110; n += 1) expect(text).not.toContain(citizenNumber(n));
});
