import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { buildSchema, isInputObjectType, isNonNullType, isObjectType } from 'graphql';
import ts from 'typescript';
import { blocksOf, openWorkshop, patched } from '../../harness/docs/tutorial.js';

const run = promisify(execFile);
const page = (name: string): Promise<string> =>
  readFile(join(import.meta.dirname, '../../../docs/develop', name), 'utf8');

/** What the compiler finds wrong in some files; what they import is looked at as far as they use it. */
function typeFaults(directory: string, files: readonly string[]): string[] {
  const { config } = ts.readConfigFile(join(directory, 'tsconfig.json'), ts.sys.readFile) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, directory);
  const paths = files.map((file) => join(directory, file));
  const program = ts.createProgram(paths, options);
  return paths.flatMap((path) => {
    const source = program.getSourceFile(path);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ messageText }) => `${path}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  });
}

/** Which tests of a file pass, by the last words of their names. */
async function resultsOf(directory: string, file: string): Promise<Record<string, string>> {
  const told = join(directory, 'results.json');
  const reporter = ['--reporter=json', `--outputFile=${told}`];
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'hub', ...reporter, file];
  // It ends with 1 where a test fails, and some of these must.
  await run(process.execPath, vitest, { cwd: directory }).catch(() => undefined);
  const { testResults } = JSON.parse(await readFile(told, 'utf8')) as {
    testResults: { assertionResults: { title: string; status: string }[] }[];
  };
  return Object.fromEntries(
    testResults.flatMap(({ assertionResults }) => assertionResults.map(({ title, status }) => [title, status])),
  );
}

describe('your first hour', () => {
  test('has a test that fails and a change after which it passes', async () => {
    await using workshop = await openWorkshop();
    const [failing, change, ...others] = blocksOf(await page('your-first-hour.md'));
    if (!failing || !change) throw new Error('the page has no blocks');
    expect(others).toEqual([]);
    await workshop.apply(failing);
    expect(await resultsOf(workshop.directory, failing.file)).toEqual({
      'fit into its days': 'passed',
      'are refused when they do not': 'failed',
    });
    await workshop.apply(change);
    expect(Object.values(await resultsOf(workshop.directory, failing.file))).toEqual(['passed', 'passed']);
    expect(typeFaults(workshop.directory, [failing.file, change.file])).toEqual([]);
  });
});

describe('add a fact, a step, a procedure', () => {
  test('its blocks fit the sources, compile, and give what the page says of the schema', async () => {
    await using workshop = await openWorkshop();
    const blocks = blocksOf(await page('add-a-fact-a-step-a-procedure.md'));
    expect(blocks.length).toBeGreaterThanOrEqual(4);
    for (const block of blocks) await workshop.apply(block);
    expect(typeFaults(workshop.directory, [...new Set(blocks.map(({ file }) => file))])).toEqual([]);

    await run(process.execPath, ['--import', 'tsx', 'schema/print.ts'], { cwd: workshop.directory });
    const schema = buildSchema(await readFile(join(workshop.directory, 'schema/schema.graphql'), 'utf8'));
    const [type, input] = [schema.getType('DangerNotice'), schema.getType('SendDangerNoticeInput')];
    if (!isObjectType(type) || !isInputObjectType(input)) throw new Error('the schema has no danger notice');
    for (const { interimMeasures } of [type.getFields(), input.getFields()]) {
      expect(interimMeasures?.description).toContain('What the finder has done meanwhile');
      expect(isNonNullType(interimMeasures?.type)).toBe(false);
    }
    const mutations = schema.getMutationType()?.getFields() ?? {};
    expect(Object.keys(mutations)).toEqual(expect.arrayContaining(['withdrawDangerNotice', 'tellLead', 'answerLead']));
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toContain('leads');
    const withdrawal = blocks.find(({ file }) => file.startsWith('test/unit/procedures/'))?.file ?? '';
    expect(Object.values(await resultsOf(workshop.directory, withdrawal))).toEqual(['passed', 'passed']);
  });
});

describe('a diff without line numbers', () => {
  test('is applied where its lines stand', () => {
    expect(patched('a\nb\nc\nd\n', ' a\n-b\n+x\n@@\n+y\n d\n')).toBe('a\nx\nc\ny\nd\n');
  });

  test.each([
    ['nowhere', ' z\n+y\n', 0],
    ['twice', ' a\n+y\n', 2],
  ])('is refused where it fits %s', (_where, diff, places) => {
    expect(() => patched('a\nb\na\n', diff)).toThrow(`fits in ${places} places`);
  });
});
