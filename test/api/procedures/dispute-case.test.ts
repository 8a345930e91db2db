import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { attachmentOf, pdfOf, uploaded } from '../../harness/builders/attachments.js';
import { consultationInput, inDispute } from '../../harness/builders/dispute.js';
import {
  caseOf,
  inTransfer,
  lastStep,
  overCase,
  raised,
  referred,
  returnedTransfer,
  sentTransfer,
} from '../../harness/builders/disputed-transfer.js';
import { graphql } from '../../harness/clients/graphql.js';
import { transferMaterials } from '../../harness/builders/transfer.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const township = '141025100';
// The eve of the Spring Festival of 2024; 18 February, a Sunday, is the second working day after it.
const eve = '2024-02-08T10:00:00.000+08:00';
const clock = movingClock(eve);
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());
beforeEach(() => clock.moveTo(eve));

describe('the whole way of a returned transfer', () => {
  test('[T11] [D1] [D2] returned, disputed, consulted in vain, decided: the designated organization has it, with its attachments', async () => {
    const contentId = await uploaded(hub, township, pdfOf('现场照片'));
    const materials = transferMaterials.map((each) =>
      each.kind === 'PRELIMINARY_EVIDENCE' ? { ...each, contentId } : each,
    );
    const caseTransferId = await returnedTransfer(hub, { materials });
    const { id: disputeId, about, title } = await raised(hub, overCase(caseTransferId));
    expect({ about, title }).toEqual({ about: { id: caseTransferId }, title: expect.stringMatching(/^管辖争议：/) });
    expect(await caseOf(hub, 'xzf', caseTransferId)).toBeNull();

    await inDispute(hub, 'zrzy', 'recordDisputeConsultation', { disputeId, ...consultationInput('FAILED') });
    await inDispute(hub, township, 'referDispute', { disputeId, reason: '双方意见不一致' });
    expect(lastStep(await caseOf(hub, 'xzf', caseTransferId))).toMatchObject({ step: 'referDispute', rule: 'D2' });
    expect(await caseOf(hub, 'lyj', caseTransferId)).toBeNull();
    expect(await attachmentOf(hub, 'lyj', contentId)).toBeNull();

    const decision = {
      disputeId,
      designatedCode: 'lyj',
      basis: '《森林法》第六十六条',
      documentNumber: '古政函〔2024〕8号',
    };
    const decided = await inDispute(hub, 'xzf', 'decideDispute', decision);
    expect(decided).toMatchObject({ state: 'DECIDED', designated: { code: 'lyj' }, decisionBasis: decision.basis });

    const routed = await caseOf(hub, 'lyj', caseTransferId);
    expect(routed).toMatchObject({ state: 'ACCEPTED', from: { code: township }, to: { code: 'lyj' } });
    expect(lastStep(routed)).toMatchObject({ step: 'designate', label: '指定管辖', rule: 'D2' });
    expect(routed?.materials.flatMap(({ attachment }) => attachment ?? [])).toEqual([{ contentId }]);
    expect(await attachmentOf(hub, 'lyj', contentId)).toMatchObject({ contentId });
    // Whoever returned it sees how it ended, and whoever has it now goes on with it.
    expect(await caseOf(hub, 'zrzy', caseTransferId)).toMatchObject({ state: 'ACCEPTED' });
    expect(await inTransfer(hub, 'lyj', 'reportCaseResult', { caseTransferId, result: '已作出处罚' })).toMatchObject({
      state: 'CONCLUDED',
    });
  });

  test('[D1] [D2] a case that has gone on meanwhile stays where it is, and the decision stands', async () => {
    const [taken, agreed] = [await sentTransfer(hub), await sentTransfer(hub)];
    const disputeId = await referred(hub, overCase(taken));
    const { id: other } = await raised(hub, overCase(agreed));
    for (const caseTransferId of [taken, agreed])
      await inTransfer(hub, township, 'takeBackCaseTransfer', { caseTransferId });
    const decided = await inDispute(hub, 'xzf', 'decideDispute', {
      disputeId,
      designatedCode: 'lyj',
      basis: '事项清单',
    });
    expect(decided).toMatchObject({ state: 'DECIDED', designated: { code: 'lyj' } });
    await inDispute(hub, 'zrzy', 'proposeDisputeAgreement', { disputeId: other, handlerCode: township });
    const agreement = await inDispute(hub, township, 'agreeDispute', { disputeId: other, handlerCode: township });
    expect(agreement).toMatchObject({ state: 'AGREED' });
    for (const id of [taken, agreed]) {
      const stood = await caseOf(hub, township, id);
      expect(stood).toMatchObject({ state: 'TAKEN_BACK', from: { code: township }, to: { code: 'zrzy' } });
      expect(lastStep(stood)).toMatchObject({ step: 'endDispute', note: expect.stringContaining('承办单位不变') });
    }
  });

  test('[D2] a case that is to stay with its sender changes hands', async () => {
    const caseTransferId = await returnedTransfer(hub);
    const disputeId = await referred(hub, overCase(caseTransferId));
    await inDispute(hub, 'xzf', 'decideDispute', { disputeId, designatedCode: township, basis: '事项清单' });
    expect(await caseOf(hub, township, caseTransferId)).toMatchObject({
      state: 'ACCEPTED',
      from: { code: 'zrzy' },
      to: { code: township },
    });
  });

  test('[D2] a transfer that nobody had received awaits no receipt once somebody is designated', async () => {
    const caseTransferId = await sentTransfer(hub);
    const disputeId = await referred(hub, overCase(caseTransferId));
    await inDispute(hub, 'xzf', 'decideDispute', { disputeId, designatedCode: 'zrzy', basis: '事项清单' });
    const { deadlines } = (await caseOf(hub, 'zrzy', caseTransferId)) ?? { deadlines: [] };
    expect(deadlines.map(({ rule, status }) => [rule, status])).toEqual(expect.arrayContaining([['T11', 'MET']]));
  });
});

