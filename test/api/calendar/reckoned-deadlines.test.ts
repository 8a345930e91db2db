import { afterAll, beforeAll, expect, test } from 'vitest';
import { notice2027 } from '../../harness/builders/notice.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { transferInput } from '../../harness/builders/transfer.js';
import { graphql } from '../../harness/clients/graphql.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { subscribe } from '../../harness/clients/subscriber.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2027-02-04T10:00:00+08:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

interface Transfer {
  readonly id: string;
  readonly timeliness: string | null;
  readonly dueAt: string;
  readonly dueBasis: string;
  readonly deadlines: readonly { readonly rule: string; readonly dueAt: string; readonly status: string }[];
}
const api = { field: 'caseTransfer', fields: 'timeliness dueAt dueBasis' };

/** A case that was found at one moment and sent at another. */
async function sent(discoveredAt: string, sentAt: string): Promise<Transfer> {
  clock.moveTo(sentAt);
  return proceedingOf(
    await askStep<Transfer>(hub, '141025100', api, { mutation: 'sendCaseTransfer' }, transferInput({ discoveredAt })),
  );
}

async function asItStands({ id }: Transfer): Promise<Transfer> {
  const query = `query ($id: ID!) { node(id: $id) { ... on CaseTransfer {
    id timeliness dueAt dueBasis deadlines { rule dueAt status } } } }`;
  const { data } = await graphql<{ node: Transfer }>(hub.url, await hub.token('141025100'), query, { id });
  if (!data) throw new Error(`no ${id}`);
  return data.node;
}

test('[T4] [T11] when the notice comes, clocks end otherwise, and what was flagged on provisional days is judged anew', async () => {
  // Spring Festival: before the notice only its statutory days are off.
  const late = await sent('2027-02-04T09:00:00+08:00', '2027-02-12T10:00:00+08:00');
  expect(late).toMatchObject({ timeliness: 'LATE', dueBasis: 'PROVISIONAL' });
  const inTime = await sent('2027-02-18T09:00:00+08:00', '2027-02-23T10:00:00+08:00');
  expect(inTime).toMatchObject({ timeliness: 'IN_TIME', dueAt: '2027-02-24T00:00:00.000+08:00' });
  clock.moveTo('2027-02-18T11:00:00+08:00');
  const discovery = { idempotencyKey: freshKey(), discoveredAt: '2027-02-18T10:00:00+08:00', causeOfCase: '占道' };
  const open = proceedingOf(
    await askStep<Transfer>(hub, '141025100', api, { mutation: 'registerDiscovery' }, discovery),
  );
  expect(open).toMatchObject({ dueAt: '2027-02-24T00:00:00.000+08:00', dueBasis: 'PROVISIONAL' });

  const { feed } = hub.running.hub;
  const told = subscribe(hub.url, await hub.token('141025100'), { after: feed.cursor(feed.head()) });
  const mutation = `mutation ($input: AnnounceHolidaysInput!) { announceHolidays(input: $input) { userErrors { message } } }`;
  const county = await hub.token('xzf', ['COUNTY_GOVERNMENT']);
  const answer = await graphql(hub.url, county, mutation, { input: notice2027 });
  expect(answer.data).toEqual({ announceHolidays: { userErrors: [] } });

  const moved = await eventually(async () => {
    const all = await Promise.all([late, inTime, open].map(asItStands));
    return all.every(({ dueBasis }) => dueBasis === 'ANNOUNCED') && all;
  });
  expect(moved).toMatchObject([
    { timeliness: 'IN_TIME', dueAt: '2027-02-18T00:00:00.000+08:00' },
    { timeliness: 'LATE', dueAt: '2027-02-23T00:00:00.000+08:00' },
    { timeliness: null, dueAt: '2027-02-23T00:00:00.000+08:00' },
  ]);
  expect(moved.map(({ deadlines }) => deadlines.find(({ rule }) => rule === 'T4')?.status)).toEqual([
    'MET',
    'MET_LATE',
    'OPEN',
  ]);
  for (const { id } of moved) {
    await eventually(() => told.received.some(({ kind, subjectId }) => kind === 'DEADLINE_MOVED' && subjectId === id));
  }
  await told.close();
  const { rows } = await hub.owner.query(
    `SELECT subject_id, details ->> 'clock' AS clock FROM audit_entry WHERE action = 'DEADLINE_RECKONED'`,
  );
  expect(rows).toEqual(expect.arrayContaining(moved.map(({ id }) => ({ subject_id: id, clock: 'byTownship' }))));
});
