import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaintInput, complainant } from '../../harness/builders/complaint.js';
import { dangerNoticeInput } from '../../harness/builders/danger-notice.js';
import { draftText } from '../../harness/clients/draft.js';
import { historyOf, refusalsOf } from '../../harness/clients/common-step.js';
import { askStep, proceedingOf, type Ask, type StepAnswer } from '../../harness/clients/proceeding.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { transferInput } from '../../harness/builders/transfer.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const township = '141025100';
const transfers = { field: 'caseTransfer', fields: 'partyName causeOfCase' };
const step = (mutation: string): Ask => ({ mutation, type: 'CaseTransferStepInput' });

async function sent(changes: object = {}): Promise<string> {
  return proceedingOf(await askStep(hub, township, transfers, { mutation: 'sendCaseTransfer' }, transferInput(changes)))
    .id;
}

function correct(id: string, input: object, organization = township): Promise<StepAnswer> {
  const whole = { idempotencyKey: freshKey(), caseTransferId: id, reason: '录入有误', ...input };
  return askStep(hub, organization, transfers, { mutation: 'correctCaseTransfer' }, whole);
}

describe('[S0] a fact that was told wrongly', () => {
  test('is put right: title and letter follow, and the parties are told what stood before', async () => {
    const id = await sent({ partyName: '古县某砂场' });
    const answer = await correct(id, { partyName: '古县甲砂石有限公司' });
    const corrected = proceedingOf(answer);
    expect(answer.change?.cursor).toEqual(expect.any(String));
    expect(corrected).toMatchObject({ partyName: '古县甲砂石有限公司', revision: 2, state: 'SENT' });
    expect(corrected.title).toContain('（古县甲砂石有限公司）');
    expect(await draftText(hub, township, id, '涉嫌违法案件移送函')).toContain('古县甲砂石有限公司');
    expect((await historyOf(hub, 'zrzy', id, 'label rule note changes { field label before after }')).at(-1)).toEqual({
      ...{ label: '更正', rule: 'S0', note: '录入有误' },
      changes: [{ field: 'partyName', label: '当事人', before: '古县某砂场', after: '古县甲砂石有限公司' }],
    });
  });

  test('may have been unknown: who the party is, not what only goes with something else', async () => {
    const id = await sent({ partyName: null });
    expect(proceedingOf(await correct(id, { partyName: '古县甲砂石有限公司' })).title).toContain('古县甲砂石有限公司');
    expect(refusalsOf((await correct(id, { urgencyReason: '即将运离' })).userErrors)).toEqual([
      'urgencyReason WRONG_STATE S0',
    ]);
  });

  test('is put right by whoever gave it, in a later step as well', async () => {
    const [api, finder, notified] = [{ field: 'dangerNotice', fields: 'dispatchRecord' }, township, 'zrzy'];
    const send = { idempotencyKey: freshKey(), ...dangerNoticeInput({ toCode: notified }) };
    const { id: dangerNoticeId } = proceedingOf(
      await askStep(hub, finder, api, { mutation: 'sendDangerNotice' }, send),
    );
    const dispatch = { idempotencyKey: freshKey(), dangerNoticeId, dispatchRecord: '派出2人' };
    const mend = (organization: string, input: object): Promise<StepAnswer> => {
      const whole = { idempotencyKey: freshKey(), dangerNoticeId, reason: '人数有误', ...input };
      return askStep(hub, organization, api, { mutation: 'correctDangerNotice' }, whole);
    };
    const right = { dispatchRecord: '派出3人' };
    expect(refusalsOf((await mend(notified, right)).userErrors)).toEqual(['dispatchRecord WRONG_STATE S0']);
    proceedingOf(await askStep(hub, notified, api, { mutation: 'dispatchOfficers' }, dispatch));
    expect(refusalsOf((await mend(finder, right)).userErrors)).toEqual(['dispatchRecord WRONG_PARTY S0']);
    expect(proceedingOf(await mend(notified, right))).toMatchObject(right);
  });

  test.each([
    ['to nothing', { causeOfCase: '  ' }, 'causeOfCase REQUIRED S0'],
    ['without a reason', { partyName: '乙', reason: '' }, 'reason REQUIRED S0'],
    ['without saying which', {}, ' REQUIRED S0'],
    ['to what it is', { causeOfCase: transferInput().causeOfCase }, ' REQUIRED S0'],
    ['of an older state', { partyName: '乙', expectedRevision: 7 }, 'expectedRevision PRECONDITION_FAILED -'],
  ])('is not changed %s', async (_, input, refusal) => {
    expect(refusalsOf((await correct(await sent(), input)).userErrors)).toEqual([refusal]);
  });

  test('stays once the proceeding is closed', async () => {
    const id = await sent();
    const close = { idempotencyKey: freshKey(), caseTransferId: id };
    proceedingOf(await askStep(hub, township, transfers, step('takeBackCaseTransfer'), close));
    expect(refusalsOf((await correct(id, { partyName: '乙' })).userErrors)).toEqual(['caseTransferId WRONG_STATE S0']);
  });

  test('[S7] is not a place for who complained', async () => {
    const api = { field: 'complaint' };
    const registered = await askStep(hub, township, api, { mutation: 'registerComplaint' }, complaintInput());
    const { id: complaintId } = proceedingOf(registered);
    const mend = (input: object): Promise<StepAnswer> => {
      const whole = { idempotencyKey: freshKey(), complaintId, reason: '补充', ...input };
      return askStep(hub, township, api, { mutation: 'correctComplaint' }, whole);
    };
    const named = await mend({ summary: `${complainant.name}反映夜间采砂`, reason: `${complainant.name}来电` });
    expect(refusalsOf(named.userErrors).sort()).toEqual(['reason INVALID S7', 'summary INVALID S7']);
    expect((await mend({ subject: '某砂场昼夜采砂' })).proceeding?.title).toBe('某砂场昼夜采砂');
  });
});
