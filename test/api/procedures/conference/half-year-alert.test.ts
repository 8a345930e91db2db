import { afterAll, beforeAll, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { convener, doConference, heldMeeting, member, office, readAs } from '../../../harness/builders/conference.js';
import { decideEnd } from '../../../harness/hub/reform.js';
import { startHub, type TestHub } from '../../../harness/hub/hub.js';

let now = '2026-11-23T09:00:00.000+08:00';
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock: { now: () => Temporal.Instant.from(now) } });
});
afterAll(() => hub.close());

const query =
  '{ deadlines { totalCount nodes { title rule dueAt status responsible { code } subjectId } edges { cursor } } }';

async function alerts(acting: Parameters<typeof readAs>[1] = office): Promise<object[]> {
  const { deadlines } = await readAs<{ deadlines: { nodes: { rule: string }[] } }>(hub, acting, query);
  return deadlines.nodes.filter(({ rule }) => rule === 'J11');
}

const plan = (meetsAt: string) =>
  doConference(hub, office, 'meeting', 'planMeeting', { meetsAt, place: '县政府三楼会议室' });

test('[J11] a regular meeting that nobody has planned is due by the end of the half-year', async () => {
  const due = {
    title: '2026年下半年例行联席会议尚未安排',
    rule: 'J11',
    dueAt: '2027-01-01T00:00:00.000+08:00',
    status: 'OPEN',
    responsible: { code: 'sfj' },
    subjectId: 'org_sfj',
  };
  expect(await alerts()).toEqual([due]);
  expect(await alerts(convener)).toEqual([due]);
  expect(await alerts(member('lyj'))).toEqual([]);
  const next = await plan('2027-01-04T09:00:00.000+08:00');
  expect(await alerts()).toEqual([due]);
  await doConference(hub, office, 'meeting', 'cancelMeeting', { meetingId: next.id, reason: '须在年内召开' });
  const { id } = await plan('2026-12-31T09:00:00.000+08:00');
  expect(await alerts()).toEqual([]);
  await doConference(hub, office, 'meeting', 'cancelMeeting', { meetingId: id, reason: '与人代会冲突' });
  expect(await alerts()).toEqual([due]);
});

test('[J11] a half-year in which none was held stays overdue through the next', async () => {
  now = '2027-01-04T09:00:00.000+08:00';
  expect(await alerts()).toMatchObject([
    { title: '2026年下半年例行联席会议未召开', status: 'OVERDUE', dueAt: '2027-01-01T00:00:00.000+08:00' },
    { title: '2027年上半年例行联席会议尚未安排', status: 'OPEN', dueAt: '2027-07-01T00:00:00.000+08:00' },
  ]);
  await heldMeeting(hub, { meetsAt: now });
  now = '2027-07-05T09:00:00.000+08:00';
  expect(await alerts()).toMatchObject([{ title: '2027年下半年例行联席会议尚未安排' }]);
});

test('[J11] [year D10] a county that works with the hub and never meets is overdue', async () => {
  now = '2026-01-05T09:00:00.000+08:00';
  const idle = await startHub({ clock: { now: () => Temporal.Instant.from(now) } });
  try {
    const told = async () => {
      const { deadlines } = await readAs<{ deadlines: { nodes: { title: string; rule: string; status: string }[] } }>(
        idle,
        office,
        query,
      );
      return deadlines.nodes.filter(({ rule }) => rule === 'J11').map(({ title, status }) => [title, status]);
    };
    const [first, second] = ['2026年上半年例行联席会议', '2026年下半年例行联席会议尚未安排'];
    expect(await told()).toEqual([[`${first}尚未安排`, 'OPEN']]);
    now = '2026-09-16T09:00:00.000+08:00';
    expect(await told()).toEqual([[second, 'OPEN']]);
    now = '2026-03-02T09:00:00.000+08:00';
    await doConference(idle, office, 'bulletin', 'draftBulletin', { periodFrom: '2026-01-01', periodTo: '2026-02-28' });
    now = '2026-09-16T09:00:00.000+08:00';
    expect(await told()).toEqual([
      [`${first}未召开`, 'OVERDUE'],
      [second, 'OPEN'],
    ]);
  } finally {
    await idle.close();
  }
});

test('[J11] [J4] is due by whoever has the office of the conference, after a reform too', async () => {
  now = '2027-08-02T09:00:00.000+08:00';
  const ending = { code: 'sfj', validTo: '2027-08-02', successorCode: 'lyj' };
  expect((await decideEnd(hub, 'endOrganization', ending)).userErrors).toEqual([]);
  const due = [{ title: '2027年下半年例行联席会议尚未安排', responsible: { code: 'lyj' } }];
  expect(await alerts({ ...office, organization: 'lyj' })).toMatchObject(due);
  expect(await alerts(convener)).toMatchObject(due);
});
