import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2026-10-31T23:59:00.000+08:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

interface Due {
  readonly title: string;
  readonly dueAt: string;
  readonly status: string;
  readonly responsible: { readonly code: string };
}

/** What an organization finds due that is about the calendar. */
async function due(organization: string): Promise<readonly Due[]> {
  const { data } = await graphql<{ deadlines: { nodes: Due[] } }>(
    hub.url,
    await hub.token(organization, ['VIEWER']),
    '{ deadlines(first: 100) { nodes { title dueAt status responsible { code } } } }',
  );
  return (data?.deadlines.nodes ?? []).filter(({ title }) => title.includes('节假日'));
}

test('[year D3] from November on the county has until the new year to enter its holidays, and is overdue after that', async () => {
  expect(await due('xzf')).toEqual([]);
  clock.moveTo('2026-11-01T00:00:00.000+08:00');
  const waiting = {
    title: '2027年节假日安排尚未录入',
    dueAt: '2027-01-01T00:00:00.000+08:00',
    responsible: { code: 'xzf' },
  };
  expect(await due('xzf')).toEqual([{ ...waiting, status: 'OPEN' }]);
  expect(await due('scjg')).toEqual([]);
  clock.moveTo('2027-01-01T00:00:00.000+08:00');
  expect(await due('xzf')).toEqual([{ ...waiting, status: 'OVERDUE' }]);
  await hub.owner.query(
    `UPDATE calendar_day SET announced = true, notice = '国办发明电〔2026〕9号' WHERE day = '2027-01-01'`,
  );
  expect(await due('xzf')).toEqual([]);
});
