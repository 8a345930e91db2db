import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshKey, penaltyFields, penaltyInput, publishPenalty, sharing } from '../../harness/builders/inputs.js';
import { citizenNumber, masked, publishPerson } from '../../harness/builders/personal.js';
import { transferInput } from '../../harness/builders/transfer.js';
import { askParty, partyOf } from '../../harness/clients/party.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { mutate } from '../../harness/clients/publish.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { countStatements } from '../../harness/measure/count-statements.js';

const township = '141025100';
const code = penaltyFields.partyCode;
const number = citizenNumber(801);
const purpose = '核对当事人身份';

let hub: TestHub;
let decision = '';
let person = '';
let transfer = '';
beforeAll(async () => {
  hub = await startHub();
  const sent = askStep(
    hub,
    township,
    { field: 'caseTransfer' },
    { mutation: 'sendCaseTransfer' },
    transferInput({ partyName: '古县聚鑫（石料）厂' }),
  );
  transfer = proceedingOf(await sent).id;
  decision = await publish({ partyName: '古县聚鑫(石料)厂', sharing: sharing('处罚一') });
  person = await publishPerson(hub, number, { partyName: '古县聚鑫（石料）厂' });
});
afterAll(() => hub.close());

async function publish(changes: object): Promise<string> {
  const { record, userErrors } = await mutate(hub, township, publishPenalty, penaltyInput(changes));
  if (!record) throw new Error(JSON.stringify(userErrors));
  return record.id;
}

const idsOf = ({ subjects }: Awaited<ReturnType<typeof partyOf>>): string[] =>
  subjects.nodes.map(({ subject }) => subject.id);

async function lookups() {
  const { rows } = await hub.owner.query<{ purpose: string; row: string }>(
    `SELECT purpose, e::text AS row FROM audit_entry e WHERE action = 'PERSONAL_NUMBER_LOOKED_UP' ORDER BY id`,
  );
  return rows;
}

describe('an enterprise', () => {
  test('[S3] is found by its code, with what bears its name and no code; names are told as they were written', async () => {
    const party = await partyOf(hub, township, { code: ` ${code.toLowerCase()}` });
    expect(new Set(idsOf(party))).toEqual(new Set([decision, transfer]));
    expect(party).toMatchObject({
      names: ['古县聚鑫(石料)厂'],
      codes: [code],
      penalties: { decisions: 1, fineTotal: '2000.00' },
    });
  });

  test('[S3] is found by its name however that is written, and never by a part of it', async () => {
    for (const name of ['古县聚鑫（石料）厂', '古县聚鑫(石料) 厂', '古县聚鑫【石料】\u200b厂']) {
      const party = await partyOf(hub, township, { name });
      expect(new Set(idsOf(party))).toEqual(new Set([decision, transfer]));
      expect(party.codes).toEqual([code]);
    }
    expect(idsOf(await partyOf(hub, township, { name: '聚鑫' }))).toEqual([]);
  });

  test('[T1] shows nobody a case that is not theirs, nor that there is one', async () => {
    const seen = await partyOf(hub, 'nync', { code });
    expect(idsOf(seen)).toEqual([decision]);
    expect(seen).toMatchObject({ subjects: { totalCount: 1 }, caseCounts: [] });
  });

  test('is looked for in as many statements for a hundred subjects as for one', async () => {
    const count = (first: number) =>
      countStatements(hub, async () => void (await askParty(hub, township, { code }, { first })));
    await count(1);
    const few = await count(1);
    for (let index = 0; index < 6; index += 1) await publish({ decisionNumber: `古执罚〔2026〕${100 + index}号` });
    expect(await count(100)).toBeLessThanOrEqual(few + 2);
  });
});

describe('a person', () => {
  test('[S3] is found by the number, for a purpose, which the audit log keeps without the number', async () => {
    const before = (await lookups()).length;
    const party = await partyOf(hub, township, { code: number.toLowerCase(), purpose: `  ${purpose} ` });
    expect(party).toMatchObject({ names: ['古县聚鑫（石料）厂'], codes: [masked(number)], caseCounts: [] });
    expect(idsOf(party)).toEqual([person]);
    const kept = (await lookups()).slice(before);
    expect(kept.map((each) => each.purpose)).toEqual([purpose]);
    expect(kept[0]?.row).not.toMatch(/\d{17}/);
  });

  test('[S3] that nobody has is looked for under the eyes of the audit log too', async () => {
    const before = (await lookups()).length;
    expect(idsOf(await partyOf(hub, township, { code: citizenNumber(899), purpose }))).toEqual([]);
    expect((await lookups()).length).toBe(before + 1);
  });

  test('[S3] is not looked for by who may not reveal numbers', async () => {
    const before = (await lookups()).length;
    const { errors } = await askParty(hub, township, { code: number, purpose }, {}, ['VIEWER', 'ANALYST']);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await lookups()).length).toBe(before);
  });
});

describe('a question that cannot be answered is refused, and nothing is audited', () => {
  test.each<[string, object, string]>([
    ['neither', {}, '须且只能填一个'],
    ['both', { code, name: '古县聚鑫石料厂' }, '须且只能填一个'],
    ['no code', { code: '12345' }, 'code：'],
    ['a code with a wrong check character', { code: `${code.slice(0, 17)}0` }, 'code：'],
    ['a number without a purpose', { code: number }, 'purpose：'],
    ['a purpose that is none', { code: number, purpose: '查' }, 'purpose：'],
    ['a purpose that nobody asked for', { code, purpose }, 'purpose：'],
    ['a number as a name', { name: number }, 'name：'],
    ['a name of one character', { name: ' 厂\u200b' }, 'name：'],
    ['a name without end', { name: '厂'.repeat(201) }, 'name：'],
    ['a control character', { name: '古县\u0000厂' }, 'name：'],
  ])('%s', async (_, asked, message) => {
    const before = (await lookups()).length;
    const { errors } = await askParty(hub, township, asked);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain(message);
    expect((await lookups()).length).toBe(before);
  });
});

test('[S3] what a revision makes of a party counts from then on', async () => {
  const id = await publish({ partyName: '古县旧名商行', partyCode: null, decisionNumber: '古执罚〔2026〕500号' });
  const revise = `mutation ($input: RevisePenaltyDecisionInput!) { revisePenaltyDecision(input: $input) { userErrors { message } } }`;
  const after = { partyName: '古县新名商行', expectedRevision: 1, reason: '更名', recordId: id };
  expect(await mutate(hub, township, revise, { idempotencyKey: freshKey(), ...after })).toEqual({ userErrors: [] });
  expect(idsOf(await partyOf(hub, township, { name: '古县旧名商行' }))).toEqual([]);
  expect(idsOf(await partyOf(hub, township, { name: '古县新名商行' }))).toEqual([id]);
});
