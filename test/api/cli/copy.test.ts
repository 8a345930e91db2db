import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execFile, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { publishTitles } from '../../harness/clients/log-reader.js';
import { readCopy, startCommandOf } from '../../harness/clients/copy-process.js';
import { freePort, outputOf } from '../../harness/hub/hub-process.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
let hub: TestHub;
let directory: string;
beforeAll(async () => {
  hub = await startHub();
  directory = await mkdtemp(join(tmpdir(), 'liandong-copies-'));
  await publishTitles(hub, '一', '二');
});
afterAll(async () => {
  await hub.close();
  await rm(directory, { recursive: true, force: true });
});

const start = (...parameters: readonly string[]) => startCommandOf(hub, ...parameters, '--url', hub.url);
const run = async (...parameters: readonly string[]) => outputOf(await start(...parameters));
const titlesIn = async (folder: string) =>
  [...(await readCopy(folder)).values()].map(({ title }) => String(title)).toSorted();
const stop = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL');
  await once(child, 'exit');
};
const said = (child: ChildProcess) => {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
};

describe('[connect] hub snapshot', () => {
  test('takes everything once, and again without what is gone', async () => {
    const folder = join(directory, 'all');
    const { code, stdout, stderr } = await run('snapshot', folder, '--json');
    expect(code).toBe(0);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines[0]).toEqual({ type: 'BEGIN' });
    expect(lines.at(-1)).toMatchObject({ type: 'COMPLETE', records: 2, cursor: expect.any(String) });
    expect(stderr).toContain('副本已完整：2 条');
    expect(await titlesIn(folder)).toEqual(['一', '二']);
    await writeFile(join(folder, 'OTHER_INFORMATION', 'rec_gone.json'), '{ "id": "rec_gone", "revision": 1 }');
    expect((await run('snapshot', folder)).code).toBe(0);
    expect(await titlesIn(folder)).toEqual(['一', '二']);
    const state = JSON.parse(await readFile(join(folder, 'state.json'), 'utf8')) as object;
    expect(state).toEqual({ cursor: expect.any(String), organization: 'sfj', categories: null });
  });

  test('takes only the categories that are asked for', async () => {
    const folder = join(directory, 'decisions');
    const { code, stdout } = await run('snapshot', folder, '--json', '--filter-category', 'PENALTY_DECISION');
    expect({ code, last: JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') }).toMatchObject({
      last: { records: 0 },
    });
    const other = await run('follow', folder);
    expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('类别 PENALTY_DECISION') });
  });

  test('refuses a folder that is something else, another’s copy, or that somebody writes', async () => {
    await writeFile(join(directory, 'letter.txt'), 'Dear Sir');
    expect(await run('snapshot', directory)).toMatchObject({ code: 1, stderr: expect.stringContaining('不是空目录') });
    const folder = join(directory, 'owned');
    await run('snapshot', folder);
    const other = await run('snapshot', folder, '--organization', 'nync');
    expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('sfj 的副本') });
    const follower = await start('follow', folder);
    const told = said(follower);
    await eventually(() => told().includes('正在等待变更'));
    expect(await run('follow', folder)).toMatchObject({ code: 1, stderr: expect.stringContaining('正由另一进程') });
    await stop(follower);
    await writeFile(join(folder, 'state.json'), '{}');
    expect(await run('follow', folder)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('不是副本的状态文件'),
    });
  });

  test('where no hub is says so at once', async () => {
    const child = await startCommandOf(
      hub,
      'snapshot',
      join(directory, 'none'),
      '--url',
      `http://127.0.0.1:${await freePort()}`,
    );
    expect(await outputOf(child)).toMatchObject({ code: 3, stderr: expect.stringContaining('连不上平台') });
  });
});

describe('[connect] hub follow', () => {
  test('begins with everything, says for whom it waits, and goes on where it was killed', async () => {
    const folder = join(directory, 'followed');
    const first = await start('follow', folder);
    const told = said(first);
    await eventually(() => told().includes('正在等待变更：司法局（sfj）'));
    await publishTitles(hub, '三');
    await eventually(async () => (await titlesIn(folder)).includes('三'));
    await stop(first);
    await publishTitles(hub, '四');
    const second = await start('follow', folder, '--json');
    let lines = '';
    second.stdout?.on('data', (chunk: Buffer) => (lines += chunk.toString()));
    await eventually(async () => (await titlesIn(folder)).includes('四'));
    await stop(second);
    expect(lines).not.toContain('BEGIN');
  });
});

describe('[connect] hub tail', () => {
  test('says that it waits, for whom and from where', async () => {
    const child = await start('tail', '--organization', '141025100');
    const told = said(child);
    await eventually(() => told().includes('正在等待变更：岳阳镇（141025100）可见的，自现在起'));
    await stop(child);
  });
});

describe('[connect] hub check-client', () => {
  test('does not wait for a client that has ended', async () => {
    const child = await startCommandOf(
      hub,
      'check-client',
      '--json',
      '--',
      process.execPath,
      '--eval',
      'process.exit(7)',
    );
    const { code, stdout, stderr } = await outputOf(child);
    expect([code, JSON.parse(stdout)]).toMatchObject([2, { came: false }]);
    expect(stderr).toContain('客户端已结束：7');
  });

  test('starts a client, tells its faults, and ends accordingly', async () => {
    // The example imports the package by its name.
    await promisify(execFile)(process.execPath, ['tools/build/build-client.js'], { cwd: root });
    // An example that is patient: it takes a connection for dead only after 45 seconds.
    const pace = ['--silence', '2', '--patience', '20', '--json'];
    const child = await startCommandOf(
      hub,
      'check-client',
      ...pace,
      '--',
      process.execPath,
      'examples/client/first-minute.js',
    );
    const { code, stdout, stderr } = await outputOf(child);
    const report = JSON.parse(stdout) as { told: boolean; scenes: { scene: string; faults: string[] }[] };
    expect(report.told).toBe(true);
    expect(report.scenes.filter(({ faults }) => faults.length > 0)).toMatchObject([
      { scene: 'dead', faults: ['NOT_NOTICED'] },
    ]);
    expect(stderr).toContain('NOT_NOTICED：连接早已无声');
    expect(code).toBe(1);
  });
});
