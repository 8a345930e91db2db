import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildSchema, parse, validate } from 'graphql';
import { clientVariables } from '../../../src/app/cli/client-variables.js';
import { exitCodes } from '../../../src/app/cli/exit-code.js';
import { identityPlaces } from '../../../src/app/cli/identity/find-identity.js';
import { hubProgram } from '../../../src/app/cli/program.js';
import { readConfiguration, variableNames } from '../../../src/app/configuration.js';
import { commandsOf } from '../../harness/docs/commands.js';
import { pagesForUsers, readPages, type Page } from '../../harness/docs/pages.js';

const root = join(import.meta.dirname, '../../..');
const read = (file: string): Promise<string> => readFile(join(root, file), 'utf8');

const schema = await read('schema/schema.graphql');
const commands = commandsOf(hubProgram());
const options = new Set(commands.flatMap(({ command }) => command.options.map(({ long }) => long ?? '')));
const compose = await read('docker-compose.yml');
const { scripts, bin } = JSON.parse(await read('package.json')) as Record<'scripts' | 'bin', Record<string, string>>;
const fileNames = new Set(globSync('{src,test,examples}/**/*.*', { cwd: root }).map((file) => basename(file)));

/** Where each sort of thing that a page names must be found; the first that fits its form decides. */
const sorts: readonly (readonly [sort: string, form: RegExp, exists: (word: string) => boolean])[] = [
  [
    'the program itself',
    /^(npm run hub -- COMMAND|npx liandong|npm link|liandong|npm ci|npm run build)$/,
    () => 'liandong' in bin,
  ],
  ['scripts', /^npm (ci && npm |start|test|run (?!hub))/, areScripts],
  ['a program of the examples', /^npx tsx /, (word) => existsSync(join(root, word.split(' ')[2] ?? ''))],
  ['a command', /^(npm run hub -- |hub |liandong )|^import-delegations |^(import-[a-z]+|export|tail)$/, isCommand],
  ['an option', /^--/, (word) => options.has(word.split(' ')[0] ?? '') || word === '--version' || word === '--help'],
  [
    'an address of the hub',
    /^https?:\/\//,
    (word) => word === 'http://127.0.0.1:4000' && readConfiguration({}).port === 4000,
  ],
  [
    'a name of a protocol',
    /^(resource|audience|NODE_EXTRA_CA_CERTS|XDG_CONFIG_HOME|graphql-transport-ws|x-liandong-cursor|Last-Event-ID|NOTIFY|Retry-After|resumeFrom|retryAfter)$/,
    () => true,
  ],
  ['a variable', /^[A-Z]+_[A-Z0-9_]+(=|$)|^(DEMO|PORT|HOST)(=|$)/, isInCapitals],
  ['a path of the hub', /^\/(?!opt|etc)/, () => true], // test/api/cli/documentation.test.ts asks for each
  ['a program of the system', /^(docker|useradd|cp|sha256sum)( |$)/, () => true],
  ['a setting of a service', /^restart: |^Restart=/, (word) => compose.includes(word) || isInService(word)],
  ['a place on the operator’s machine', /^\/(opt|etc)\//, isInService],
  ['a format', /^\.(csv|jsonl|xlsx|docx)$/, () => true],
  ['a file', /^\.data\/$|\.(yml|ts|tsv|md|csv|graphql|example)$|^(src|test|examples|schema|docs|migrations)\//, isFile],
  ['an operation', /[{}]/, (word) => (word.match(/[a-z]\w+/gi) ?? []).every((name) => isWordOfGraphql(name))],
  ['a connection parameter', /^connectionParams\.authorization$/, () => true],
  ['a name of the schema', /^[a-z]+[A-Z]\w*$|^[A-Z]+$/, (word) => names(schema, word)],
  ['a word of the schema', /^[a-z]+$/, (word) => names(schema, word) || word in { hub: 0 }],
  ['a line of the log', /^[a-z ]+$/, isQuoted],
];

function isQuoted(word: string): boolean {
  return sources.some((source) => source.includes(`'${word}`));
}

function isOfTests(name: string): boolean {
  return tests.some((source) => source.includes(`process.env['${name}']`));
}

function areScripts(words: string): boolean {
  return words.split(' && ').every((word) => word === 'npm ci' || (word.split(' ').at(-1) ?? '') in scripts);
}

function isCommand(word: string): boolean {
  const [name = '', second] = word.replace(/^(npm run hub -- |hub |liandong )/, '').split(' ');
  return commands.some(({ path }) => path === name || path === `${name} ${second}`) || name.startsWith('--');
}

/** A variable that hub or compose reads, a value of the schema, a code of an error. */
function isInCapitals(word: string): boolean {
  const [name = ''] = word.split('=');
  const isVariable =
    variableNames.includes(name) || compose.includes(name) || clientVariables.some((each) => each === name);
  return isVariable || names(schema, name) || isQuoted(name) || isOfTests(name);
}

const sources = await Promise.all(globSync('src/**/*.ts', { cwd: root }).map(read));
const tests = await Promise.all(globSync('test/**/*.ts', { cwd: root }).map(read));

const service = await read('docs/operate/liandong.service');
function isInService(word: string): boolean {
  return service.includes(word);
}

function isFile(word: string): boolean {
  // What the first start makes is not there yet.
  return word === '.data/' || [word, `src/${word}`].some((file) => existsSync(join(root, file))) || fileNames.has(word);
}

function isWordOfGraphql(name: string): boolean {
  return ['query', 'subscription', 'mutation'].includes(name) || names(schema, name);
}

function names(text: string, word: string): boolean {
  return new RegExp(`\\b${word}\\b`).test(text);
}

function judged(word: string): [word: string, sort: string, exists: boolean] {
  const [sort, , exists] = sorts.find(([, form]) => form.test(word)) ?? ['nothing that is known', null, () => false];
  return [word, sort, exists(word)];
}

/** Pages whose every word of code is of a known sort. Others also name columns, keys of foreign formats and examples of values. */
const strict =
  /^README|\/(README|publish|subscribe|cases|statistics|evidence|command-line|configuration|keys|restore|deploy)\.md$/;
const definite = new Set(['scripts', 'a program of the examples', 'a command', 'a variable', 'a file']);

describe.each(pagesForUsers.map((page) => [page.path, page] as const))('%s', (path, page: Page) => {
  test('names as code what there is', () => {
    const all = page.codeWords.map(judged);
    const looked = strict.test(path) ? all : all.filter(([, sort]) => definite.has(sort));
    expect(looked.filter(([, , exists]) => !exists)).toEqual([]);
  });

  test('has operations that the schema takes', () => {
    const built = buildSchema(schema, { assumeValid: true });
    const faults = page.blocks('graphql').flatMap((block) => validate(built, parse(block)));
    expect(faults.map(({ message }) => message)).toEqual([]);
  });
});

test('a thing that is not there would be noticed', () => {
  const missing = [
    'npm run hub -- fly',
    'npm run fly',
    'publishNothing',
    'NO_SUCH_VARIABLE',
    'docs/nowhere.md',
    '--never',
  ];
  for (const word of missing) expect(judged(word)).toEqual([word, expect.any(String), false]);
});

describe('docs/guide/command-line.md', () => {
  const page = pagesForUsers.find(({ path }) => path.endsWith('command-line.md'));
  const words = page?.codeWords ?? [];

  test('lists every command of the command line', () => {
    const all = commands.map(({ path }) => path);
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter((path) => !words.some((word) => `${word} `.includes(`${path} `)))).toEqual([]);
  });

  test('lists every variable that a client reads, and every place of an identity in its order', () => {
    expect(clientVariables.filter((name) => !words.includes(name))).toEqual([]);
    const text = page?.text ?? '';
    const table = text.slice(text.indexOf('## In whose name'));
    const places = ['--token-file', 'HUB_TOKEN', 'HUB_API_KEY', 'HUB_CLIENT_ID', 'hub login', 'demonstration key'];
    const found = places.map((place) => table.indexOf(place));
    expect(found).toEqual(found.toSorted((one, other) => one - other));
    expect(found).not.toContain(-1);
    expect(places).toHaveLength(identityPlaces.length);
  });

  test('lists every exit code', () => {
    const table = [...(page?.text ?? '').matchAll(/^\| (?<code>\d+) \|/gm)].map(({ groups }) =>
      Number(groups?.['code']),
    );
    expect(table).toEqual(expect.arrayContaining(Object.values(exitCodes)));
  });
});

test('commands of every page run scripts that there are', async () => {
  const pages = [...pagesForUsers, ...(await readPages('docs/develop/*.md', '*.md'))];
  const run = pages.flatMap((page) =>
    page.blocks('sh').flatMap((block) => [...block.matchAll(/\bnpm (?:run (?:--silent )?)?(?<script>[a-z:]+)\b/g)]),
  );
  const own = ['ci', 'pack', ...Object.keys(scripts)];
  expect(run.length).toBeGreaterThan(10);
  expect(run.map(({ groups }) => groups?.['script'] ?? '').filter((script) => !own.includes(script))).toEqual([]);
});
