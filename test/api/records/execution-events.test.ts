import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  freshKey,
  penaltyInput,
  publishPenalty,
  sharing,
  type UserErrorAnswer,
} from '../../harness/builders/inputs.js';
import { graphql } from '../../harness/clients/graphql.js';
import { mutate } from '../../harness/clients/publish.js';
import { allNumbered } from '../../harness/hub/all-numbered.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

const township = '141025100';
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const fields = `executionStatus executedOn surchargeAmount paidAmount outstandingAmount
  executionEvents { number kind occurredOn amount instalments { dueOn amount } means note isCancelled }`;

interface Execution {
  readonly executionStatus: string;
  readonly executedOn: string | null;
  readonly paidAmount: string | null;
  readonly outstandingAmount: string | null;
  readonly executionEvents: readonly {
    readonly number: number;
    readonly kind: string;
    readonly isCancelled: boolean;
  }[];
}

interface Answer {
  readonly record: Execution | null;
  readonly userErrors: readonly UserErrorAnswer[];
}

async function decide(changes: object = {}): Promise<string> {
  const { record, userErrors } = await mutate(hub, township, publishPenalty, penaltyInput(changes));
  if (!record) throw new Error(JSON.stringify(userErrors));
  return record.id;
}

async function ask(name: string, input: object, who = township): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { record { ${fields} } userErrors { path code message rule } } }`;
  const given = { idempotencyKey: freshKey(), ...input };
  return mutate<Record<string, Answer>>(hub, who, document, given);
}

const tell = (recordId: string, kind: string, occurredOn: string, changes: object = {}, who = township) =>
  ask('recordExecutionEvent', { recordId, kind, occurredOn, ...changes }, who);

const errorsOf = ({ userErrors }: Answer) =>
  userErrors.map(({ path, code, rule }) => `${path.join('.')} ${code} ${String(rule)}`);

describe('[S3] the life of a decision after it was made', () => {
  test('goes from instalments over payments to its end, and how far it is executed follows', async () => {
    const recordId = await decide();
    const instalments = [
      { dueOn: '2026-11-10', amount: '1000' },
      { dueOn: '2026-11-25', amount: '1000.00' },
    ];
    const granted = await tell(recordId, 'INSTALMENTS', '2026-10-20', { instalments, note: '准予分两期缴纳' });
    expect(granted).toMatchObject({
      userErrors: [],
      record: { executionStatus: 'NOT_YET', paidAmount: '0.00', outstandingAmount: '2000.00' },
    });
    const first = await tell(recordId, 'PAYMENT', '2026-11-09', { amount: '1000' });
    expect(first.record).toMatchObject({ executionStatus: 'PARTIAL', executedOn: null, outstandingAmount: '1000.00' });
    const last = await tell(recordId, 'PAYMENT', '2026-11-25', { amount: '1000.00' });
    expect(last.record).toEqual({
      ...{ executionStatus: 'EXECUTED', executedOn: '2026-11-25' },
      ...{ surchargeAmount: '0.00', paidAmount: '2000.00', outstandingAmount: '0.00' },
      executionEvents: [
        {
          ...{
            number: 1,
            kind: 'INSTALMENTS',
            occurredOn: '2026-10-20',
            amount: null,
            means: null,
            isCancelled: false,
          },
          note: '准予分两期缴纳',
          instalments: [
            { dueOn: '2026-11-10', amount: '1000.00' },
            { dueOn: '2026-11-25', amount: '1000.00' },
          ],
        },
        expect.objectContaining({ number: 2, kind: 'PAYMENT', amount: '1000.00' }),
        expect.objectContaining({ number: 3, kind: 'PAYMENT', amount: '1000.00' }),
      ],
    });
  });

  test('is put right with a reason; the history and the change log tell of it', async () => {
    const recordId = await decide();
    await tell(recordId, 'PAYMENT', '2026-11-02', { amount: '1200' });
    const silent = await ask('correctExecutionEvent', { recordId, number: 1, amount: '1000', reason: ' ' });
    expect(errorsOf(silent)).toEqual(['reason REQUIRED S3']);
    const right = await ask('correctExecutionEvent', { recordId, number: 1, amount: '1000', reason: '票据看错' });
    expect(right.record).toMatchObject({ paidAmount: '1000.00', outstandingAmount: '1000.00' });
    const never = await ask('correctExecutionEvent', { recordId, number: 1, cancelled: true, reason: '他案的票据' });
    expect(never.record).toMatchObject({
      ...{ executionStatus: 'NOT_YET', paidAmount: '0.00', outstandingAmount: '2000.00' },
      executionEvents: [{ isCancelled: true }],
    });
    expect(errorsOf(await ask('correctExecutionEvent', { recordId, number: 2, reason: '没有' }))).toEqual([
      'number NOT_FOUND S3',
    ]);
    const query = `query ($id: ID!) { node(id: $id) { ... on PenaltyDecision { history { kind reason changes { field } } } } }`;
    const { data } = await graphql<{
      node: { history: { kind: string; reason: string | null; changes: { field: string }[] }[] };
    }>(hub.url, await hub.token('scjg'), query, { id: recordId });
    const history = data?.node.history.filter(({ kind }) => kind === 'EXECUTION_UPDATED') ?? [];
    expect(new Set(history.map(({ reason }) => reason))).toEqual(new Set([null, '他案的票据', '票据看错']));
    expect(history[0]?.changes.map(({ field }) => field)).toContain('executionEvents');
    await allNumbered(hub);
    const log = await graphql<{ changes: { changes: { kind: string; subjectId: string }[] } }>(
      hub.url,
      await hub.token('scjg'),
      '{ changes(first: 500) { changes { kind subjectId } } }',
    );
    const told = log.data?.changes.changes.filter(({ subjectId }) => subjectId === recordId) ?? [];
    expect(told.map(({ kind }) => kind)).toEqual(['PUBLISHED', ...Array<string>(3).fill('EXECUTION_UPDATED')]);
  });

  test('is enforced by the court', async () => {
    const recordId = await decide();
    const applied = await tell(recordId, 'ENFORCEMENT_APPLIED', '2026-11-01', { means: 'COURT' });
    expect(applied.record?.executionStatus).toBe('COMPULSORY');
    await tell(recordId, 'ENFORCEMENT_ACCEPTED', '2026-11-03');
    expect(errorsOf(await tell(recordId, 'ENFORCEMENT_DONE', '2026-11-20'))).toEqual(['kind WRONG_STATE S3']);
    await tell(recordId, 'PAYMENT', '2026-11-19', { amount: '2000' });
    const done = await tell(recordId, 'ENFORCEMENT_DONE', '2026-11-20');
    expect(done.record).toMatchObject({ executionStatus: 'EXECUTED', executedOn: '2026-11-20' });
  });

  test('follows what a review or a revision leaves of the fine', async () => {
    const recordId = await decide();
    await tell(recordId, 'PAYMENT', '2026-11-02', { amount: '1000' });
    const review = {
      reviewer: 'RECONSIDERATION',
      documentNumber: '古政复决字〔2026〕1号',
      decidedOn: '2026-11-10',
      summary: '变更',
    };
    const changed = await ask('recordDecisionReview', { recordId, outcome: 'CHANGED', fineAmount: '1000', ...review });
    expect(changed.record).toMatchObject({ executionStatus: 'EXECUTED', outstandingAmount: '0.00' });
    const other = await decide();
    await tell(other, 'PAYMENT', '2026-11-02', { amount: '1000' });
    const revised = await ask('revisePenaltyDecision', {
      recordId: other,
      expectedRevision: 2,
      reason: '金额有误',
      fineAmount: '1500',
    });
    expect(revised.record).toMatchObject({ executionStatus: 'PARTIAL', outstandingAmount: '500.00' });
  });

  test('is not said otherwise beside it, and is said as before where nothing of it is told', async () => {
    const recordId = await decide();
    expect((await ask('updatePenaltyExecution', { recordId, executionStatus: 'COMPULSORY' })).userErrors).toEqual([]);
    await tell(recordId, 'PAYMENT', '2026-11-02', { amount: '1000' });
    const said = await ask('updatePenaltyExecution', {
      recordId,
      executionStatus: 'EXECUTED',
      executedOn: '2026-11-03',
    });
    expect(errorsOf(said)).toEqual(['executionStatus WRONG_STATE S3']);
    expect((await ask('updatePenaltyExecution', { recordId, executionStatus: 'PARTIAL' })).userErrors).toEqual([]);
  });
});

describe('[S3] an event is refused', () => {
  test('by whoever did not publish the decision', async () => {
    const recordId = await decide();
    const answer = await tell(recordId, 'PAYMENT', '2026-11-02', { amount: '1' }, 'scjg');
    expect(answer.userErrors).toMatchObject([{ path: ['recordId'], code: 'NOT_COMPETENT' }]);
  });

  test('of a decision that was set aside, or withdrawn', async () => {
    const recordId = await decide();
    const review = {
      reviewer: 'COURT',
      outcome: 'SET_ASIDE',
      documentNumber: '（2026）晋1025行初1号',
      decidedOn: '2026-11-10',
    };
    await ask('recordDecisionReview', { recordId, ...review, summary: '撤销' });
    expect(errorsOf(await tell(recordId, 'PAYMENT', '2026-11-12', { amount: '1' }))).toEqual([
      'recordId WRONG_STATE S3',
    ]);
    const withdrawn = await decide();
    const withdraw = `mutation ($input: WithdrawRecordInput!) { withdrawRecord(input: $input) { userErrors { message } } }`;
    await mutate(hub, township, withdraw, { idempotencyKey: freshKey(), recordId: withdrawn, reason: '误发' });
    expect((await tell(withdrawn, 'PAYMENT', '2026-11-12', { amount: '1' })).userErrors).toMatchObject([
      { path: ['recordId'], code: 'WRONG_STATE' },
    ]);
  });

  test('that pays too much, is told of a day that has not come, or is another record’s', async () => {
    const recordId = await decide({ sharing: sharing('甲') });
    expect(errorsOf(await tell(recordId, 'PAYMENT', '2026-11-02', { amount: '2000.01' }))).toEqual([
      'amount INVALID S3',
    ]);
    expect(errorsOf(await tell(recordId, 'PAYMENT', '2199-01-01', { amount: '1' }))).toEqual(['occurredOn INVALID S3']);
    expect(
      errorsOf(await tell('rec_00000000000070008000000000000000', 'PAYMENT', '2026-11-02', { amount: '1' })),
    ).toEqual(['recordId NOT_FOUND null']);
  });

  test('repeated by its key is one', async () => {
    const recordId = await decide();
    const input = { idempotencyKey: freshKey(), recordId, kind: 'PAYMENT', occurredOn: '2026-11-02', amount: '100' };
    for (const _ of [1, 2]) expect((await ask('recordExecutionEvent', input)).record?.executionEvents).toHaveLength(1);
  });
});
