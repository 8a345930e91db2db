import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hubProgram } from '../../../src/app/cli/program.js';
import { asksHub, commandsOf } from '../../harness/docs/commands.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { freePort, openHubHome, type HubHome } from '../../harness/hub/hub-process.js';
import { programPath } from '../../harness/hub/program-path.js';
import { inShell } from '../../harness/hub/shell.js';

let database: TestDatabase;
let home: HubHome;
let program: string;
beforeAll(async () => {
  database = await createTestDatabase();
  home = await openHubHome(database.url);
  await home.startHub();
  program = await programPath('src/app/cli/main.js');
});
afterAll(async () => {
  await home.clear();
  await database.drop();
});

const all = commandsOf(hubProgram());
const manifest = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8'));

test('every command takes --json', () => {
  expect(all.filter(({ command }) => !command.options.some(({ long }) => long === '--json'))).toEqual([]);
});

/** What the commands are given that ask no hub, in this order; those that do are tried in production.test.ts, sign-in in sign-in.test.ts, check-client in copy.test.ts. */
const parameters: Readonly<Record<string, () => readonly string[]>> = {
  token: () => ['--organization', 'sfj', '--roles', 'VIEWER'],
  'api-key create': () => ['--organization', 'sfj', '--name', '甲', '--roles', 'VIEWER'],
  'api-key list': () => ['--organization', 'sfj'],
  'api-key revoke': () => [prefix],
  'analyst-login': () => ['--organization', 'sfj'],
  'verify-log': () => [],
  'rebuild-rollups': () => [],
  'personal-data-key': () => [join(home.directory, 'json-keys.json')],
  reinitialize: () => [],
};
let prefix = '';

describe('[connect D3] --json', () => {
  test('every command that asks no hub is tried here', () => {
    const others = all.filter((each) => !asksHub(each)).map(({ path }) => path);
    expect(others.filter((path) => !['login', 'logout', 'check-client'].includes(path)).toSorted()).toEqual(
      Object.keys(parameters).toSorted(),
    );
  });

  test.each(Object.keys(parameters))('hub %s prints one JSON value and nothing else', async (path) => {
    const { code, stdout } = await home.command(...path.split(' '), ...(parameters[path]?.() ?? []), '--json');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^[^\n]+\n$/)]);
    const value = JSON.parse(stdout);
    expect(value).toEqual(expect.any(Object));
    if (path === 'api-key create') ({ prefix } = value);
  });
});

describe('how a command ends', () => {
  test.each([
    [['--version'], 0],
    [['--help'], 0],
    [['tail', '--help'], 0],
    [['nonsense'], 2],
    [['tail', '--nonsense'], 2],
    [['publish'], 2],
    [['api-key', 'create'], 2],
    [['publish', 'nowhere.json'], 1],
  ])('%j ends with %i', async (given, code) => {
    expect(await home.command(...given)).toMatchObject({ code });
  });

  test('with 3 where the database does not answer', async () => {
    const environment = { DATABASE_URL: `postgresql://nobody@127.0.0.1:${await freePort()}/nowhere` };
    const { code, stderr } = await home.commandWith(environment, 'api-key', 'list', '--organization', 'sfj');
    expect([code, stderr]).toEqual([3, expect.stringContaining('ECONNREFUSED')]);
  }, 60_000);

  test('quietly when whoever reads has read enough', async () => {
    const shell = (command: string) =>
      inShell(`set -o pipefail\n${process.execPath} ${program} ${command}`, {
        HUB_URL: home.url,
        DATA_DIR: home.directory,
      });
    for (const command of [
      '--help | true',
      'export sharedRecords 2>/dev/null | true',
      'tail --after 0 2>/dev/null | true',
    ]) {
      if (command.startsWith('tail')) await publishOne();
      const { code, stderr } = await shell(command);
      expect([command, code, stderr]).toEqual([command, expect.toBeOneOf([0, 141]), '']);
    }
  }, 60_000);

  async function publishOne(): Promise<void> {
    const example = fileURLToPath(new URL('../../../examples/publish/records.jsonl', import.meta.url));
    expect((await home.command('publish', example, '--url', home.url)).code).toBe(0);
  }
});

describe('the program', () => {
  test('is what package.json installs as liandong, of its version', async () => {
    const installed = join(home.directory, 'liandong');
    await promisify(execFile)('ln', [
      '-s',
      fileURLToPath(new URL(`../../../${manifest.bin.liandong}`, import.meta.url)),
      installed,
    ]);
    expect((await stat(installed)).mode & 0o111).toBe(0o111);
    const { stdout } = await promisify(execFile)(installed, ['--version'], {
      env: { ...process.env, PATH: pathWithNode() },
    });
    expect(stdout).toBe(`${manifest.version}\n`);
    const help = await promisify(execFile)(installed, ['--help'], { env: { ...process.env, PATH: pathWithNode() } });
    expect(help.stdout).toMatch(/^Usage: liandong /);
  });

  /** Kilobytes of code: what takes time is to find, read and compile it. All of the hub is twenty times as much. */
  test.each([
    [['--version'], 600],
    [['--help'], 600],
    [['lag'], 800],
    [['query', '{ viewer { name } }'], 800],
  ])('[connect D18] starts at once: %j loads less than %i kB', async (given, most) => {
    const directory = await mkdtemp(join(tmpdir(), 'liandong-loaded-'));
    try {
      await home.commandWith({ NODE_V8_COVERAGE: directory, HUB_URL: home.url, HUB_API_KEY: 'x' }, ...given);
      const kilobytes = (await loadedBytes(directory)) / 1000;
      expect(kilobytes).toBeGreaterThan(10);
      expect(kilobytes).toBeLessThan(most);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });
});

function pathWithNode(): string {
  return `${fileURLToPath(new URL('.', `file://${process.execPath}`))}:${process.env['PATH']}`;
}

/** Bytes of the files that a program has run, as V8 tells. */
async function loadedBytes(directory: string): Promise<number> {
  const reports = await Promise.all(
    (await readdir(directory)).map(async (file) => JSON.parse(await readFile(join(directory, file), 'utf8'))),
  );
  const urls = new Set<string>(
    reports
      .flatMap(({ result }: { result: { url: string }[] }) => result.map(({ url }) => url))
      .filter((url) => url.startsWith('file:')),
  );
  const sizes = await Promise.all([...urls].map(async (url) => (await stat(new URL(url))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
