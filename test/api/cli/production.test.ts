import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hubProgram } from '../../../src/app/cli/program.js';
import { libraryClients } from '../../harness/clients/library-clients.js';
import { asksHub, commandsOf } from '../../harness/docs/commands.js';
import { outputOf, type Ended } from '../../harness/hub/hub-process.js';
import { curl, startProduction, type ProductionHub } from '../../harness/hub/production.js';
import { eventually } from '../../harness/time/eventually.js';

/** A hub as a county runs it, and everything that connects to it: nowhere is there a demonstration key. */
let hub: ProductionHub;
let files: string;
const system = 'jtys/VIEWER,PUBLISHER,ANALYST';
const person = 'xzf/VIEWER,PUBLISHER,ANALYST,COUNTY_GOVERNMENT';

/** The ways to sign in: what a command has in its environment, and the token that other clients send. */
const identities: Record<string, { environment: NodeJS.ProcessEnv; token: string }> = {};
const ways = ['an API key', 'client credentials', 'a device login'] as const;

beforeAll(async () => {
  hub = await startProduction([system]);
  files = await mkdtemp(join(tmpdir(), 'liandong-files-'));
  const key = await hub.operator(
    ...[
      'api-key',
      'create',
      '--organization',
      'jtys',
      '--name',
      '执法系统',
      '--roles',
      'VIEWER,PUBLISHER,LIAISON,ANALYST',
    ],
  );
  const secret = key.stdout.trim();
  const published = await hub.client({ HUB_API_KEY: secret }, 'publish', example('publish/records.jsonl'));
  if (published.code !== 0) throw new Error(published.stderr);
  const signedIn = await hub.login(person);
  if (signedIn.code !== 0) throw new Error(signedIn.stderr);
  const logins = JSON.parse(
    await readFile(join(hub.clientEnvironment['XDG_CONFIG_HOME'] ?? '', 'liandong/logins.json'), 'utf8'),
  );
  identities['an API key'] = { environment: { HUB_API_KEY: secret }, token: secret };
  identities['client credentials'] = {
    environment: { HUB_CLIENT_ID: encodeURIComponent(system), HUB_CLIENT_SECRET: 'secret' },
    token: await hub.provider.token(system),
  };
  identities['a device login'] = { environment: {}, token: logins.logins[hub.url].accessToken };
}, 120_000);
afterAll(async () => {
  await rm(files, { recursive: true, force: true });
  await hub.close();
});

const example = (file: string): string => fileURLToPath(new URL(`../../../examples/${file}`, import.meta.url));

/** What each command is given; one that is not here is missing here. */
const parameters: Readonly<Record<string, () => readonly string[]>> = {
  tail: () => ['--after', '0'],
  publish: () => [example('publish/records.jsonl')],
  import: () => [example('mapping/law-instruments.csv'), '--mapping', example('mapping/law-instruments.json')],
  'import-laws': () => [example('publish/legal-events.csv')],
  'import-calendar': () => [example('administration/notice-of-holidays.json'), '--dry-run'],
  export: () => ['sharedRecords', '--output', join(files, 'records.csv')],
  'import-penalties': () => [example('credit-publication/penalties.csv')],
  'import-items': () => [example('jurisdiction/items.csv')],
  'import-delegations': () => [example('jurisdiction/delegations.csv')],
  lag: () => [],
  query: () => ['{ viewer { organization { code } roles } }'],
  doctor: () => [],
  snapshot: () => [join(files, 'copy')],
  follow: () => [join(files, 'followed')],
  listen: () => ['--forward-to', 'http://127.0.0.1:9/hook'],
  trigger: () => ['OTHER_INFORMATION', '--yes'],
};

/** Whether the hub took whoever asked: done, or refused for what was asked or for the role that it needs. */
function isTaken({ code, stderr }: Ended): boolean {
  return code === 0 || code === 1 || stderr.includes('(FORBIDDEN)');
}

/** Those that go on until they are ended. */
const endless = new Set(['tail', 'follow', 'listen']);

async function runCommand(path: string, environment: NodeJS.ProcessEnv): Promise<Ended> {
  const given = [...path.split(' '), ...(parameters[path]?.() ?? []), '--json'];
  if (!endless.has(path)) return hub.client(environment, ...given);
  const child = hub.home.startCommandWith({ ...hub.clientEnvironment, ...environment }, ...given);
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
  await eventually(() => said.includes('\n') || child.exitCode !== null, 30_000);
  child.kill('SIGTERM');
  return { ...(await outputOf(child)), code: said === '' ? child.exitCode : 0 };
}

const asking = commandsOf(hubProgram()).filter(asksHub);

test('every command that asks a hub is tried here', () => {
  expect(asking.map(({ path }) => path).toSorted()).toEqual(Object.keys(parameters).toSorted());
});

describe.each(ways)('[connect D3] by %s, through a proxy with TLS', (way) => {
  test.each(asking.map(({ path }) => [path]))(
    'hub %s is taken, and prints JSON and nothing else',
    { timeout: 60_000 },
    async (path) => {
      const ended = await runCommand(path, identities[way]?.environment ?? {});
      expect([isTaken(ended), ended]).toEqual([true, ended]);
      const lines = ended.stdout.split('\n').filter((line) => line !== '');
      for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
      expect(ended.code !== 0 || lines.length > 0).toBe(true);
    },
  );

  test.each(Object.keys(libraryClients))('%s subscribes', async (name) => {
    const cursors: string[] = [];
    const failures: unknown[] = [];
    const stop = libraryClients[name]?.({
      url: hub.url,
      token: identities[way]?.token ?? '',
      variables: { from: 'NOW' },
      next: ({ cursor }) => cursors.push(cursor),
      failed: (error) => failures.push(error),
    });
    await eventually(() => cursors.length > 0 || failures.length > 0, 20_000);
    stop?.();
    expect(failures).toEqual([]);
  });

  test('curl receives the events', async () => {
    const authorization = `authorization: Bearer ${identities[way]?.token ?? ''}`;
    const said = await curl(hub.authorityFile, 3, `${hub.url}/events`, '-H', authorization);
    expect(said).toMatch(/: heartbeat\nretry: 3000\nid: /);
  });

  test('the token in a file is taken as well', async () => {
    const file = join(files, 'token');
    await writeFile(file, `${identities[way]?.token ?? ''}\n`);
    const asked = await hub.client({}, 'query', '{ viewer { organization { code } } }', '--token-file', file, '--json');
    expect(JSON.parse(asked.stdout)).toEqual({
      viewer: { organization: { code: way === 'a device login' ? 'xzf' : 'jtys' } },
    });
  });
});

test('[connect D3] and nowhere is there a demonstration key', async () => {
  expect(await hub.demonstrationKeys()).toEqual([]);
});