describe('the clocks', () => {
  test('[D1] five working days to consult from the eve of the Spring Festival 2024 end with 21 February', async () => {
    const { id: disputeId, deadlines } = await raised(hub);
    expect(deadlines).toEqual([
      expect.objectContaining({
        rule: 'D1',
        dueAt: '2024-02-22T00:00:00.000+08:00',
        basis: 'ANNOUNCED',
        status: 'OPEN',
        responsible: { code: township },
      }),
    ]);
    clock.moveTo('2024-02-22T00:00:00.000+08:00');
    const late = await inDispute(hub, township, 'recordDisputeConsultation', {
      disputeId,
      ...consultationInput('FAILED'),
    });
    // What comes of it is due as long again.
    expect(late.deadlines).toMatchObject([
      { rule: 'D1', status: 'MET_LATE' },
      { rule: 'D1', dueAt: '2024-03-01T00:00:00.000+08:00', status: 'OPEN' },
    ]);
  });

  test('[D2] the county government has ten working days, by a policy of its own', async () => {
    const { id: disputeId } = await raised(hub);
    await inDispute(hub, township, 'recordDisputeConsultation', { disputeId, ...consultationInput('FAILED') });
    const { deadlines } = await inDispute(hub, township, 'referDispute', { disputeId, reason: '意见不一致' });
    expect(deadlines).toContainEqual(
      expect.objectContaining({ rule: 'D2', dueAt: '2024-02-29T00:00:00.000+08:00', responsible: { code: 'xzf' } }),
    );
  });

  test('[D2] the clocks of a disputed case go on', async () => {
    const caseTransferId = await sentTransfer(hub);
    await raised(hub, overCase(caseTransferId));
    const receipt = (await caseOf(hub, township, caseTransferId))?.deadlines.find(({ rule }) => rule === 'T11');
    expect(receipt).toMatchObject({ status: 'OPEN', dueAt: '2024-02-19T00:00:00.000+08:00' });
  });

  describe('where the policy says that they pause', () => {
    const setPolicy = async (value: number) => {
      const mutation = `mutation ($input: SetPolicyInput!) { setPolicy(input: $input) { userErrors { path code } } }`;
      const validFrom = clock.now().toString().slice(0, 10);
      const input = { name: 'DISPUTE_PAUSES_CLOCKS', value, validFrom, basis: '县政府常务会议决定' };
      const token = await hub.token('xzf', ['COUNTY_GOVERNMENT']);
      const { data } = await graphql<{ setPolicy: { userErrors: object[] } }>(hub.url, token, mutation, { input });
      return data?.setPolicy.userErrors;
    };
    beforeEach(async () => {
      await setPolicy(2);
    });
    afterAll(async () => {
      clock.moveTo(eve);
      await setPolicy(1);
    });

    const endings: Record<string, (disputeId: string) => Promise<unknown>> = {
      withdrawn: (disputeId) => inDispute(hub, township, 'withdrawDispute', { disputeId, reason: '不再争议' }),
      agreed: async (disputeId) => {
        await inDispute(hub, township, 'proposeDisputeAgreement', { disputeId, handlerCode: 'zrzy' });
        await inDispute(hub, 'zrzy', 'agreeDispute', { disputeId, handlerCode: 'zrzy' });
      },
      decided: (disputeId) =>
        inDispute(hub, 'xzf', 'decideDispute', { disputeId, designatedCode: 'zrzy', basis: '依据' }),
    };

    test.each(Object.entries(endings))(
      '[D2] a case stands still until the dispute is %s, and then has the time that it had',
      async (_, end) => {
        const caseTransferId = await sentTransfer(hub, {
          discoveredAt: '2024-02-08T09:59:00.000+08:00',
          violationOngoing: true,
        });
        const dissuasion = async () =>
          (await caseOf(hub, township, caseTransferId))?.deadlines.find(({ rule }) => rule === 'T7');
        const disputeId = await referred(hub, overCase(caseTransferId));
        expect(await dissuasion()).toMatchObject({ status: 'PAUSED', dueAt: '2024-02-08T10:29:00.000+08:00' });
        clock.moveTo('2024-02-18T10:00:00.000+08:00');
        await end(disputeId);
        expect(await dissuasion()).toMatchObject({ status: 'DUE_TODAY', dueAt: '2024-02-18T10:29:00.000+08:00' });
      },
    );

    test.each(['agreed', 'decided'] as const)(
      '[T11] [D2] [year D9] whoever has a case that was %s after its time would have been over is not late: it stood still',
      async (how) => {
        const caseTransferId = await sentTransfer(hub);
        const disputeId = await referred(hub, overCase(caseTransferId));
        clock.moveTo('2024-02-26T10:00:00.000+08:00');
        await endings[how]?.(disputeId);
        const receipt = (await caseOf(hub, township, caseTransferId))?.deadlines.find(({ rule }) => rule === 'T11');
        // Eight working days after the 8th, on which it stopped: the 9th, the 18th to 23rd and the 26th.
        expect(receipt).toMatchObject({ status: 'MET', dueAt: '2024-02-29T00:00:00.000+08:00' });
      },
    );

    test('[D2] it says yes or no, and nothing else', async () => {
      expect(await setPolicy(3)).toEqual([{ path: ['value'], code: 'INVALID' }]);
    });
  });
});
