import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import type { Role } from '../../../src/core/identity/index.js';
import { takeLinkedStep, type LinkedStep, type StepContext } from '../../../src/core/proceedings/index.js';
import { transactionAs } from '../../../src/platform/database/index.js';
import { complaintFeature } from '../../../src/procedures/complaint/index.js';
import {
  clocksOf,
  complaintInput,
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
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

/** A Monday morning; two working days later is Wednesday. */
const monday = '2026-11-23T09:00:00.000+08:00';
const ends = '2026-11-26T00:00';
const [township, otherTownship, department] = ['141025100', '141025101', 'scjg'];
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
const taken: Course = [[township, 'acknowledgeComplaint'], ...accepted];
const refusal = (who: string, mutation: string, input: object) => refusedComplaint(hub, who, mutation, input);

describe('whoever is asked first', () => {
  test('[C1] is the first contact for ever, and responsible until another organization has taken it over', async () => {
    const { id, firstContact, handler } = await register(hub, department);
    expect([firstContact.code, handler.code]).toEqual([department, department]);
    const informed = await goOn(hub, id, [[department, 'informTownshipOfComplaint', informing]]);
    expect([informed.firstContact.code, informed.handler.code, informed.receiver?.code]).toEqual([
      department,
      department,
      township,
    ]);
    const own = await goOn(hub, id, taken);
    expect([own.firstContact.code, own.handler.code]).toEqual([department, township]);
    const others = hub.owner.query(
      `UPDATE complaint SET first_contact_id = handler_id WHERE first_contact_id <> handler_id`,
    );
    await expect(others).rejects.toThrow('set once');
  });

  test('[C1] stays responsible when the complaint comes back with a reason', async () => {
    const { id } = await register(hub, department);
    const returned = await goOn(hub, id, [
      [department, 'informTownshipOfComplaint', informing],
      [township, 'returnComplaint', { reason: '不在本镇辖区' }],
    ]);
    expect(returned).toMatchObject({ state: 'RETURNED', handler: { code: department }, informer: null });
    expect(clocksOf(returned)).toContainEqual(['C2', ends, 'OPEN', department]);
    const again = { ...informing, townshipCode: otherTownship };
    expect(await goOn(hub, id, [[department, 'informTownshipOfComplaint', again]])).toMatchObject({
      state: 'INFORMED',
      receiver: { code: otherTownship },
    });
    expect(await stateFor(hub, township, id)).toBeNull();
  });

  test('[C2] accepts it within two working days of receiving it; later is late, not refused', async () => {
    const input = { receivedAt: '2026-11-23T08:00:00.000+08:00' };
    const inTime = await register(hub, township, input);
    expect(clocksOf(inTime)).toEqual([['C2', ends, 'OPEN', township]]);
    const verification = { rule: 'C3', status: 'OPEN' };
    expect((await goOn(hub, inTime.id, accepted)).deadlines).toMatchObject([
      { rule: 'C2', status: 'MET' },
      verification,
    ]);
    const late = await register(hub, township, input);
    now = '2026-11-26T00:00:01.000+08:00';
    expect(await goOn(hub, late.id, accepted)).toMatchObject({
      state: 'ACCEPTED',
      deadlines: [{ rule: 'C2', status: 'MET_LATE' }, verification],
    });
    const future = complaintInput({ receivedAt: '2026-11-27T00:00:00.000+08:00' });
    expect(await refusal(township, 'registerComplaint', future)).toMatchObject([{ path: ['receivedAt'], rule: 'C2' }]);
  });
});

describe('verification', () => {
  test('[C3] that finds no violation is answered directly by the township, without a case', async () => {
    const { id } = await register(hub, township, { itemCode: item });
    const closed = await goOn(hub, id, [
      ...accepted,
      [township, 'verifyComplaint', found('NO_VIOLATION')],
      [township, 'replyToComplainant', replying],
      [township, 'closeComplaint'],
    ]);
    expect(closed).toMatchObject({ state: 'CLOSED', repliedAt: expect.any(String), closedAt: expect.any(String) });
  });

  test.each([
    ['NO_VIOLATION', 'C3'],
    ['VIOLATION', 'C4'],
  ])('[C3] [C4] %s is not for a department to conclude where the lists name the township', async (outcome, rule) => {
    const { id } = await register(hub, department, { itemCode: item, townshipCode: township });
    await goOn(hub, id, [[department, 'acceptComplaint']]);
    const errors = await refusal(department, 'verifyComplaint', { complaintId: id, ...found(outcome) });
    expect(errors).toMatchObject([{ path: ['outcome'], code: 'NOT_COMPETENT', rule }]);
  });

  test('[C4] that finds a violation is followed by a case within two working days; later is late, not refused', async () => {
    for (const [at, status] of [
      ['2026-11-25T23:59:59.000+08:00', 'MET'],
      ['2026-11-26T00:00:01.000+08:00', 'MET_LATE'],
    ] as const) {
      now = monday;
      const { id } = await register(hub, township);
      const violation = await goOn(hub, id, [...accepted, [township, 'verifyComplaint', found('VIOLATION')]]);
      expect(clocksOf(violation)).toContainEqual(['C4', ends, 'OPEN', township]);
      now = at;
      const filed = await goOn(hub, id, [[township, 'fileComplaintCase', { caseNumber: '古岳综执立〔2026〕3号' }]]);
      expect(filed).toMatchObject({ state: 'FILED' });
      expect(filed.deadlines.find(({ rule }) => rule === 'C4')).toMatchObject({ status });
    }
  });
});

test('[X3] a complaint is not closed while crime is suspected', async () => {
  const { id } = await register(hub, township);
  await goOn(hub, id, [
    ...accepted,
    [township, 'verifyComplaint', found('NO_VIOLATION')],
    [township, 'replyToComplainant', replying],
  ]);
  const suspect = (suspicion: string) =>
    hub.owner.query(`UPDATE proceeding SET suspicion = $1 WHERE replace(id::text, '-', '') = $2`, [
      suspicion,
      id.slice(4),
    ]);
  await suspect('SUSPECTED');
  expect(await refusal(township, 'closeComplaint', { complaintId: id })).toMatchObject([{ rule: 'X3' }]);
  await suspect('REFERRED');
  expect(await goOn(hub, id, [[township, 'closeComplaint']])).toMatchObject({ state: 'CLOSED' });
});

test('[D2] [C1] whom the county government designates handles it, and the first contact stays the first', async () => {
  const { id } = await register(hub, township);
  await goOn(hub, id, [...accepted, [township, 'verifyComplaint', found('NO_JURISDICTION')]]);
  const { procedure } = complaintFeature;
  const { pool, organizations } = hub.running.hub;
  const { rows } = await hub.owner.query<{ id: number }>('SELECT id FROM person LIMIT 1');
  const keyOf = (code: string): number => organizations.byCode(code)?.key ?? 0;
  const linked = (code: string, roles: readonly Role[], step: LinkedStep | { own: string }, set: object) =>
    transactionAs(pool, keyOf(code), async (session) => {
      const viewer = {
        organization: organizations.byKey(keyOf(code)),
        person: { key: rows[0]?.id ?? 0 },
        roles: new Set(roles),
      };
      const at = Temporal.Instant.from(now);
      const taken = { hub: hub.running.hub, viewer, now: at, occurredAt: at, session, eventId: randomUUID() };
      await takeLinkedStep(taken as unknown as StepContext<object>, procedure.ids.keyOf(id) ?? '', {
        step,
        decide: () => ({ set }),
      });
    });
  const { routing } = procedure;
  if (!routing) throw new Error('nobody decides over it');
  await linked(township, ['PUBLISHER'], 'referDispute', routing.refer(keyOf('xzf')));
  const designated = routing.designate(keyOf('zrzy'), {} as never, Temporal.Instant.from(now), hub.running.hub);
  await linked('xzf', ['COUNTY_GOVERNMENT'], { own: routing.step }, designated);
  const received = await goOn(hub, id, [['zrzy', 'acceptComplaint']]);
  expect(received).toMatchObject({ state: 'ACCEPTED', handler: { code: 'zrzy' }, firstContact: { code: township } });
  expect(clocksOf(received)).toContainEqual(['C2', ends, 'MET', 'zrzy']);
});

test('lists are narrowed by state, kind, first contact, handler and item, for the parties only', async () => {
  const { id } = await register(hub, 'nync', { itemCode: item, kind: 'COMPLAINT' });
  const query = `query ($filter: ComplaintFilter) { complaints(filter: $filter) { totalCount nodes { id } } }`;
  const listed = async (who: string, filter: object) => {
    const { data, errors } = await graphql<{ complaints: { totalCount: number; nodes: { id: string }[] } }>(
      hub.url,
      await hub.token(who),
      query,
      { filter },
    );
    if (!data) throw new Error(JSON.stringify(errors));
    return data.complaints.nodes.map((node) => node.id);
  };
  const mine = { firstContactCode: 'nync', handlerCode: 'nync', itemCode: item, kinds: ['COMPLAINT'] };
  expect(await listed('nync', { ...mine, states: ['REGISTERED'], open: true })).toEqual([id]);
  for (const filter of [
    { states: ['CLOSED'] },
    { kinds: ['TIP_OFF'] },
    { firstContactCode: department },
    { handlerCode: department },
    { itemCode: '1' },
  ]) {
    expect(await listed('nync', { ...mine, ...filter })).toEqual([]);
  }
  expect(await listed('lyj', mine)).toEqual([]);
});
