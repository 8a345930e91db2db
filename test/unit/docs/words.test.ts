import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildSchema, parse, validate } from 'graphql';
import { readConfiguration, variableNames } from '../../../src/app/configuration.js';
import { pagesForUsers, readPages, type Page } from '../../harness/docs/pages.js';

const root = join(import.meta.dirname, '../../..');
const read = (file: string): Promise<string> => readFile(join(root, file), 'utf8');

const schema = await read('schema/schema.graphql');
const commandLine = await read('src/app/cli/main.ts');
const compose = await read('docker-compose.yml');
const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> };
const fileNames = new Set(globSync('{src,test,examples}/**/*.*', { cwd: root }).map((file) => basename(file)));

/** Where each sort of thing that a page names must be found; the first that fits its form decides. */
const sorts: readonly (readonly [sort: string, form: RegExp, exists: (word: string) => boolean])[] = [
  ['scripts', /^npm (ci && npm |start|test|run (?!hub))/, areScripts],
  ['a program of the examples', /^npx tsx /, (word) => existsSync(join(root, word.split(' ')[2] ?? ''))],
  ['a command', /^(npm run hub -- |hub )|^import-delegations |^tail$/, isCommand],
  ['an option', /^--/, (word) => commandLine.includes(`${word} <`) || commandLine.includes(`${word}'`)],
  [
    'an address of the hub',
    /^https?:\/\//,
    (word) => word === 'http://127.0.0.1:4000' && readConfiguration({}).port === 4000,
  ],
  ['a variable', /^[A-Z]+_[A-Z0-9_]+(=|$)|^(DEMO|PORT|HOST)(=|$)/, isInCapitals],
  ['a path of the hub', /^\/(?!opt|etc)/, () => true], // test/api/cli/documentation.test.ts asks for each
  ['a program of the system', /^(docker|useradd|cp|sha256sum)( |$)/, () => true],
  ['a setting of a service', /^restart: |^Restart=/, (word) => compose.includes(word) || isInService(word)],
  ['a place on the operator’s machine', /^\/(opt|etc)\//, isInService],
  ['a format', /^\.(csv|jsonl|xlsx|docx)$/, () => true],
  ['a file', /^\.data\/$|\.(yml|ts|tsv|md|csv|graphql|example)$|^(src|test|examples|schema|docs|migrations)\//, isFile],
  ['an operation', /[{}]/, (word) => (word.match(/[a-z]\w+/gi) ?? []).every((name) => isWordOfGraphql(name))],
  [
    'a name of a protocol',
    /^(graphql-transport-ws|x-liandong-cursor|Last-Event-ID|NOTIFY|Retry-After|resumeFrom|retryAfter)$/,
    () => true,
  ],
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
  const [name = ''] = word.replace(/^(npm run hub -- |hub )/, '').split(' ');
  return new RegExp(`['(]${name}( <|')`).test(commandLine);
}

/** A variable that hub or compose reads, a value of the schema, a code of an error. */
function isInCapitals(word: string): boolean {
  const [name = ''] = word.split('=');
  const isVariable = variableNames.includes(name) || compose.includes(name) || commandLine.includes(`env('${name}')`);
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

test('docs/guide/command-line.md lists every command of the command line', () => {
  const commands = [
    ...commandLine.matchAll(/(?:\.command|asking)\(\s*'(?<name>[a-z-]+)|^ {2,4}\[?\s*'(?<listed>import-[a-z]+)'/gm),
  ];
  const all = commands.map(({ groups }) => groups?.['name'] ?? groups?.['listed'] ?? '');
  const words = pagesForUsers.find(({ path }) => path.endsWith('command-line.md'))?.codeWords ?? [];
  expect(all.length).toBeGreaterThan(12);
  expect(all.filter((name) => !words.some((word) => word.split(' ').includes(name)))).toEqual([]);
});

test('commands of every page run scripts that there are', async () => {
  const pages = [...pagesForUsers, ...(await readPages('docs/develop/*.md', '*.md'))];
  const run = pages.flatMap((page) =>
    page.blocks('sh').flatMap((block) => [...block.matchAll(/\bnpm (?:run (?:--silent )?)?(?<script>[a-z:]+)\b/g)]),
  );
  const own = ['ci', ...Object.keys(scripts)];
  expect(run.length).toBeGreaterThan(10);
  expect(run.map(({ groups }) => groups?.['script'] ?? '').filter((script) => !own.includes(script))).toEqual([]);
});
