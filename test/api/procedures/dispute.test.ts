import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askDispute, consultationInput, inDispute, itemDispute } from '../../harness/builders/dispute.js';
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
import { countStatements } from '../../harness/measure/count-statements.js';
import { draftsOf, draftText } from '../../harness/clients/draft.js';
import { graphql } from '../../harness/clients/graphql.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { itemInput, tell } from '../../harness/builders/jurisdiction.js';
import { askStep } from '../../harness/clients/proceeding.js';
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

const raise = (input: object, organization = township) => askDispute(hub, organization, 'raiseDispute', input);

describe('consulting', () => {
  test('[D1] every consultation is kept: when, what was said, what it came to, who recorded it', async () => {
    const { id: disputeId } = await raised(hub);
    await inDispute(hub, township, 'recordDisputeConsultation', { disputeId, ...consultationInput('FAILED') });
    const second = consultationInput('AGREED', { content: '自然资源局同意管辖。' });
    const { consultations, state } = await inDispute(hub, 'zrzy', 'recordDisputeConsultation', {
      disputeId,
      ...second,
    });
    expect(state).toBe('CONSULTING');
    expect(consultations).toEqual([
      { ...consultationInput('FAILED'), recordedBy: { code: township } },
      { ...second, recordedBy: { code: 'zrzy' } },
    ]);
  });

  test('[D1] a consultation of tomorrow is not recorded', async () => {
    const { id: disputeId } = await raised(hub);
    const { userErrors } = await askDispute(hub, township, 'recordDisputeConsultation', {
      disputeId,
      ...consultationInput('FAILED', { heldOn: '2024-02-09' }),
    });
    expect(userErrors).toEqual([expect.objectContaining({ path: ['heldOn'], code: 'INVALID', rule: 'D1' })]);
  });

  test('[D1] nobody routes alone: the other side agrees with what was proposed, and then the case goes there', async () => {
    const caseTransferId = await returnedTransfer(hub);
    const { id: disputeId } = await raised(hub, overCase(caseTransferId));
    const proposed = await inDispute(hub, township, 'proposeDisputeAgreement', { disputeId, handlerCode: 'zrzy' });
    expect(proposed).toMatchObject({ state: 'CONSULTING', proposedHandler: { code: 'zrzy' }, designated: null });
    const own = await askDispute(hub, township, 'agreeDispute', { disputeId, handlerCode: 'zrzy' });
    expect(own.userErrors).toEqual([expect.objectContaining({ code: 'WRONG_PARTY', rule: 'D1' })]);
    expect(await caseOf(hub, 'zrzy', caseTransferId)).toMatchObject({ state: 'RETURNED' });

    const agreed = await inDispute(hub, 'zrzy', 'agreeDispute', { disputeId, handlerCode: 'zrzy' });
    expect(agreed).toMatchObject({ state: 'AGREED', designated: { code: 'zrzy' }, decisionBasis: null });
    const routed = await caseOf(hub, 'zrzy', caseTransferId);
    expect(routed).toMatchObject({ state: 'ACCEPTED', to: { code: 'zrzy' } });
    expect(lastStep(routed)).toMatchObject({ step: 'agreeJurisdiction', label: '协商确定管辖', rule: 'D1' });
  });

  test('[D1] an agreement with a proposal that was changed in the meantime is refused', async () => {
    const { id: disputeId } = await raised(hub);
    await inDispute(hub, township, 'proposeDisputeAgreement', { disputeId, handlerCode: township });
    await inDispute(hub, township, 'proposeDisputeAgreement', { disputeId, handlerCode: 'zrzy' });
    const { userErrors } = await askDispute(hub, 'zrzy', 'agreeDispute', { disputeId, handlerCode: township });
    expect(userErrors).toEqual([expect.objectContaining({ path: ['handlerCode'], code: 'PRECONDITION_FAILED' })]);
  });

  test('[D1] to agree is offered to the other side of a proposal only', async () => {
    const { id: disputeId } = await raised(hub);
    await inDispute(hub, township, 'proposeDisputeAgreement', { disputeId, handlerCode: 'zrzy' });
    const query = 'query ($id: ID!) { node(id: $id) { ... on Proceeding { availableSteps { step } } } }';
    const offered = async (organization: string) => {
      const token = await hub.token(organization);
      const { data } = await graphql<{ node: { availableSteps: { step: string }[] } }>(hub.url, token, query, {
        id: disputeId,
      });
      return data?.node.availableSteps.map(({ step }) => step);
    };
    expect(await offered('zrzy')).toContain('agree');
    expect(await offered(township)).toEqual(expect.not.arrayContaining(['agree']));
  });

  test('[D1] two do not agree on a third', async () => {
    const { id: disputeId } = await raised(hub);
    const { userErrors } = await askDispute(hub, township, 'proposeDisputeAgreement', {
      disputeId,
      handlerCode: 'lyj',
    });
    expect(userErrors).toEqual([expect.objectContaining({ path: ['handlerCode'], code: 'INVALID', rule: 'D1' })]);
  });
});

