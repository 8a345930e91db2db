import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '../../../src/core/identity/index.js';
import { assistanceInput, opinionMaterials } from '../../harness/builders/assistance.js';
import { dangerNoticeInput } from '../../harness/builders/danger-notice.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { graphql } from '../../harness/clients/graphql.js';
import { askStep, proceedingOf, type ProceedingAnswer, type StepAnswer } from '../../harness/clients/proceeding.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

/** A Monday morning. */
const monday = '2026-11-23T09:00:00.000+08:00';
const clock = movingClock(monday);
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());
beforeEach(() => clock.moveTo(monday));

const county = 'xzf';
const rolesOf = (who: string): readonly Role[] => (who === county ? ['COUNTY_GOVERNMENT'] : ['PUBLISHER']);

/** Asks a mutation of one procedure as whoever it is, a person of the county government with its role. */
const asking =
  (field: string, idField: string, types: Readonly<Record<string, string>> = {}) =>
  (who: string, mutation: string, id: string | null, input: object = {}): Promise<StepAnswer> => {
    const type = types[mutation];
    const target = id === null ? {} : { [idField]: id };
    const asked = { idempotencyKey: freshKey(), ...target, ...input };
    return askStep(hub, who, { field }, { mutation, ...(type ? { type } : {}) }, asked, rolesOf(who));
  };

/** Whose clock is open, and when it is due. */
const openOf = ({ deadlines }: ProceedingAnswer): string[] =>
  deadlines
    .filter(({ status }) => ['OPEN', 'DUE_TODAY', 'OVERDUE'].includes(status))
    .map(({ responsible, dueAt }) => `${responsible.code} ${dueAt.slice(0, 16)}`)
    .toSorted();

async function queued(): Promise<string[]> {
  const query = '{ countyQueue(first: 100) { nodes { id } } }';
  const { data } = await graphql<{ countyQueue: { nodes: { id: string }[] } }>(
    hub.url,
    await hub.token(county, ['COUNTY_GOVERNMENT']),
    query,
  );
  return (data?.countyQueue.nodes ?? []).map(({ id }) => id);
}

describe('[year D11] reasons for not assisting', () => {
  const ask = asking('assistanceRequest', 'assistanceRequestId', {
    acceptAssistanceRefusal: 'AssistanceRequestStepInput',
    escalateAssistanceRefusal: 'AssistanceContestInput',
    escalateUnansweredAssistance: 'AssistanceContestInput',
    orderAssistance: 'AssistanceDecisionInput',
  });
  const township = '141025100';
  const requested = async (): Promise<string> =>
    proceedingOf(await ask(township, 'requestAssistance', null, assistanceInput())).id;

  test('[A2] do not end it: they are put before the county government, whose order has its own five days', async () => {
    const id = await requested();
    const declined = proceedingOf(await ask('zrzy', 'declineAssistance', id, { reason: '忙' }));
    expect([declined.state, openOf(declined)]).toEqual(['DECLINED', ['141025100 2026-12-01T00:00']]);
    const reason = { reason: '认定占地属该局法定职责' };
    const escalated = proceedingOf(await ask(township, 'escalateAssistanceRefusal', id, reason));
    expect(openOf(escalated)).toEqual(['xzf 2026-12-08T00:00']);
    expect(await queued()).toContain(id);
    const decision = { decision: '请自然资源局出具意见' };
    const ordered = proceedingOf(await ask(county, 'orderAssistance', id, decision));
    expect([ordered.state, openOf(ordered)]).toEqual(['ORDERED', ['zrzy 2026-12-01T00:00']]);
    const opinion = { opinion: '属耕地', materials: opinionMaterials };
    expect(proceedingOf(await ask('zrzy', 'answerAssistance', id, opinion)).state).toBe('ANSWERED');
  });

  test('[A2] nor does silence, once its time is over', async () => {
    const id = await requested();
    const silent = () => ask(township, 'escalateUnansweredAssistance', id, { reason: '逾期未答复' });
    expect((await silent()).userErrors).toMatchObject([
      { path: ['assistanceRequestId'], code: 'WRONG_STATE', rule: 'A2' },
    ]);
    clock.moveTo('2026-12-01T00:00:00.000+08:00');
    expect(proceedingOf(await silent()).state).toBe('ESCALATED');
  });
});

