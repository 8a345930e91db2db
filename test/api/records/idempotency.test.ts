import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey, otherInput, penaltyInput, publishOther, publishPenalty } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const revise = `mutation ($input: RevisePenaltyDecisionInput!) {
  revisePenaltyDecision(input: $input) { record { id timeliness revision dueAt } change { cursor } userErrors { path code message rule } } }`;
const withdraw = `mutation ($input: WithdrawRecordInput!) {
  withdrawRecord(input: $input) { record { id timeliness revision dueAt } change { cursor } userErrors { path code message rule } } }`;

async function countRecords(): Promise<number> {
  return Number((await hub.owner.query('SELECT count(*) AS n FROM shared_record')).rows[0].n);
}

describe('an idempotency key', () => {
  test('with the same body answers as it did first: one record, one change', async () => {
    const input = otherInput();
    const first = await mutate(hub, 'scjg', publishOther, input);
    const before = await countRecords();
    expect(await mutate(hub, 'scjg', publishOther, input)).toEqual(first);
    expect(await countRecords()).toBe(before);
  });

  test('with another body is refused', async () => {
    const input = otherInput();
    await mutate(hub, 'scjg', publishOther, input);
    const { userErrors } = await mutate(hub, 'scjg', publishOther, { ...input, summary: '别的内容' });
    expect(userErrors).toMatchObject([{ path: ['idempotencyKey'], code: 'IDEMPOTENCY_CONFLICT' }]);
  });

  test('of another organization is another key', async () => {
    const input = otherInput();
    const one = await mutate(hub, 'scjg', publishOther, input);
    const other = await mutate(hub, 'nync', publishOther, input);
    expect(other.userErrors).toEqual([]);
    expect(other.record?.id).not.toBe(one.record?.id);
  });

  test('used twenty times at once acts once', async () => {
    const input = otherInput();
    const before = await countRecords();
    const answers = await Promise.all(Array.from({ length: 20 }, () => mutate(hub, 'scjg', publishOther, input)));
    expect(new Set(answers.map(({ record }) => record?.id)).size).toBe(1);
    expect(await countRecords()).toBe(before + 1);
  });

  test('of a refused request may be used again', async () => {
    const input = otherInput({ summary: ' ' });
    expect((await mutate(hub, 'scjg', publishOther, input)).userErrors).toHaveLength(1);
    expect((await mutate(hub, 'scjg', publishOther, { ...input, summary: '内容' })).userErrors).toEqual([]);
  });
});

describe('a change of a record', () => {
  const publish = async () => (await mutate(hub, '141025100', publishPenalty, penaltyInput())).record?.id ?? '';
  const revision = (recordId: string, changes: object) => ({
    idempotencyKey: freshKey(),
    recordId,
    expectedRevision: 1,
    reason: '录入有误',
    ...changes,
  });

  test('on a stale revision is refused', async () => {
    const recordId = await publish();
    expect(await mutate(hub, '141025100', revise, revision(recordId, { fineAmount: '1800' }))).toMatchObject({
      record: { revision: 2 },
      userErrors: [],
    });
    const { userErrors } = await mutate(hub, '141025100', revise, revision(recordId, { fineAmount: '1700' }));
    expect(userErrors).toMatchObject([{ path: ['expectedRevision'], code: 'PRECONDITION_FAILED' }]);
  });

  test('by two people at once: one wins, the other is told', async () => {
    const recordId = await publish();
    const answers = await Promise.all(
      ['1800', '1700'].map((fineAmount) => mutate(hub, '141025100', revise, revision(recordId, { fineAmount }))),
    );
    expect(answers.map(({ userErrors }) => userErrors[0]?.code ?? 'DONE').sort()).toEqual([
      'DONE',
      'PRECONDITION_FAILED',
    ]);
  });

  test('is checked as a whole: emptying a required field or breaking a rule is refused', async () => {
    const recordId = await publish();
    const paths = async (changes: object) =>
      (await mutate(hub, '141025100', revise, revision(recordId, changes))).userErrors.map(({ path }) =>
        path.join('.'),
      );
    expect(await paths({ partyName: null })).toEqual(['partyName']);
    expect(await paths({ penaltyKinds: ['WARNING'] })).toEqual(['fineAmount']);
    expect(await paths({ reason: ' ' })).toEqual(['reason']);
    expect(await paths({ fineAmount: null, penaltyKinds: ['WARNING'] })).toEqual([]);
  });

  test('of another organization’s record is refused, of an unknown or withdrawn one as well', async () => {
    const recordId = await publish();
    const code = async (organization: string, input: object) =>
      (await mutate(hub, organization, revise, input)).userErrors[0]?.code;
    expect(await code('141025101', revision(recordId, { fineAmount: '1' }))).toBe('NOT_COMPETENT');
    expect(await code('141025100', revision('rec_00000000000000000000000000000000', {}))).toBe('NOT_FOUND');
    expect(await code('141025100', revision('x', {}))).toBe('NOT_FOUND');
    await mutate(hub, '141025100', withdraw, { recordId, reason: '重复发布' });
    expect(await code('141025100', revision(recordId, { fineAmount: '1' }))).toBe('WRONG_STATE');
  });
});
