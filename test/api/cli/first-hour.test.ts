import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientPrograms, missingFor } from '../../harness/clients/client-programs.js';
import { pagesForUsers } from '../../harness/docs/pages.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { openHubHome, type HubHome } from '../../harness/hub/hub-process.js';
import { inShell, type Said } from '../../harness/hub/shell.js';

/** The commands of docs/guide/first-hour.md in their order, beside a hub that is started as the page says. */
const root = fileURLToPath(new URL('../../../', import.meta.url));
const commands = pagesForUsers.find(({ path }) => path.endsWith('guide/first-hour.md'))?.blocks('sh') ?? [];
const python = clientPrograms.filter(({ language }) => language === 'Python');
const missing = python.flatMap(missingFor);

let database: TestDatabase;
let home: HubHome;
let workplace: string;
beforeAll(async () => {
  database = await createTestDatabase();
  home = await openHubHome(database.url);
  await home.startHub();
  workplace = await mkdtemp(join(tmpdir(), 'liandong-first-hour-'));
  for (const part of [
    'examples',
    'package.json',
    'tools',
    'dist',
    'src',
    'migrations',
    'node_modules',
    'tsconfig.json',
    'package-lock.json',
  ]) {
    await symlink(join(root, part), join(workplace, part));
  }
});
afterAll(async () => {
  await home.clear();
  await database.drop();
  await rm(workplace, { recursive: true, force: true });
});

/** As it stands, but for the port and the folder that keeps what it makes. */
function run(block: string, enough?: RegExp): Promise<Said> {
  const here = block.replaceAll('http://127.0.0.1:4000', home.url);
  return inShell(
    `cd ${workplace}\n${here}`,
    { HUB_URL: home.url, DATA_DIR: home.directory, DATABASE_URL: database.url },
    enough,
  );
}

test.skipIf(missing.length > 0)(
  '[connect] the commands of the first hour lead to a copy that has what was published',
  async () => {
    const [start, tokens = '', follow = '', publish = '', ...others] = commands;
    expect([start, others]).toEqual([expect.stringContaining('npm ci && npm start'), []]);
    expect(tokens).toContain('> scjg.token');
    expect(await run(tokens)).toMatchObject({ code: 0, stdout: expect.stringContaining('"PUBLISHER"') });

    expect(follow).toContain('HUB_TOKEN_FILE=township.token');
    const following = run(
      `${follow.trim()} & program=$!; until [ -s copy/changes.jsonl ]; do sleep 0.1; done; echo kept; wait $program`,
      /kept/,
    );
    // The place from which it follows is known once the export has been taken.
    for (;;) {
      const state = await readFile(join(workplace, 'copy/state'), 'utf8').catch(() => '');
      if (state !== '') break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(publish).toContain('HUB_TOKEN_FILE=scjg.token');
    const published = await run(publish.replace(/^tail.*$/m, ''));
    expect(published).toMatchObject({ code: 0, stderr: '' });
    const answers = published.stdout.trim().split('\n');
    expect(answers).toHaveLength(2);
    expect(answers[1]).toBe(answers[0]);
    await following;
    const line = await run(/^tail.*$/m.exec(publish)?.[0] ?? '');
    expect(JSON.parse(line.stdout)).toMatchObject({ type: 'liandong.published', data: { kind: 'PUBLISHED' } });
    expect((await readFile(join(workplace, 'copy/changes.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(1);
  },
);