describe('raising', () => {
  test('[D1] [G2] a dispute over an item says who is competent by the lists, and its decision leaves them as they are', async () => {
    await tell(hub, 'recordEnforcementItem', itemInput({ code: '330115002000' }), 'zrzy');
    const { competentByLists } = await raised(hub, itemDispute({ itemCode: '330115002000' }));
    expect(competentByLists).toEqual({ code: 'zrzy' });
    const disputeId = await referred(hub, itemDispute({ itemCode: '330115002000' }));
    await inDispute(hub, 'xzf', 'decideDispute', { disputeId, designatedCode: township, basis: '就近管辖' });
    const again = await raised(hub, itemDispute({ itemCode: '330115002000' }));
    expect(again.competentByLists).toEqual({ code: 'zrzy' });
  });

  test.each([
    ['oneself', { otherCode: township }, { path: ['otherCode'], code: 'INVALID' }],
    ['the procuratorate', { otherCode: 'jcy' }, { path: ['otherCode'], code: 'WRONG_PARTY' }],
    ['nobody known', { otherCode: 'none' }, { path: ['otherCode'], code: 'NOT_FOUND' }],
    ['anybody over nothing', { itemCode: null, townshipCode: null }, { path: ['aboutId'], code: 'REQUIRED' }],
    ['anybody over an item nowhere', { townshipCode: null }, { path: ['townshipCode'], code: 'REQUIRED' }],
    ['anybody over a place', { itemCode: null, aboutId: null }, { path: ['itemCode'], code: 'REQUIRED' }],
    ['anybody over an item in a department', { townshipCode: 'lyj' }, { path: ['townshipCode'], code: 'INVALID' }],
  ])('[D1] a dispute with %s is refused', async (_, changes, expected) => {
    const { userErrors } = await raise(itemDispute(changes));
    expect(userErrors).toContainEqual(expect.objectContaining(expected));
  });

  test('[D1] the county government, which decides disputes, raises none', async () => {
    const { userErrors } = await raise(itemDispute(), 'xzf');
    expect(userErrors).toEqual([expect.objectContaining({ code: 'WRONG_PARTY', rule: 'D1' })]);
  });

  test('[D1] a case is disputed once at a time, and again after the dispute was withdrawn', async () => {
    const caseTransferId = await returnedTransfer(hub);
    const { id: disputeId } = await raised(hub, overCase(caseTransferId));
    const second = await raise(overCase(caseTransferId, { otherCode: township }), 'zrzy');
    expect(second.userErrors).toEqual([expect.objectContaining({ path: ['aboutId'], code: 'ALREADY_EXISTS' })]);
    await inDispute(hub, township, 'withdrawDispute', { disputeId, reason: '对方同意受理' });
    expect(lastStep(await caseOf(hub, 'zrzy', caseTransferId))).toMatchObject({ step: 'endDispute' });
    expect((await raise(overCase(caseTransferId, { otherCode: township }), 'zrzy')).userErrors).toEqual([]);
  });

  test('[D1] of two who dispute a case at the same time one does', async () => {
    const caseTransferId = await returnedTransfer(hub);
    const both = await Promise.all([
      raise(overCase(caseTransferId)),
      raise(overCase(caseTransferId, { otherCode: township }), 'zrzy'),
    ]);
    expect(both.filter(({ proceeding }) => proceeding !== null)).toHaveLength(1);
    const steps = (await caseOf(hub, township, caseTransferId))?.steps.filter(({ step }) => step === 'raiseDispute');
    expect(steps).toHaveLength(1);
  });

  test('[D1] a case that one does not see, that is concluded, or that nobody can route is not disputed', async () => {
    const caseTransferId = await returnedTransfer(hub);
    const unseen = await raise(overCase(caseTransferId), 'lyj');
    expect(unseen.userErrors).toEqual([expect.objectContaining({ path: ['aboutId'], code: 'NOT_FOUND' })]);
    await inTransfer(hub, township, 'takeBackCaseTransfer', { caseTransferId });
    const ended = await raise(overCase(caseTransferId));
    expect(ended.userErrors).toEqual([expect.objectContaining({ path: ['aboutId'], code: 'WRONG_STATE', rule: 'D1' })]);
    const { id: disputeId } = await raised(hub);
    const ofDispute = await raise(overCase(disputeId));
    expect(ofDispute.userErrors).toEqual([expect.objectContaining({ path: ['aboutId'], code: 'INVALID', rule: 'D1' })]);
  });

  test('[D1] whoever only looks on at a case disputes it with a party of it, and shows it to nobody else', async () => {
    const caseTransferId = await returnedTransfer(hub);
    await inDispute(hub, township, 'raiseDispute', overCase(caseTransferId, { otherCode: 'lyj' })).then(({ id }) =>
      inDispute(hub, township, 'withdrawDispute', { disputeId: id, reason: '改为与自然资源局协商' }),
    );
    const shown = await raise(overCase(caseTransferId, { otherCode: 'nync' }), 'lyj');
    expect(shown.userErrors).toEqual([
      expect.objectContaining({ path: ['otherCode'], code: 'WRONG_PARTY', rule: 'D1' }),
    ]);
    expect((await raise(overCase(caseTransferId, { otherCode: township }), 'lyj')).userErrors).toEqual([]);
  });
});

