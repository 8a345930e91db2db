import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { movingClock } from '../../harness/time/moving-clock.js';
import { registerOrganization } from '../../harness/hub/county.js';
import {
  askStep,
  proceedingOf,
  type Ask,
  type ProceedingAnswer,
  type StepAnswer,
} from '../../harness/clients/proceeding.js';
import { transferInput, transferMaterials } from '../../harness/builders/transfer.js';

interface Transfer extends ProceedingAnswer {
  readonly dueAt: string;
  readonly dueBasis: string;
  readonly sentAt: string | null;
  readonly timeliness: string | null;
  readonly dissuadedAt: string | null;
  readonly informedAt: string | null;
  readonly onBehalfOfLaw: string | null;
  readonly legacy: { readonly consultation: string | null } | null;
}

const api = {
  field: 'caseTransfer',
  fields: 'dueAt dueBasis sentAt timeliness dissuadedAt informedAt onBehalfOfLaw legacy { consultation }',
};
const clock = movingClock('2024-02-08T10:00:00.000+08:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

const ask = (organization: string, named: Ask, input: object): Promise<StepAnswer<Transfer>> =>
  askStep<Transfer>(hub, organization, api, named, { idempotencyKey: freshKey(), ...input });
const step = (organization: string, mutation: string, caseTransferId: string, input: object = {}) =>
  ask(organization, { mutation, type: 'CaseTransferStepInput' }, { caseTransferId, ...input });

/** Sends a case that was discovered at one instant, at another. */
function send(discoveredAt: string, sentAt: string, changes: object = {}, from = '141025100') {
  clock.moveTo(sentAt);
  return ask(from, { mutation: 'sendCaseTransfer' }, transferInput({ discoveredAt, ...changes }));
}
/** Where the clock of each rule stands, of several the one that is due first. */
const rules = ({ deadlines }: ProceedingAnswer): Record<string, string> =>
  Object.fromEntries(deadlines.toReversed().map(({ rule, status }) => [rule, status]));

describe('the clock of a transfer', () => {
  test('[T4] three working days after 2024-02-08, the eve of the Spring Festival, end with 2024-02-19', async () => {
    const inTime = proceedingOf(await send('2024-02-08T09:00:00.000+08:00', '2024-02-19T23:59:59.000+08:00'));
    expect(inTime).toMatchObject({
      dueAt: '2024-02-20T00:00:00.000+08:00',
      dueBasis: 'ANNOUNCED',
      timeliness: 'IN_TIME',
    });
    expect(rules(inTime)).toEqual({ T4: 'MET', T11: 'OPEN' });
  });

  test('[T4] a transfer one second later is taken and flagged', async () => {
    const late = proceedingOf(await send('2024-02-08T09:00:00.000+08:00', '2024-02-20T00:00:00.000+08:00'));
    expect(late).toMatchObject({ state: 'SENT', timeliness: 'LATE', sentAt: '2024-02-20T00:00:00.000+08:00' });
    expect(rules(late)).toEqual({ T4: 'MET_LATE', T11: 'OPEN' });
  });

  test('[T5] a department has three working days too: over National Day and Mid-Autumn 2025', async () => {
    const sent = proceedingOf(
      await send('2025-09-30T17:00:00.000+08:00', '2025-10-09T09:00:00.000+08:00', { toCode: '141025100' }, 'zrzy'),
    );
    // 1 to 8 October are off, 9 and 10 are worked, so are Saturday the 11th and the 13th.
    expect(sent).toMatchObject({ dueAt: '2025-10-12T00:00:00.000+08:00', timeliness: 'IN_TIME' });
    expect(rules(sent)).toEqual({ T5: 'MET', T11: 'OPEN' });
  });

  test('[T6] 24 hours pass day and night when it is urgent, and urgency has a reason', async () => {
    const urgent = { urgent: true, urgencyReason: '砂石即将运离' };
    const found = '2024-02-09T22:00:00.000+08:00';
    const inTime = proceedingOf(await send(found, '2024-02-10T21:59:59.000+08:00', urgent));
    expect(inTime).toMatchObject({ dueAt: '2024-02-10T22:00:00.000+08:00', timeliness: 'IN_TIME' });
    expect(rules(inTime)).toMatchObject({ T6: 'MET' });
    const late = proceedingOf(await send(found, '2024-02-10T22:00:00.000+08:00', urgent));
    expect(late.timeliness).toBe('LATE');
    const { userErrors } = await send(found, '2024-02-10T21:00:00.000+08:00', { urgent: true, urgencyReason: ' ' });
    expect(userErrors).toMatchObject([{ path: ['urgencyReason'], code: 'REQUIRED', rule: 'T6' }]);
  });

  test('[T4] is provisional in a year whose holidays nobody has announced', async () => {
    const sent = proceedingOf(await send('2031-03-03T09:00:00.000+08:00', '2031-03-03T10:00:00.000+08:00'));
    expect(sent).toMatchObject({ dueBasis: 'PROVISIONAL' });
    expect(sent.deadlines.every(({ basis }) => basis === 'PROVISIONAL')).toBe(true);
  });

  test('[T4] nothing is discovered in the future', async () => {
    const { userErrors } = await send('2024-03-01T10:00:00.000+08:00', '2024-03-01T09:00:00.000+08:00');
    expect(userErrors).toMatchObject([{ path: ['discoveredAt'], code: 'INVALID', rule: 'T4' }]);
  });

  test('[T4] a registered discovery runs from its discovery until the case is sent', async () => {
    clock.moveTo('2024-03-04T09:00:00.000+08:00');
    const discovery = { discoveredAt: '2024-03-01T16:00:00.000+08:00', causeOfCase: '违法占用耕地' };
    const found = proceedingOf(await ask('141025101', { mutation: 'registerDiscovery' }, discovery));
    expect(found).toMatchObject({ state: 'DISCOVERED', timeliness: null, dueAt: '2024-03-07T00:00:00.000+08:00' });
    expect(rules(found)).toEqual({ T4: 'OPEN' });
    const input = { caseTransferId: found.id, discoveredAt: '2024-03-05T00:00:00.000+08:00' };
    const sent = proceedingOf(await send('', '2024-03-06T09:00:00.000+08:00', input, '141025101'));
    expect(sent).toMatchObject({
      id: found.id,
      state: 'SENT',
      dueAt: '2024-03-07T00:00:00.000+08:00',
      timeliness: 'IN_TIME',
    });
    expect(rules(sent)).toEqual({ T4: 'MET', T11: 'OPEN' });
  });
});

describe('a violation that goes on', () => {
  const discoveredAt = '2024-04-01T09:00:00.000+08:00';
  const discovery = { discoveredAt, causeOfCase: '非法采矿', violationOngoing: true };

  test('[T7] [T8] dissuasion within half an hour and notice are recorded apart from the transfer, each with its clock', async () => {
    clock.moveTo('2024-04-01T09:10:00.000+08:00');
    const found = proceedingOf(await ask('141025100', { mutation: 'registerDiscovery' }, discovery));
    expect(rules(found)).toEqual({ T4: 'OPEN', T7: 'DUE_TODAY', T8: 'OPEN' });
    clock.moveTo('2024-04-01T09:45:00.000+08:00');
    const dissuasion = {
      caseTransferId: found.id,
      dissuasion: '已当场责令停止',
      dissuadedAt: '2024-04-01T09:20:00.000+08:00',
    };
    const dissuaded = proceedingOf(await ask('141025100', { mutation: 'recordDissuasion' }, dissuasion));
    expect(rules(dissuaded)).toEqual({ T4: 'OPEN', T7: 'MET', T8: 'OPEN' });
    const notice = { caseTransferId: found.id, toCode: 'zrzy' };
    const informed = proceedingOf(await ask('141025100', { mutation: 'informCompetentOrganization' }, notice));
    expect(informed).toMatchObject({
      informedAt: '2024-04-01T09:45:00.000+08:00',
      dissuadedAt: '2024-04-01T09:20:00.000+08:00',
    });
    expect(rules(informed)).toEqual({ T4: 'OPEN', T7: 'MET', T8: 'MET' });
  });

  test('[T7] is not held against the transfer: without dissuasion it is sent, and the clock runs on', async () => {
    const sent = proceedingOf(await send(discoveredAt, '2024-04-01T11:00:00.000+08:00', { violationOngoing: true }));
    expect(rules(sent)).toEqual({ T4: 'MET', T7: 'OVERDUE', T8: 'MET', T11: 'OPEN' });
  });
});

describe('who may send a case, and which', () => {
  const at = '2024-05-06T09:00:00.000+08:00';

  test('[T9] each of the three kinds of material is asked for, and all that is missing is told at once', async () => {
    const { userErrors } = await send(at, at, { materials: [], basicFacts: '' });
    expect(userErrors.map(({ path, code, rule }) => [path.join('.'), code, rule])).toEqual([
      ['basicFacts', 'REQUIRED', 'T9'],
      ...transferMaterials.map(() => ['materials', 'MISSING_MATERIAL', 'T9']),
    ]);
  });

  test('[T10] a body below a department sends nothing in its own name, unless a law that lets it is cited', async () => {
    await registerOrganization(hub, 'gtz', 'SUBORDINATE_BODY');
    const { userErrors } = await send(at, at, { toCode: '141025100' }, 'gtz');
    expect(userErrors).toMatchObject([{ path: ['onBehalfOfLaw'], code: 'WRONG_PARTY', rule: 'T10' }]);
    const onBehalfOfLaw = '《中华人民共和国治安管理处罚法》第一百零九条';
    const sent = proceedingOf(await send(at, at, { toCode: '141025100', onBehalfOfLaw }, 'gtz'));
    expect(sent.onBehalfOfLaw).toBe(onBehalfOfLaw);
  });

  test.each([
    ['gtz', 'WRONG_PARTY', 'T10'],
    ['jcy', 'WRONG_PARTY', 'T10'],
    ['141025100', 'INVALID', 'T10'],
    ['141025200', 'INVALID', null],
    ['nobody', 'NOT_FOUND', null],
  ])('[T10] nothing is sent to %s', async (toCode, code, rule) => {
    const { proceeding, userErrors } = await send(at, at, { toCode });
    expect([proceeding, userErrors]).toMatchObject([null, [{ path: ['toCode'], code, rule }]]);
  });

  test('[T10] an organization that has given way to another sends nothing', async () => {
    const { userErrors } = await send(at, at, {}, '141025200');
    expect(userErrors).toMatchObject([{ code: 'WRONG_PARTY', rule: 'T10' }]);
  });

  test.each([
    ['[T1] was closed before the handover', { closedOn: '2020-12-01' }, 'legacy.closedOn', 'WRONG_STATE', 'T1'],
    [
      '[T2] was filed before the handover and is open',
      { filedOn: '2020-12-01' },
      'legacy.filedOn',
      'WRONG_STATE',
      'T2',
    ],
    ['[T3] is older and was not consulted on', { consultation: ' ' }, 'legacy.consultation', 'MISSING_MATERIAL', 'T3'],
  ])('a case that %s is not sent', async (_, legacy, path, code, rule) => {
    const { userErrors } = await send(at, at, { legacy, toCode: '141025100' }, 'zrzy');
    expect(userErrors).toMatchObject([{ path: path.split('.'), code, rule }]);
  });

  test('[T3] a legacy issue is sent after the consultation, whose record stays with it', async () => {
    const consultation = '2024年4月与岳阳镇协商，同意移送';
    const sent = proceedingOf(await send(at, at, { legacy: { consultation }, toCode: '141025100' }, 'zrzy'));
    expect(sent.legacy).toEqual({ consultation });
  });
});

describe('[T11] a case that was sent', () => {
  const at = '2024-06-03T09:00:00.000+08:00';

  test('is received, accepted and reported back on by the receiver alone', async () => {
    const { id } = proceedingOf(await send(at, at));
    expect(rules(proceedingOf(await step('zrzy', 'receiveCaseTransfer', id)))).toEqual({ T4: 'MET', T11: 'MET' });
    expect(proceedingOf(await step('zrzy', 'acceptCaseTransfer', id)).state).toBe('ACCEPTED');
    const result = { caseTransferId: id, result: '罚款二万元', outcome: 'PENALTY' };
    const concluded = proceedingOf(await ask('zrzy', { mutation: 'reportCaseResult' }, result));
    expect(concluded).toMatchObject({ state: 'CONCLUDED', closedAt: at });
  });

  test('is returned with a reason, and its receipt is late when the policy’s two working days are over', async () => {
    const { id } = proceedingOf(await send(at, at));
    clock.moveTo('2024-06-06T00:00:00.000+08:00');
    const reason = { caseTransferId: id, reason: '不属于本局管辖' };
    const returned = proceedingOf(await ask('zrzy', { mutation: 'returnCaseTransfer' }, reason));
    expect([returned.state, rules(returned)]).toEqual(['RETURNED', { T4: 'MET', T11: 'MET_LATE' }]);
    expect(proceedingOf(await step('141025100', 'takeBackCaseTransfer', id)).state).toBe('TAKEN_BACK');
  });

  test('is recalled while nobody has accepted it: its own clock stays met, the receiver’s is at an end', async () => {
    const { id } = proceedingOf(await send(at, at));
    await step('zrzy', 'receiveCaseTransfer', id);
    const recalled = proceedingOf(await step('141025100', 'takeBackCaseTransfer', id));
    expect([recalled.state, rules(recalled)]).toEqual(['TAKEN_BACK', { T4: 'MET', T11: 'MET' }]);

    const another = proceedingOf(await send(at, at));
    const unread = proceedingOf(await step('141025100', 'takeBackCaseTransfer', another.id));
    expect(rules(unread)).toEqual({ T4: 'MET', T11: 'ENDED' });
  });

  test('[D1] is returned after acceptance as well, when the investigation shows who is competent', async () => {
    const { id } = proceedingOf(await send(at, at));
    await step('zrzy', 'acceptCaseTransfer', id);
    const reason = { caseTransferId: id, reason: '查明系农业用地，属农业农村部门管辖' };
    const returned = proceedingOf(await ask('zrzy', { mutation: 'returnCaseTransfer' }, reason));
    expect(returned.state).toBe('RETURNED');
  });
});
