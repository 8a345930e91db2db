import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { banner } from '../../../src/app/banner.js';
import { commandsFor } from '../../../web/landing/commands.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { eventually } from '../../harness/time/eventually.js';
import { freePort, openHubHome, type HubHome } from '../../harness/hub/hub-process.js';
import { pagesForUsers } from '../../harness/docs/pages.js';
import { inShell, type Said } from '../../harness/hub/shell.js';

/** The hub as `npm start` serves it on this machine; a demonstration's past makes no difference to the commands. */
let database: TestDatabase;
let home: HubHome;
let token: string;
beforeAll(async () => {
  database = await createTestDatabase();
  home = await openHubHome(database.url);
  await home.startHub();
  const { stdout } = await home.command('token', '--organization', 'sfj', '--roles', 'PUBLISHER');
  token = stdout.trim();
});
afterAll(async () => {
  await home.clear();
  await database.drop();
});

const usual = 'http://127.0.0.1:4000';
const page = await readFile(new URL('../../../web/index.html', import.meta.url), 'utf8');

/** As it stands, but for the port and the places of files: a test has its own. */
function run(command: string, enough?: RegExp): Promise<Said> {
  const here = command.replaceAll(usual, home.url).replaceAll('tail.cursor', join(home.directory, 'tail.cursor'));
  return inShell(here, { HUB_URL: home.url, DATA_DIR: home.directory, DATABASE_URL: database.url }, enough);
}