describe('referring and deciding', () => {
  test('[D2] nothing is referred before a consultation has failed, an agreed one is not enough', async () => {
    const { id: disputeId } = await raised(hub);
    const refer = () => askDispute(hub, township, 'referDispute', { disputeId, reason: '意见不一致' });
    expect((await refer()).userErrors).toEqual([expect.objectContaining({ code: 'WRONG_STATE', rule: 'D2' })]);
    await inDispute(hub, township, 'recordDisputeConsultation', { disputeId, ...consultationInput('AGREED') });
    expect((await refer()).userErrors).toEqual([expect.objectContaining({ code: 'WRONG_STATE', rule: 'D2' })]);
    await inDispute(hub, township, 'recordDisputeConsultation', { disputeId, ...consultationInput('FAILED') });
    expect((await refer()).userErrors).toEqual([]);
  });

  test.each(['xzf', 'jcy', 'fy'])('[D2] %s, which handles no cases, is not designated', async (designatedCode) => {
    const disputeId = await referred(hub);
    const { userErrors } = await askDispute(hub, 'xzf', 'decideDispute', { disputeId, designatedCode, basis: '依据' });
    expect(userErrors).toEqual([expect.objectContaining({ path: ['designatedCode'], code: 'INVALID', rule: 'D2' })]);
  });

  test('[D2] the county government decides through whoever acts for it as such', async () => {
    const disputeId = await referred(hub);
    const input = { idempotencyKey: freshKey(), disputeId, designatedCode: 'zrzy', basis: '依据' };
    const answer = await askStep(hub, 'xzf', { field: 'dispute' }, { mutation: 'decideDispute' }, input, ['PUBLISHER']);
    expect(answer.userErrors).toEqual([expect.objectContaining({ code: 'WRONG_PARTY', rule: 'D2' })]);
  });

  test('[D2] a case that was accepted in the meantime goes to whoever is designated all the same', async () => {
    const caseTransferId = await sentTransfer(hub);
    const disputeId = await referred(hub, overCase(caseTransferId));
    await inTransfer(hub, 'zrzy', 'acceptCaseTransfer', { caseTransferId });
    await inDispute(hub, 'xzf', 'decideDispute', { disputeId, designatedCode: 'lyj', basis: '依据' });
    expect(await caseOf(hub, 'lyj', caseTransferId)).toMatchObject({ state: 'ACCEPTED', to: { code: 'lyj' } });
  });

  test('[D2] one that was concluded is not routed: it stays where it was, and the decision stands', async () => {
    const caseTransferId = await sentTransfer(hub);
    const disputeId = await referred(hub, overCase(caseTransferId));
    await inTransfer(hub, 'zrzy', 'acceptCaseTransfer', { caseTransferId });
    await inTransfer(hub, 'zrzy', 'reportCaseResult', { caseTransferId, result: '已作出处罚' });
    const decision = { disputeId, designatedCode: 'lyj', basis: '依据' };
    expect(await inDispute(hub, 'xzf', 'decideDispute', decision)).toMatchObject({ state: 'DECIDED' });
    expect(await caseOf(hub, 'zrzy', caseTransferId)).toMatchObject({ state: 'CONCLUDED', to: { code: 'zrzy' } });
    expect(await caseOf(hub, 'lyj', caseTransferId)).toBeNull();
  });

  test('[D2] the county government sees what was referred to it, and nothing before', async () => {
    const { id: consulting } = await raised(hub);
    const waiting = await referred(hub);
    const query =
      'query { jurisdictionDisputes(first: 50, filter: { states: [CONSULTING, REFERRED] }) { nodes { id } } }';
    const token = await hub.token('xzf', ['COUNTY_GOVERNMENT']);
    const { data } = await graphql<{ jurisdictionDisputes: { nodes: { id: string }[] } }>(hub.url, token, query);
    const ids = data?.jurisdictionDisputes.nodes.map(({ id }) => id);
    expect(ids).toContain(waiting);
    expect(ids).not.toContain(consulting);
  });
});

