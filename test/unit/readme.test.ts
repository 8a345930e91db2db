import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { readConfiguration, variableNames } from '../../src/app/configuration.js';
import { codeWords, linkedFiles, shellBlocks } from '../harness/readme.js';

const path = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const read = (file: string): Promise<string> => readFile(path(file), 'utf8');

const schema = await read('schema/schema.graphql');
const commandLine = await read('src/app/cli/main.ts');
const compose = await read('docker-compose.yml');
const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> };
const examples = await readdir(path('examples/walk-through'));

/** Where each sort of thing that README names must be found; the first that fits its form decides. */
const sorts: readonly (readonly [sort: string, form: RegExp, exists: (word: string) => boolean])[] = [
  ['npm ci and a script', /^npm ci && npm /, (word) => (word.split('npm ').at(-1) ?? '') in scripts],
  ['a script', /^npm (start|test)$/, (word) => (word.split(' ')[1] ?? '') in scripts],
  ['a program of the examples', /^npx tsx /, (word) => existsSync(path(word.split(' ')[2] ?? ''))],
  ['a command', /^(npm run hub -- |hub )|^import-delegations |^tail$/, isCommand],
  ['an option', /^--/, (word) => commandLine.includes(`${word} <`)],
  [
    'an address of the hub',
    /^https?:\/\//,
    (word) => word === 'http://127.0.0.1:4000' && readConfiguration({}).port === 4000,
  ],
  [
    'a variable',
    /^[A-Z][A-Z_]+(=|$)/,
    (word) => isVariable(word.split('=')[0] ?? '') || names(schema, word) || isCode(word),
  ],
  ['a path of the hub', /^\//, () => true], // test/api/cli/promises.test.ts asks for each
  ['a format', /^\.(csv|jsonl)$/, () => true],
  ['a file', /^[.\w-]+\/[\w./-]*$|\.(yml|ts|example)$|^\.data\/$/, isFile],
  ['an operation', /[{}]/, (word) => (word.match(/[a-z]\w+/gi) ?? []).every((name) => isWordOfGraphql(name))],
  ['a protocol', /^graphql-transport-ws$/, () => true],
  ['a name of the schema', /^[a-z][A-Za-z]+$/, (word) => names(schema, word)],
  ['a connection parameter', /^connectionParams\.authorization$/, () => true],
];

function isCommand(word: string): boolean {
  const [name = ''] = word.replace(/^(npm run hub -- |hub )/, '').split(' ');
  return new RegExp(`['(]${name}( <|')`).test(commandLine);
}

function isVariable(name: string): boolean {
  return variableNames.includes(name) || compose.includes(name) || commandLine.includes(`env('${name}')`);
}

const codes = await read('src/core/feed/cursor.ts');
function isCode(word: string): boolean {
  return codes.includes(word);
}

function isFile(word: string): boolean {
  // What the first start makes is not there yet.
  return word === '.data/' || existsSync(path(word)) || examples.includes(word);
}

function isWordOfGraphql(name: string): boolean {
  return ['query', 'subscription', 'mutation'].includes(name) || names(schema, name);
}

function names(text: string, word: string): boolean {
  return new RegExp(`\\b${word}\\b`).test(text);
}

describe('README', () => {
  test.each(codeWords)('names %s, and there is such a thing', (word) => {
    const [sort, , exists] = sorts.find(([, form]) => form.test(word)) ?? ['nothing that is known', null, () => false];
    expect([word, sort, exists(word)]).toEqual([word, sort, true]);
  });

  test('a thing that is not there would be noticed', () => {
    for (const word of ['npm run hub -- fly', 'publishNothing', 'NO_SUCH_VARIABLE', 'docs/nowhere.md', '--never']) {
      expect([word, sorts.find(([, form]) => form.test(word))?.[2](word)]).toEqual([word, false]);
    }
  });

  test('links to files that are there', () => {
    expect(linkedFiles.filter((file) => !existsSync(path(file)))).toEqual([]);
  });

  test('lists every command of the command line', () => {
    const commands = [
      ...commandLine.matchAll(/(?:\.command|asking)\(\s*'(?<name>[a-z-]+)|^ {2,4}\[?\s*'(?<listed>import-[a-z]+)'/gm),
    ];
    const all = commands.map(({ groups }) => groups?.['name'] ?? groups?.['listed'] ?? '');
    expect(all.length).toBeGreaterThan(12);
    expect(all.filter((name) => !codeWords.some((word) => word.split(' ').includes(name)))).toEqual([]);
  });

  test('names scripts that are there', () => {
    const run = shellBlocks.flatMap((block) => [
      ...block.matchAll(/npm (?:run )?(?<script>start|test|[a-z:]+)\b(?! --silent)/g),
    ]);
    const missing = run
      .map(({ groups }) => groups?.['script'] ?? '')
      .filter((name) => name !== 'ci' && !(name in scripts));
    expect(missing).toEqual([]);
  });
});
