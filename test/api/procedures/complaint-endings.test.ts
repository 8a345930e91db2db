import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import {
  clocksOf,
  complainant,
  found,
  goOn,
  handOverItem,
  informing,
  refusedComplaint,
  register,
  replying,
  stateFor,
  type Course,
} from '../../harness/builders/complaint.js';
import { change } from '../../harness/builders/dated.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

/** A Monday morning. */
const monday = '2026-11-23T09:00:00.000+08:00';
const [township, department] = ['141025100', 'scjg'];
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

const refusal = (who: string, mutation: string, input: object) => refusedComplaint(hub, who, mutation, input);
const complainantNotice = '已电话告知';
const accepted: Course = [[township, 'acceptComplaint']];
const without = { reason: '属信访事项，已由信访部门受理', complainantNotice };

/** What its facts say of its end. */
async function endOf(who: string, id: string): Promise<object | null> {
  const query = `query ($id: ID!) { node(id: $id) { ... on Complaint {
    closedAt endReason endNotice referredTo correctionOrdered outcome feedback mergedInto { id } steps { note } } } }`;
  const { data } = await graphql<{ node: object | null }>(hub.url, await hub.token(who), query, { id });
  return data?.node ?? null;
}

/** What all members are told of it: one record. */
async function sharedOf(number: string) {
  const query = '{ complaintHandling(first: 100) { nodes { title summary handlingStatus } } }';
  const { data } = await graphql<{
    complaintHandling: { nodes: { title: string; summary: string; handlingStatus: string }[] };
  }>(hub.url, await hub.token('lyj'), query);
  return (data?.complaintHandling.nodes ?? []).filter(({ title }) => title.includes(number));
}