describe('[year D11] reasons for not acting on a danger', () => {
  const ask = asking('dangerNotice', 'dangerNoticeId', { closeDangerNotice: 'DangerNoticeStepInput' });
  const [finder, notified] = ['141025100', 'yjgl'];
  const declined = async (): Promise<string> => {
    const input = dangerNoticeInput({ discoveredAt: monday });
    const { id } = proceedingOf(await ask(finder, 'sendDangerNotice', null, input));
    await ask(notified, 'declineDangerNotice', id, { reason: '不归我管' });
    return id;
  };

  test('[U7] that do not convince come before the county government, which demands action at once', async () => {
    const id = await declined();
    const contested = proceedingOf(await ask(finder, 'contestDangerRefusal', id, { reason: '属其法定职责' }));
    expect([contested.state, openOf(contested)]).toEqual(['ESCALATED', ['xzf 2026-12-08T00:00']]);
    const demand = { instruction: '立即派员处置' };
    const instructed = proceedingOf(await ask(county, 'instructDangerNotice', id, demand));
    expect(openOf(instructed)).toContain('yjgl 2026-11-23T09:30');
  });

  test('[U7] are upheld, and that is the end', async () => {
    const id = await declined();
    await ask(finder, 'contestDangerRefusal', id, { reason: '属其法定职责' });
    const upheld = proceedingOf(await ask(county, 'upholdDangerRefusal', id, { decision: '理由成立' }));
    expect([upheld.state, upheld.closedAt, openOf(upheld)]).toEqual(['UPHELD', monday, []]);
  });

  test('[D1] [D2] may be that another is competent: whoever is designated has its own time from then on', async () => {
    const id = await declined();
    const dispute = asking('dispute', 'disputeId');
    const raised = proceedingOf(
      await dispute(finder, 'raiseDispute', null, { aboutId: id, otherCode: notified, reason: '管辖不明' }),
    );
    const consulted = { heldOn: '2026-11-23', content: '意见不一', outcome: 'FAILED' };
    await dispute(finder, 'recordDisputeConsultation', raised.id, consulted);
    await dispute(finder, 'referDispute', raised.id, { reason: '意见不一致' });
    clock.moveTo('2026-11-24T09:00:00.000+08:00');
    const decision = { designatedCode: 'scjg', basis: '三定方案' };
    expect((await dispute(county, 'decideDispute', raised.id, decision)).userErrors).toEqual([]);
    const query = `query ($id: ID!) { node(id: $id) { ... on DangerNotice {
      state to { code } dispatchDueAt escalationProposed deadlines { dueAt status responsible { code } } } } }`;
    const { data } = await graphql<{ node: ProceedingAnswer }>(hub.url, await hub.token('scjg'), query, { id });
    expect(data?.node).toMatchObject({
      ...{ state: 'NOTIFIED', to: { code: 'scjg' }, escalationProposed: false },
      dispatchDueAt: '2026-11-24T09:30:00.000+08:00',
    });
    expect(openOf(data?.node as ProceedingAnswer)).toEqual(['scjg 2026-11-24T09:30']);
  });
});

describe('[year D11] reasons for not reporting to a whistle call', () => {
  const ask = asking('whistleCall', 'whistleCallId', {
    reportToWhistle: 'WhistleCallStepInput',
    orderWhistleReport: 'WhistleDecisionInput',
    upholdWhistleAbsence: 'WhistleDecisionInput',
  });
  const township = '141025100';
  const called = async (): Promise<string> => {
    const input = { matter: '河道内有人采砂', place: '涧河大桥', calledCodes: ['zrzy', 'gaj', 'sthj'] };
    return proceedingOf(await ask(township, 'callWhistle', null, input)).id;
  };
  const contest = (id: string, unitCodes: readonly string[]) =>
    ask(township, 'contestWhistleAbsence', id, { unitCodes, reason: '应急响应已解除' });

  test('[U10] stop no clock: those whose absence is contested are ordered to come, in a new time of their own', async () => {
    const id = await called();
    const declined = proceedingOf(await ask('zrzy', 'declineWhistleCall', id, { reason: '人员均在防汛' }));
    expect(openOf(declined)).toContain('zrzy 2026-11-23T11:00');
    expect((await ask('zrzy', 'declineWhistleCall', id, { reason: '再说一次' })).userErrors).toMatchObject([
      { path: ['whistleCallId'], code: 'WRONG_STATE', rule: 'U10' },
    ]);
    expect((await contest(id, ['gaj'])).userErrors).toMatchObject([
      { path: ['unitCodes', '0'], code: 'WRONG_STATE', rule: 'U10' },
    ]);
    clock.moveTo('2026-11-23T12:00:00.000+08:00');
    const contested = proceedingOf(await contest(id, ['zrzy', 'gaj']));
    expect(contested.state).toBe('ESCALATED');
    // The others go on meanwhile.
    proceedingOf(await ask('sthj', 'reportToWhistle', id));
    const ordered = proceedingOf(await ask(county, 'orderWhistleReport', id, { decision: '立即报到' }));
    expect([ordered.state, openOf(ordered)]).toEqual([
      'CALLED',
      [
        ...['141025100 2026-11-27T00:00', '141025100 2026-12-01T00:00'],
        ...['gaj 2026-11-23T11:00', 'gaj 2026-11-23T14:00'],
        ...['zrzy 2026-11-23T11:00', 'zrzy 2026-11-23T14:00'],
      ],
    ]);
    expect(openOf(proceedingOf(await ask('zrzy', 'reportToWhistle', id)))).not.toContain('zrzy 2026-11-23T14:00');
  });

  test('[U10] that the county government upholds excuse whoever gave them, and nobody else', async () => {
    const id = await called();
    await ask('zrzy', 'declineWhistleCall', id, { reason: '人员均在防汛' });
    await contest(id, ['zrzy']);
    const upheld = proceedingOf(await ask(county, 'upholdWhistleAbsence', id, { decision: '理由成立' }));
    expect(openOf(upheld)).toEqual(['141025100 2026-12-01T00:00', 'gaj 2026-11-23T11:00', 'sthj 2026-11-23T11:00']);
    expect((await contest(id, ['zrzy'])).userErrors).toMatchObject([{ code: 'WRONG_STATE', rule: 'U10' }]);
  });
});
