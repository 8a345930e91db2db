import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChildProcess } from 'node:child_process';
import { madeUpCategories } from '../../../src/app/demonstration/made-up-record.js';
import { sharingCategories } from '../../../src/core/records/index.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { startHookServer, type HookServer } from '../../harness/hub/hook-server.js';
import { openHubHome, type HubHome } from '../../harness/hub/hub-process.js';
import { eventually } from '../../harness/time/eventually.js';

let database: TestDatabase;
let home: HubHome;
let server: HookServer;
beforeAll(async () => {
  database = await createTestDatabase();
  home = await openHubHome(database.url);
  server = await startHookServer();
  await home.startHub();
});
afterAll(async () => {
  await home.clear();
  await server.close();
  await database.drop();
});

/** A command with what it has said so far. */
function listening(...parameters: readonly string[]) {
  const child: ChildProcess = home.startCommand('listen', '--url', home.url, '--organization', 'zrzy', ...parameters);
  const said = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  return { child, said };
}

test('listen posts what trigger makes, signed, again until it is taken, and goes on after the hub was away', async () => {
  const { child, said } = listening('--forward-to', server.url, '--json');
  await eventually(() => said.err.includes('正在等待变更'), 30_000);
  const { secret } = JSON.parse(said.out.split('\n')[0] ?? '') as { secret: string };
  server.answer(() => ({ status: server.received.length < 3 ? 500 : 204 }));
  const { code, stdout, stderr } = await home.command('trigger', 'PENALTY_DECISION', '--url', home.url);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('已发布');
  await eventually(() => server.received.length === 3, 30_000);
  const [first, , third] = server.received;
  const event = new Webhook(secret).verify(third?.text ?? '', third?.headers ?? {});
  expect(event).toMatchObject({ type: 'liandong.published', data: { subject: { category: 'PENALTY_DECISION' } } });
  expect(third?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  await eventually(() => said.out.split('\n').length === 5);
  const lines = said.out
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line) as object);
  expect(lines.map((line) => ('status' in line ? line.status : null))).toEqual([500, 500, 204]);
  child.kill();
});

test.each(Object.keys(sharingCategories))('trigger makes a valid %s', async (category) => {
  expect(madeUpCategories).toContain(category);
  const { code, stdout, stderr } = await home.command(
    'trigger',
    category,
    '--url',
    home.url,
    '--organization',
    '141025100',
    '--json',
  );
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({ record: { id: expect.stringMatching(/^rec_/) }, userErrors: [] });
});

test('what cannot be is told at once', async () => {
  const ended = async (...parameters: string[]) => {
    const { code, stderr } = await home.command(...parameters);
    return [code, stderr];
  };
  expect(await ended('trigger', 'NOTHING', '--url', home.url)).toEqual([2, expect.stringContaining('没有此类别')]);
  expect(await ended('trigger', 'PENALTY_DECISION', '--url', 'https://hub.example.gov.cn')).toEqual([
    2,
    expect.stringContaining('--yes'),
  ]);
  expect(await ended('listen', '--url', home.url, '--forward-to', 'nonsense')).toEqual([
    2,
    expect.stringContaining('--forward-to'),
  ]);
  const forged = ['listen', '--url', home.url, '--forward-to', server.url, '--after', 'forged'];
  expect(await ended(...forged)).toEqual([1, expect.stringContaining('CURSOR_INVALID')]);
  expect(await ended('listen', '--url', home.url, '--forward-to', server.url, '--secret', 'x')).toEqual([
    2,
    expect.stringContaining('whsec_'),
  ]);
});