describe('[year D6] a complaint ends', () => {
  test('[C2] [C13] not admitted, with a reason that the informing department reads and members at large do not', async () => {
    const { id, number } = await register(hub, department);
    const ended = await goOn(hub, id, [
      [department, 'informTownshipOfComplaint', informing],
      [township, 'acknowledgeComplaint'],
      [township, 'declineComplaint', without],
    ]);
    expect(ended.state).toBe('NOT_ADMITTED');
    expect(clocksOf(ended)).toContainEqual(['C9', '2026-11-26T00:00', 'MET', township]);
    expect(await endOf(department, id)).toMatchObject({
      ...{ closedAt: monday, endReason: without.reason, endNotice: complainantNotice, feedback: without.reason },
    });
    const [shared] = await sharedOf(number);
    expect(shared).toMatchObject({ handlingStatus: 'NOT_ADMITTED' });
    expect(JSON.stringify(shared)).not.toContain(without.reason);
  });

  test('[S7] and no text of that tells who complained', async () => {
    const { id } = await register(hub, township);
    const telling = { complaintId: id, ...without, reason: `${complainant.name}多次重复反映` };
    expect(await refusal(township, 'declineComplaint', telling)).toMatchObject([{ path: ['reason'], rule: 'S7' }]);
  });

  test('[C2] withdrawn by a complainant whom somebody knows, and not once a violation was found', async () => {
    const reason = '投诉举报人当面提出撤回';
    const { id: nameless } = await register(hub, township, { complainant: null });
    expect(await refusal(township, 'withdrawComplaint', { complaintId: nameless, reason })).toMatchObject([
      { path: ['complaintId'], code: 'WRONG_STATE', rule: 'C2' },
    ]);
    const { id, number } = await register(hub, township);
    expect((await goOn(hub, id, [...accepted, [township, 'withdrawComplaint', { reason }]])).state).toBe('WITHDRAWN');
    expect(await sharedOf(number)).toMatchObject([{ handlingStatus: 'WITHDRAWN' }]);
    const { id: proven } = await register(hub, township);
    await goOn(hub, proven, [...accepted, [township, 'verifyComplaint', found('VIOLATION')]]);
    expect(await refusal(township, 'withdrawComplaint', { complaintId: proven, reason })).toMatchObject([
      { code: 'WRONG_STATE', rule: 'C2' },
    ]);
  });

  test('[C2] merged with an earlier one of the same handler that is open, whose number it tells', async () => {
    const earlier = await register(hub, township);
    const others = await register(hub, department);
    now = '2026-11-23T10:00:00.000+08:00';
    const { id } = await register(hub, township);
    const later = await register(hub, township);
    const merge = (complaintId: string, earlierId: string) =>
      refusal(township, 'mergeComplaint', { complaintId, earlierId, complainantNotice });
    expect(await merge(id, others.id)).toMatchObject([{ path: ['earlierId'], code: 'NOT_FOUND' }]);
    expect(await merge(id, id)).toMatchObject([{ path: ['earlierId'], code: 'INVALID', rule: 'C2' }]);
    expect(await merge(earlier.id, later.id)).toMatchObject([{ path: ['earlierId'], code: 'INVALID', rule: 'C2' }]);
    const input = { earlierId: earlier.id, complainantNotice };
    expect((await goOn(hub, id, [[township, 'mergeComplaint', input]])).state).toBe('MERGED');
    const end = (await endOf(township, id)) as { steps: { note: string }[] };
    expect(end).toMatchObject({ mergedInto: { id: earlier.id }, endReason: `并入${earlier.number}办理` });
    expect(end.steps.at(-1)?.note).toBe(`并入${earlier.number}办理`);
    expect(await merge(later.id, id)).toMatchObject([{ path: ['earlierId'], code: 'WRONG_STATE', rule: 'C2' }]);
  });

  test('[C5] [C10] referred to a body outside of the hub, with the letter, where no member is competent', async () => {
    const materials = [{ kind: 'HANDOVER_DOCUMENT', name: '投诉举报转送函' }];
    const outside = { bodyName: '临汾市中级人民法院', complainantNotice, materials };
    const beyond: Course = [...accepted, [township, 'verifyComplaint', found('NO_JURISDICTION')]];
    const { id } = await register(hub, township);
    await goOn(hub, id, beyond);
    const referred = (changes: object) =>
      refusal(township, 'referComplaintOut', { complaintId: id, ...outside, ...changes });
    expect(await referred({ materials: [] })).toMatchObject([{ path: ['materials'], code: 'MISSING_MATERIAL' }]);
    const renaming = { code: 'whly', name: '文化旅游体育局', validFrom: '2026-11-23', basis: '机构改革方案' };
    await change(hub, ['xzf', ['COUNTY_GOVERNMENT']], 'renameOrganization', 'organization { name }', renaming);
    for (const bodyName of [' 市场监督管理局 ', renaming.name, '文化和旅游局']) {
      expect(await referred({ bodyName })).toMatchObject([{ path: ['bodyName'], code: 'INVALID', rule: 'C5' }]);
    }
    const ended = await goOn(hub, id, [[township, 'referComplaintOut', outside]]);
    expect(ended.state).toBe('REFERRED_OUT');
    expect(clocksOf(ended)).toContainEqual(['C5', '2026-11-27T00:00', 'MET', township]);
    expect(await endOf(township, id)).toMatchObject({ referredTo: outside.bodyName, endNotice: complainantNotice });

    const listed = await register(hub, '141025101', { itemCode: item, townshipCode: township });
    await goOn(hub, listed.id, [
      ['141025101', 'acceptComplaint'],
      ['141025101', 'verifyComplaint', found('NO_JURISDICTION')],
    ]);
    expect(await refusal('141025101', 'referComplaintOut', { complaintId: listed.id, ...outside })).toMatchObject([
      { path: ['bodyName'], code: 'NOT_COMPETENT', rule: 'G2' },
    ]);
  });

  test('[C4] [C12] without a penalty, which the complainant is told in time', async () => {
    const { id, number } = await register(hub, township);
    const reason = '违法行为轻微并及时改正，没有造成危害后果';
    const waived = await goOn(hub, id, [
      ...accepted,
      [township, 'verifyComplaint', found('VIOLATION')],
      [township, 'waiveComplaintPenalty', { reason, correctionOrdered: true }],
    ]);
    expect(waived.state).toBe('NOT_PUNISHED');
    expect(clocksOf(waived)).toContainEqual(['C12', '2026-11-26T00:00', 'OPEN', township]);
    expect(await endOf(township, id)).toMatchObject({ closedAt: null, endReason: reason, correctionOrdered: true });
    expect(await sharedOf(number)).toMatchObject([{ handlingStatus: 'NOT_PUNISHED' }]);
    const closed = await goOn(hub, id, [
      [township, 'replyToComplainant', replying],
      [township, 'closeComplaint'],
    ]);
    expect(closed.state).toBe('CLOSED');
    expect(await sharedOf(number)).toMatchObject([{ handlingStatus: 'CLOSED' }]);
  });
});

