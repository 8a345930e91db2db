import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import {
  clocksOf,
  found,
  goOn,
  handOverItem,
  refusedComplaint,
  register,
  type Course,
} from '../../harness/builders/complaint.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { transferInput } from '../../harness/builders/transfer.js';

/** A Monday morning; two working days later is Wednesday. */
const monday = '2026-11-23T09:00:00.000+08:00';
const ends = '2026-11-26T00:00';
const [township, otherTownship] = ['141025100', '141025101'];
const item = '330217001000';
let now = monday;
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock: { now: () => Temporal.Instant.from(now) } });
  await handOverItem(hub, item);
});
afterAll(() => hub.close());
beforeEach(() => {
  now = monday;
});

const accepted: Course = [[township, 'acceptComplaint']];
const refusal = (who: string, mutation: string, input: object) => refusedComplaint(hub, who, mutation, input);

describe('handing over without jurisdiction', () => {
  const document = { kind: 'HANDOVER_DOCUMENT', name: '投诉举报移交书' };
  const handingOver = { toCode: 'zrzy', materials: [document] };
  const beyond = async (changes: object = {}) => {
    const { id } = await register(hub, township);
    return goOn(hub, id, [...accepted, [township, 'verifyComplaint', { ...found('NO_JURISDICTION'), ...changes }]]);
  };

  test('[C5] [T4] takes written material and three working days', async () => {
    const verified = await beyond();
    const { id } = verified;
    expect(clocksOf(verified)).toContainEqual(['C5', '2026-11-27T00:00', 'OPEN', township]);
    const bare = { complaintId: id, toCode: 'zrzy' };
    expect(await refusal(township, 'handOverComplaint', bare)).toMatchObject([
      { path: ['materials'], code: 'MISSING_MATERIAL', rule: 'C5' },
    ]);
    const own = { complaintId: id, ...handingOver, toCode: township };
    expect(await refusal(township, 'handOverComplaint', own)).toMatchObject([{ path: ['toCode'], rule: 'C5' }]);
    const handed = await goOn(hub, id, [[township, 'handOverComplaint', handingOver]]);
    expect(handed).toMatchObject({ state: 'HANDED_OVER', handler: { code: township }, receiver: { code: 'zrzy' } });
    expect(handed.deadlines.find(({ rule }) => rule === 'C5')).toMatchObject({ status: 'MET' });
    const received = await goOn(hub, id, [['zrzy', 'acknowledgeComplaint']]);
    expect(received).toMatchObject({ handler: { code: 'zrzy' }, firstContact: { code: township } });
    expect(clocksOf(received)).toContainEqual(['C2', ends, 'OPEN', 'zrzy']);
  });

  test('[C5] [T6] takes 24 hours when urgent, with a reason; later is late, not refused', async () => {
    const { id } = await register(hub, township);
    await goOn(hub, id, accepted);
    const urgent = { ...found('NO_JURISDICTION'), urgent: true };
    expect(await refusal(township, 'verifyComplaint', { complaintId: id, ...urgent })).toMatchObject([
      { path: ['urgencyReason'], code: 'REQUIRED', rule: 'C5' },
    ]);
    const verified = await goOn(hub, id, [[township, 'verifyComplaint', { ...urgent, urgencyReason: '正在非法采砂' }]]);
    expect(clocksOf(verified)).toContainEqual(['C5', '2026-11-24T09:00', 'OPEN', township]);
    now = '2026-11-24T09:00:01.000+08:00';
    const handed = await goOn(hub, id, [[township, 'handOverComplaint', handingOver]]);
    expect(handed.deadlines.find(({ rule }) => rule === 'C5')).toMatchObject({ status: 'MET_LATE' });
  });

  test('[C5] may go with a case transfer, of this complaint and to the same organization', async () => {
    const { id } = await beyond();
    const sent = async (changes: object) =>
      proceedingOf(
        await askStep(
          hub,
          township,
          { field: 'caseTransfer' },
          { mutation: 'sendCaseTransfer' },
          transferInput({ discoveredAt: monday, ...changes }),
        ),
      ).id;
    const [unrelated, elsewhere, right] = [
      await sent({}),
      await sent({ aboutId: id, toCode: 'lyj' }),
      await sent({ aboutId: id }),
    ];
    const withTransfer = (caseTransferId: string) => ({ complaintId: id, ...handingOver, caseTransferId });
    expect(await refusal(township, 'handOverComplaint', withTransfer(unrelated))).toMatchObject([
      { path: ['caseTransferId'], code: 'INVALID', rule: 'C5' },
    ]);
    expect(await refusal(township, 'handOverComplaint', withTransfer(elsewhere))).toMatchObject([
      { path: ['caseTransferId'], code: 'WRONG_STATE', rule: 'C5' },
    ]);
    await goOn(hub, id, [[township, 'handOverComplaint', { ...handingOver, caseTransferId: right }]]);
    const query = 'query ($id: ID!) { node(id: $id) { ... on Complaint { caseTransfer { id } } } }';
    const { data } = await graphql(hub.url, await hub.token('zrzy'), query, { id });
    expect(data).toMatchObject({ node: { caseTransfer: { id: right } } });
  });

  test('[C5] [G2] is not for what is one’s own by the lists, nor to anybody whom they do not name', async () => {
    const own = await register(hub, township, { itemCode: item });
    await goOn(hub, own.id, accepted);
    const none = { complaintId: own.id, ...found('NO_JURISDICTION') };
    expect(await refusal(township, 'verifyComplaint', none)).toMatchObject([{ code: 'NOT_COMPETENT', rule: 'C5' }]);
    const { id } = await register(hub, otherTownship, { itemCode: item, townshipCode: township });
    await goOn(hub, id, [
      [otherTownship, 'acceptComplaint'],
      [otherTownship, 'verifyComplaint', found('NO_JURISDICTION')],
    ]);
    const wrong = { complaintId: id, ...handingOver };
    expect(await refusal(otherTownship, 'handOverComplaint', wrong)).toMatchObject([
      { path: ['toCode'], code: 'NOT_COMPETENT', rule: 'G2' },
    ]);
  });
});
