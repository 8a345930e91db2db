import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { creditCsv, creditRow } from '../../harness/files/credit-file.js';
import { ask } from '../../harness/hub/embedded.js';
import { eventually } from '../../harness/time/eventually.js';
import { openHubHome, type HubHome } from '../../harness/hub/hub-process.js';

/** Milliseconds for everything that is waited for. */
const patience = 120_000;

let database: TestDatabase;
let home: HubHome;
beforeEach(async () => {
  database = await createTestDatabase();
  home = await openHubHome(database.url);
});
afterEach(async () => {
  await home.clear();
  await database.drop();
});

interface Import {
  readonly status: string;
  readonly done: number;
  readonly imported: number;
  readonly unchanged: number;
  readonly refused: number;
}

async function standing(): Promise<Import | undefined> {
  const [row] = await ask(database.url, 'SELECT status, done, imported, unchanged, refused FROM penalty_import');
  return row as Import | undefined;
}

/** Sends a file and stops the node by a signal in the middle of writing it; the node's exit code. */
async function stopWhileWriting(
  node: ChildProcess,
  signal: 'SIGKILL' | 'SIGTERM',
  { mode, rows, before }: { mode: string; rows: number; before?: () => void },
): Promise<number | null> {
  const file = join(home.directory, 'penalties.csv');
  const all = Array.from({ length: rows }, (_, index) => creditRow(`古司罚决字〔2026〕${index + 1}号`));
  await writeFile(file, creditCsv(all));
  home.startCommand('import-penalties', file, '--url', home.url, '--mode', mode);
  await eventually(async () => (await standing()) !== undefined, patience);
  before?.();
  await eventually(async () => {
    const now = await standing();
    return now?.status === 'WRITING' && now.done > rows / 10;
  }, patience);
  node.kill(signal);
  await once(node, 'exit');
  expect((await standing())?.status).toBe('WRITING');
  return node.exitCode;
}

async function expectWhole(rows: number): Promise<Import> {
  const now = await eventually(async () => {
    const state = await standing();
    return state && ['DONE', 'REFUSED', 'FAILED'].includes(state.status) ? state : null;
  }, patience);
  expect(now).toMatchObject({ status: 'DONE', done: rows, refused: 0 });
  expect(now.imported + now.unchanged).toBe(rows);
  const counts = `SELECT count(*)::int AS decisions, count(DISTINCT normalized_number)::int AS numbers,
    (SELECT count(*)::int FROM change_event WHERE kind = 'PUBLISHED') AS changes FROM penalty_decision`;
  const [found] = await ask(database.url, counts);
  expect(found).toEqual({ decisions: rows, numbers: rows, changes: rows });
  // The file is forgotten when the import has been told to be done.
  await eventually(async () => (await ask(database.url, 'SELECT FROM upload')).length === 0);
  return now;
}

describe('an import whose node is killed', () => {
  test('goes on when the node starts again, row by row where it had come: every row is there exactly once', async () => {
    await stopWhileWriting(await home.startHub(), 'SIGKILL', { mode: 'valid', rows: 1500 });
    await home.startHub();
    expect((await expectWhole(1500)).unchanged).toBeGreaterThan(0);
  });

  test('goes on at another node, all or nothing: every row is there exactly once', async () => {
    // A port of its own choice: nobody asks it anything.
    const before = () => void home.spawnHub({ PORT: '0' });
    await stopWhileWriting(await home.startHub(), 'SIGKILL', { mode: 'all', rows: 1500, before });
    expect((await expectWhole(1500)).imported).toBe(1500);
  });
});

test('an import does not keep its node from stopping in time, and goes on when the node starts again', async () => {
  const node = await home.startHub();
  expect(await stopWhileWriting(node, 'SIGTERM', { mode: 'all', rows: 24_000 })).toBe(0);
  await home.startHub();
  expect((await expectWhole(24_000)).imported).toBe(24_000);
});