describe('the drafts', () => {
  test('[D2] either side asks the county government in a letter of its own, once a consultation has failed', async () => {
    const { id } = await raised(hub);
    expect(await draftsOf(hub, 'zrzy', id)).toEqual(new Map());
    await inDispute(hub, township, 'recordDisputeConsultation', { disputeId: id, ...consultationInput('FAILED') });
    const text = await draftText(hub, 'zrzy', id, '提请决定管辖的函');
    expect(text).toContain('自然资源局关于提请决定管辖争议的函');
    expect(text).toContain('县人民政府：');
    expect(text).toContain('双方经协商未达成一致，2024年2月8日记录在案。');
  });

  test('[D2] the county government tells both sides of its decision', async () => {
    const disputeId = await referred(hub);
    expect(await draftsOf(hub, 'xzf', disputeId)).toEqual(new Map());
    await inDispute(hub, 'xzf', 'decideDispute', { disputeId, designatedCode: 'lyj', basis: '《森林法》第六十六条' });
    const text = await draftText(hub, 'xzf', disputeId, '指定管辖通知');
    expect(text).toContain('古县岳阳镇人民政府、古县自然资源局：');
    expect(text).toContain('决定由古县林业局管辖。');
    expect(text).toContain('决定的依据：《森林法》第六十六条');
    expect(await draftsOf(hub, 'lyj', disputeId)).toEqual(new Map());
  });
});

describe('a list of disputes', () => {
  test('[D1] costs as many statements for twelve as for two, and is narrowed by side and item', async () => {
    const itemCode = '330115009000';
    for (let count = 0; count < 12; count += 1) {
      const { id: disputeId } = await raised(hub, itemDispute({ itemCode }));
      await inDispute(hub, township, 'recordDisputeConsultation', { disputeId, ...consultationInput('FAILED') });
    }
    const token = await hub.token(township);
    const ask = async (first: number) => {
      const fields = 'raiser { code } other { code } township { code } consultations { content recordedBy { code } }';
      const query = `{ jurisdictionDisputes(first: ${first}, filter: { sideCode: "zrzy", itemCode: "${itemCode}" }) { nodes { ${fields} } } }`;
      let found = 0;
      const statements = await countStatements(hub, async () => {
        const { data } = await graphql<{ jurisdictionDisputes: { nodes: { consultations: object[] }[] } }>(
          hub.url,
          token,
          query,
        );
        found = data?.jurisdictionDisputes.nodes.flatMap(({ consultations }) => consultations).length ?? 0;
      });
      return { found, statements };
    };
    await ask(2);
    const two = await ask(2);
    const twelve = await ask(20);
    expect([two.found, twelve.found]).toEqual([2, 12]);
    expect(twelve.statements).toBeLessThanOrEqual(two.statements + 2);
  });
});
