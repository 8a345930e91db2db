import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixedClock } from '../../../../src/kernel/clock.js';
import {
  approvedTopic,
  doConference,
  heldMeeting,
  member,
  office,
  readAs,
} from '../../../harness/builders/conference.js';
import { csvRows, exported } from '../../../harness/clients/export.js';
import { startHub, type TestHub } from '../../../harness/hub/hub.js';
import { readParagraphs } from '../../../harness/files/official-document.js';
import { unzip } from '../../../harness/files/zip.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock: fixedClock('2026-11-23T09:00:00.000+08:00') });
});
afterAll(() => hub.close());

const place = '县政府三楼会议室；东厅, 1号';
const planned = () =>
  doConference(hub, office, 'meeting', 'planMeeting', {
    meetsAt: '2026-11-30T09:30:00.000+08:00',
    endsAt: '2026-11-30T11:30:00.000+08:00',
    place,
    invitedCodes: ['gaj'],
  });

async function get(path: string, organization: string): Promise<Response> {
  const token = await hub.token(organization, organization === 'sfj' ? ['CONFERENCE_OFFICE'] : ['PUBLISHER']);
  return fetch(`${hub.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
}

async function text(path: string, organization = 'sfj'): Promise<string> {
  const response = await get(path, organization);
  expect(response.status).toBe(200);
  const document = unzip(Buffer.from(await response.arrayBuffer())).get('word/document.xml') ?? '';
  return readParagraphs(document)
    .map((paragraph) => paragraph.text)
    .join('\n');
}

async function drafts(id: string, organization: string): Promise<{ label: string; path: string }[]> {
  const query = 'query ($id: ID!) { node(id: $id) { ... on Proceeding { drafts { label path } } } }';
  const acting = organization === 'sfj' ? office : member(organization);
  return (await readAs<{ node: { drafts: { label: string; path: string }[] } }>(hub, acting, query, { id })).node
    .drafts;
}

describe('drafts of documents', () => {
  test('[J12] the notice names day, place and participants and calls for topics', async () => {
    const { id } = await planned();
    expect(await drafts(id, 'lyj')).toEqual([]);
    const [notice] = await drafts(id, 'sfj');
    expect(notice?.label).toBe('会议通知');
    const written = await text(notice?.path ?? '');
    for (const part of ['2026年11月30日9时30分', place, '岳阳镇', '邀请古县公安局参加', '征集', '司法局']) {
      expect(written).toContain(part);
    }
  });

  test('[J17] the minutes are the office’s until they are issued', async () => {
    const { id } = await heldMeeting(hub, { meetsAt: '2026-11-23T10:00:00.000+08:00' });
    const minutes = '会议议定：由自然资源局牵头制定分工方案。\n一个月内完成。';
    await doConference(hub, office, 'resolution', 'adoptResolution', {
      meetingId: id,
      title: '明确河道采砂执法分工',
      content: '由自然资源局牵头制定分工方案。',
      responsibleCodes: ['zrzy', '141025100'],
      dueOn: '2026-12-31',
    });
    await doConference(hub, office, 'meeting', 'draftMinutes', { meetingId: id, minutes });
    const path = (await drafts(id, 'sfj')).find(({ label }) => label === '会议纪要')?.path ?? '';
    const written = await text(path);
    const table = ['明确河道采砂执法分工', '古县自然资源局、古县岳阳镇人民政府', '2026年12月31日'];
    for (const part of ['由自然资源局牵头', '一个月内完成', ...table, '古县岳阳镇人民政府镇长', '缺席', '北平镇'])
      expect(written).toContain(part);
    expect(await drafts(id, 'lyj')).toEqual([]);
    expect((await get(path, 'lyj')).status).toBe(404);
  });

  test('[J14] [J19] the notice of a special meeting names its topics, and who has to report on what was resolved', async () => {
    const topic = await approvedTopic(hub, 'SPECIAL', { title: '秸秆禁烧联合执法' });
    const { id } = await doConference(hub, office, 'meeting', 'callSpecialMeeting', {
      meetsAt: '2026-11-24T15:00:00.000+08:00',
      place,
      topicIds: [topic.id],
      participantCodes: ['141025100', 'sthj'],
    });
    const written = await text((await drafts(id, 'sfj'))[0]?.path ?? '');
    expect(written).toContain('议题：秸秆禁烧联合执法（古县岳阳镇人民政府提出）');
    expect(written).toContain('明确河道采砂执法分工（责任单位：古县自然资源局、古县岳阳镇人民政府）');
    expect(written).not.toContain('征集');
  });

  test('[J5] the bulletin is the office’s, with its number or a blank', async () => {
    const period = { periodFrom: '2026-07-01', periodTo: '2026-11-23' };
    const { id } = await doConference(hub, office, 'bulletin', 'draftBulletin', period);
    const [draft] = await drafts(id, 'sfj');
    expect(draft?.label).toBe('工作简报');
    const written = await text(draft?.path ?? '');
    for (const part of ['工作简报', '2026年7月1日', '信息共享情况', '期号待编']) expect(written).toContain(part);
  });
});

test('meetings are exported as a table, for whoever is asked to come', async () => {
  const { title } = await planned();
  const rows = csvRows((await exported(hub, 'gaj', 'conferenceMeetings.csv?columns=title,place')).body);
  expect(rows).toContainEqual([title, place]);
  expect(csvRows((await exported(hub, 'fy', 'conferenceMeetings.csv?columns=title,place')).body)).toHaveLength(1);
});

describe('the iCalendar file of a meeting', () => {
  /** Content lines, unfolded as RFC 5545 3.1 says; each is a name, parameters and a value. */
  function contentLines(file: string): { name: string; value: string }[] {
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    return file
      .replaceAll(/\r\n[ \t]/g, '')
      .split('\r\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
        expect({ line, name }).not.toEqual({ line, name: '' });
        return { name, value };
      });
  }

  async function calendar(id: string, organization = 'lyj') {
    const response = await get(`/meetings/${id}.ics`, organization);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const lines = contentLines(await response.text());
    return (name: string) => lines.filter((line) => line.name === name).map(({ value }) => value);
  }

  test('[J11][files F12] says when, where and who asks, for whoever is asked to come', async () => {
    const { id, title } = await planned();
    const value = await calendar(id);
    expect(value('BEGIN')).toEqual(['VCALENDAR', 'VEVENT']);
    expect(value('END')).toEqual(['VEVENT', 'VCALENDAR']);
    expect(value('VERSION')).toEqual(['2.0']);
    expect(value('UID')).toEqual([`${id}@liandong`]);
    expect(value('DTSTAMP')).toEqual(['20261123T010000Z']);
    expect(value('DTSTART')).toEqual(['20261130T013000Z']);
    expect(value('DTEND')).toEqual(['20261130T033000Z']);
    expect(value('SUMMARY')).toEqual([title]);
    expect(value('LOCATION')).toEqual(['县政府三楼会议室；东厅\\, 1号']);
    expect(value('STATUS')).toEqual(['CONFIRMED']);
    expect(value('ORGANIZER')).toEqual([expect.stringMatching(/^mailto:\w+@liandong\.invalid$/)]);
    const { node } = await readAs<{ node: { calendarPath: string } }>(
      hub,
      member('gaj'),
      `{ node(id: "${id}") { ... on ConferenceMeeting { calendarPath } } }`,
    );
    expect(node.calendarPath).toBe(`/meetings/${id}.ics`);
  });

  test('tells with a higher number that the meeting was moved or cancelled', async () => {
    const { id } = await planned();
    const first = Number((await calendar(id))('SEQUENCE')[0]);
    await doConference(hub, office, 'meeting', 'cancelMeeting', { meetingId: id, reason: '延期' });
    const value = await calendar(id);
    expect(value('STATUS')).toEqual(['CANCELLED']);
    expect(Number(value('SEQUENCE')[0])).toBeGreaterThan(first);
  });

  test('is nobody else’s', async () => {
    const { id } = await planned();
    expect((await get(`/meetings/${id}.ics`, 'fy')).status).toBe(404);
    expect((await get('/meetings/mtg_1.ics', 'sfj')).status).toBe(404);
    expect((await fetch(`${hub.url}/meetings/${id}.ics`)).status).toBe(401);
  });
});