describe('[year D6] a finding that proves wrong', () => {
  test('[C4] is corrected with a reason and verified anew; the history keeps what was found before', async () => {
    const { id } = await register(hub, township);
    const corrected = await goOn(hub, id, [
      ...accepted,
      [township, 'verifyComplaint', found('VIOLATION')],
      [township, 'correctComplaintFinding', { reason: '许可证经核实有效' }],
    ]);
    expect(corrected.state).toBe('ACCEPTED');
    expect(clocksOf(corrected)).toEqual(
      expect.arrayContaining([
        ['C4', '2026-11-26T00:00', 'ENDED', township],
        ['C3', '2026-12-15T00:00', 'OPEN', township],
      ]),
    );
    const end = (await endOf(township, id)) as { steps: { note: string }[] };
    expect(end).toMatchObject({ outcome: null });
    expect(end.steps.at(-1)?.note).toBe('许可证经核实有效\n更正前：已核实须实施处罚；现场检查并调取监控');
    expect((await goOn(hub, id, [[township, 'verifyComplaint', found('NO_VIOLATION')]])).state).toBe('NO_VIOLATION');
  });
});

describe('[year D7] a complaint that somebody forgets', () => {
  test('[C1] is due for whoever it was handed over to', async () => {
    const { id } = await register(hub, township);
    const materials = [{ kind: 'HANDOVER_DOCUMENT', name: '投诉举报移交书' }];
    const handed = await goOn(hub, id, [
      ...accepted,
      [township, 'verifyComplaint', found('NO_JURISDICTION')],
      [township, 'handOverComplaint', { toCode: 'zrzy', materials }],
    ]);
    expect(clocksOf(handed)).toContainEqual(['C1', '2026-11-26T00:00', 'OPEN', 'zrzy']);
    expect(await stateFor(hub, 'zrzy', id)).toBe('HANDED_OVER');
  });

  test('[C4] is decided within ninety days of being filed, which are extended in time and no further than the policy', async () => {
    const { id } = await register(hub, township);
    const filed = await goOn(hub, id, [
      ...accepted,
      [township, 'verifyComplaint', found('VIOLATION')],
      [township, 'fileComplaintCase'],
    ]);
    // The ninetieth day, 2027-02-21, is a Sunday.
    expect(clocksOf(filed)).toContainEqual(['C4', '2027-02-23T00:00', 'OPEN', township]);
    const extension = { complaintId: id, reason: '须等待检测结论', approvedBy: '镇长' };
    const extend = (until: string) => refusal(township, 'extendComplaint', { ...extension, until });
    expect(await extend('2027-02-22')).toMatchObject([{ path: ['until'], code: 'INVALID', rule: 'C4' }]);
    expect(await extend('2027-03-24')).toMatchObject([{ path: ['until'], code: 'INVALID', rule: 'C4' }]);
    const { reason, approvedBy } = extension;
    const course: Course = [[township, 'extendComplaint', { reason, approvedBy, until: '2027-03-23' }]];
    expect(clocksOf(await goOn(hub, id, course))).toContainEqual(['C4', '2027-03-24T00:00', 'OPEN', township]);
    now = '2027-03-24T00:00:00.000+08:00';
    expect(await extend('2027-03-25')).toMatchObject([{ path: ['complaintId'], code: 'WRONG_STATE', rule: 'C4' }]);
  });
});