async function publishAnother(key: string): Promise<void> {
  const example = JSON.parse(
    await readFile(new URL('../../../examples/publish/other-information.json', import.meta.url), 'utf8'),
  );
  const mutation = `mutation ($input: PublishOtherInformationInput!) { publishOtherInformation(input: $input) { userErrors { message } } }`;
  const answer = await fetch(`${home.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      query: mutation,
      variables: {
        input: { ...example.input, idempotencyKey: key, sharing: { ...example.input.sharing, title: `标题${key}` } },
      },
    }),
  });
  expect(await answer.json()).toMatchObject({ data: { publishOtherInformation: { userErrors: [] } } });
}

test('the program serves the API of the sources: nothing that is named after a class got another name when it was compiled', async () => {
  const schema = await readFile(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8');
  expect(await (await fetch(`${home.url}/schema.graphql`)).text()).toBe(schema);
});

describe('[connect D7] the first screen', () => {
  test('names commands that run: a file is published and the log is followed', async () => {
    const shown = banner(home.url, { demonstration: true, local: true });
    const commands = [...shown.matchAll(/npm run hub -- [^|\n]+/g)].map(([command]) => command.trim());
    const [tail = '', publish = ''] = commands;
    expect(commands).toHaveLength(2);
    expect(await run(publish)).toMatchObject({ code: 0, stderr: '' });
    expect((await run(tail, /集贸市场/)).stdout).toContain('集贸市场改造期间临时经营区安排');
  });
});

describe('[connect D7] the page at /', () => {
  /** What the page shows as code, as a browser would read it. */
  const shown = [...page.matchAll(/<code[^>]*>(?<code>[^<]*)<\/code\s*>/g)].map(({ groups }) =>
    (groups?.['code'] ?? '')
      .replace(/\s+/g, ' ')
      .replaceAll('&gt;', '>')
      .replaceAll('&lt;', '<')
      .replaceAll('&amp;', '&'),
  );

  test('shows the commands for the usual port, and its script those for another', () => {
    expect(shown).toEqual(Object.values(commandsFor(usual)));
    expect(commandsFor(home.url).tail).toContain(` --url ${home.url}`);
    expect(commandsFor(home.url).curl).toContain(`${home.url}/events`);
  });

  test('tail reads all there is, and begins where it stopped when it is run again', async () => {
    const { tail } = commandsFor(home.url);
    await publishAnother('甲');
    expect((await run(tail, /标题甲/)).stdout).toContain('标题甲');
    await publishAnother('乙');
    const again = await run(tail, /标题乙/);
    expect(again.stdout).toContain('标题乙');
    expect(again.stdout).not.toContain('标题甲');
  });

  test('curl receives what happens', async () => {
    const receiving = run(commandsFor(home.url).curl, /PUBLISHED/);
    const publishing = (async () => {
      for (let n = 0; n < 20; n += 1) {
        await publishAnother(`丙${n}`);
        if ((await Promise.race([receiving, new Promise((wake) => setTimeout(wake, 500))])) !== undefined) return;
      }
    })();
    const { stdout } = await receiving;
    await publishing;
    expect(stdout).toMatch(/: heartbeat\n[^]*id: [^\n]+\ndata: \{"specversion":"1.0"/);
  });

  test('links to what the hub serves', async () => {
    const links = [...page.matchAll(/href="(?<link>\/[^"]*)"/g)].map(({ groups }) => groups?.['link'] ?? '');
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect([link, await isServed(link)]).toEqual([link, true]);
  });
});

/** A page is served where it is built; that its source is there must do here. */
async function isServed(link: string): Promise<boolean> {
  if (link === '/' || link === '/graphiql') {
    const source = new URL(`../../../web${link === '/' ? '' : link}/index.html`, import.meta.url);
    return (await readFile(source, 'utf8')).includes('<html');
  }
  return (await fetch(`${home.url}${link}`, { signal: AbortSignal.timeout(10_000) })).status !== 404;
}

/** Every block of commands that the pages show; the same commands on two pages are one block. */
const shown = new Set(pagesForUsers.flatMap((each) => each.blocks('sh')));

/** Blocks that nothing here runs, by what they hold: where they are run instead. */
const runElsewhere = [
  ['npm ci && npm start', '.ci/run'],
  ['> scjg.token', 'test/api/cli/first-hour.test.ts'],
  ['HUB_TOKEN_FILE=township.token', 'test/api/cli/first-hour.test.ts'],
  ['HUB_TOKEN_FILE=scjg.token', 'test/api/cli/first-hour.test.ts'],
  ['import-penalties', 'test/api/cli/import-penalties.test.ts'],
  ['import-items', 'test/api/cli/import-lists.test.ts'],
  ['analyst-login', 'test/api/cli/analyst-login.test.ts'],
  ['import-calendar', 'test/api/cli/commands.test.ts'],
  ['work-orders/12345', 'test/api/work-orders/page.test.ts'],
  ['npm pack', 'test/api/client/package.test.ts'],
  ['hub -- check-client', 'test/api/cli/copy.test.ts'],
  ['hub -- snapshot', 'test/api/cli/copy.test.ts'],
  ['hub -- listen', 'test/api/cli/listen.test.ts'],
] as const;

describe('[connect D12] README and the pages for users', () => {
  const used = new Set<string>();
  const block = (text: string): string => {
    const found = [...shown].find((each) => each.includes(text));
    if (found === undefined) throw new Error(`no page has commands with ${text}`);
    used.add(found);
    return found;
  };
  const signIn = (): string => block('TOKEN=$(npm').split('\n')[0] ?? '';

  test('the first query answers', async () => {
    const { code, stdout } = await run(block('{ viewer { organization { name } }'));
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      data: { viewer: { organization: { name: '岳阳镇' } }, sharedOn: expect.any(Array) },
    });
  });

  test('the stream receives an event with the token of the first query', async () => {
    const { stdout } = await run(`${signIn()}\n${block('curl -N')}`, /\nid: /);
    expect(stdout).toMatch(/: heartbeat\nretry: 3000\nid: /);
  });

  test('tail prints what there is', async () => {
    await publishAnother('丁');
    expect((await run(block('tail --after 0'), /标题丁/)).stdout).toContain('标题丁');
  });

  test('a file is published', async () => {
    expect(await run(block('hub -- publish examples/publish/other'))).toMatchObject({ code: 0, stderr: '' });
  });

  test('records are published from lines, by whoever sends them', async () => {
    const { code, stdout } = await run(block('publish examples/publish/records.jsonl'));
    expect({ code, told: stdout.match(/已发布（含此前已发布的） 2/g)?.length }).toEqual({ code: 0, told: 2 });
  });

  test('files of others are imported by a mapping', async () => {
    expect(await run(block('--mapping'))).toMatchObject({ code: 0 });
  });

  test('tables are exported into files', async () => {
    const commands = block('curl -fOJ').replace('curl -fOJ', `curl -sfOJ --output-dir ${home.directory}`);
    expect(await run(commands.replace('penalties.csv', join(home.directory, 'penalties.csv')))).toMatchObject({
      code: 0,
    });
    const made = await readdir(home.directory);
    expect(made).toEqual(expect.arrayContaining(['penalties.csv', expect.stringMatching(/\.xlsx$/)]));
  });

  test('a file is uploaded under the link that was asked for', async () => {
    const file = '询问笔录.pdf';
    await writeFile(join(home.directory, file), '%PDF-1.7\n%one\n');
    const asked = await run(`TOKEN=${token}\ncd ${home.directory}\n${block('requestUpload')}`);
    const { upload, userErrors } = JSON.parse(asked.stdout).data.requestUpload;
    expect(userErrors).toEqual([]);
    const put = block('curl -T').replace('curl', `curl -s -o /dev/null -w '%{http_code}'`);
    expect(await run(`cd ${home.directory}\nfile=${file}\nurl='${upload.url}'\n${put}`)).toMatchObject({
      stdout: '201',
    });
  });

  test('every path that they name is served', async () => {
    const words = pagesForUsers.flatMap(({ codeWords }) => codeWords);
    // The hub of this test is no demonstration: test/api/security/demonstration-session.test.ts asks for its sign-in.
    const paths = new Set(words.filter((word) => /^\/(?!opt\/|etc\/|demo\/)/.test(word)));
    expect(paths.size).toBeGreaterThan(6);
    for (const path of paths) expect([path, await isServed(path)]).toEqual([path, true]);
  });

  test('every block of commands is run here, or elsewhere', async () => {
    const left = [...shown].filter((each) => !used.has(each));
    expect(left.filter((each) => !runElsewhere.some(([text]) => each.includes(text)))).toEqual([]);
    for (const [text, file] of runElsewhere) {
      expect(left.some((each) => each.includes(text))).toBe(true);
      expect(await readFile(new URL(`../../../${file}`, import.meta.url), 'utf8')).toContain(text.split(' ').at(-1));
    }
  });
});

describe('[connect D8] hub tail', () => {
  test('where no hub is says what it waits for, once, and goes on waiting', async () => {
    const waiting = home.startCommand('tail', '--url', `http://127.0.0.1:${await freePort()}`);
    let said = '';
    waiting.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    await eventually(() => said.includes('继续等待'), 30_000);
    await sleep(1500);
    expect(said).toMatch(/^连不上平台 http:\/\/127\.0\.0\.1:\d+.*ECONNREFUSED.*继续等待.*\n$/);
    expect([waiting.exitCode, waiting.signalCode]).toEqual([null, null]);
    waiting.kill();
  });

  test.each(['nonsense', '127.0.0.1:4000', 'ftp://127.0.0.1/'])('ends at once with the address %s', async (url) => {
    const { code, stderr } = await home.command('tail', '--url', url);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--url 不是 http 地址')]);
  });
});
