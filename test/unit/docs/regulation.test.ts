import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { citationsOf, rulesCitedIn, rulesTestedIn, unknownRules } from '../../../tools/docs/citations.js';
import { generatePage, readRegulation } from '../../../tools/docs/read-regulation.js';
import { regulationPage } from '../../../tools/docs/regulation.js';

const { rules, citations, tests } = await readRegulation();
const ids = new Set(rules.map(({ id }) => id));
// Put in at run time: written out, names and wrong ids would be this file's own.
const quote = "'";
const wrong = 'S99';

describe('docs/develop/regulation.md', () => {
  test('is what rules, code and tests make, byte for byte (npm run docs)', async () => {
    const committed = await readFile(join(import.meta.dirname, '../../../docs/develop/regulation.md'), 'utf8');
    expect(await generatePage()).toBe(committed);
  });

  test('has a row for every rule', () => {
    const page = regulationPage(rules, new Map(), new Map());
    expect([...ids].filter((id) => !page.includes(` | ${id} | `))).toEqual([]);
    expect(page.match(/(not yet built|recorded only)」/g)).toHaveLength(ids.size);
  });

  test('has no open rule: each that is enforced or timed has code and a test', async () => {
    expect(await generatePage()).not.toMatch(/「(尚|仅期限)[^」]* \/ /);
  });

  test('tells apart what is built, only reckoned, without a test, not there, and only recorded', () => {
    const some = ['S10', 'T4', 'G3', 'J1', 'J9'].map((id) => ({
      id,
      section: '1',
      rule: 'a | b',
      kind: id === 'J9' ? 'R' : 'E',
    }));
    const code = new Map([
      ['S10', ['src/core/records/publish.ts', 'src/kernel/deadline.ts']],
      ['T4', ['src/kernel/deadline.ts']],
      ['G3', ['src/core/records/publish.ts']],
    ]);
    const proof = new Map(['S10', 'T4'].map((id) => [id, ['test/a.test.ts']]));
    const rows = regulationPage(some, code, proof).match(/^\| 1 .*$/gm);
    expect(rows?.map((row) => row.split(' | ').at(-1))).toEqual([
      '「尚无测试 / no test yet」 |',
      '「仅期限计算 / calculation only」<br>[a.test.ts](../../test/a.test.ts) |',
      '[a.test.ts](../../test/a.test.ts) |',
      '「尚未实现 / not yet built」 |',
      '「仅作记载 / recorded only」 |',
    ]);
    expect(rows?.every((row) => row.includes('a \\| b'))).toBe(true);
  });
});

describe('rules that are cited', () => {
  test('each stand in docs/rules.tsv, once', () => {
    expect(unknownRules(ids, citations, tests)).toEqual([]);
    expect(rules).toHaveLength(ids.size);
  });

  test('are found in comments, clauses, refusals, descriptions and names of tests', () => {
    expect(rulesCitedIn(`/** S10, T4: … */ refusal('until', 'INVALID', '…', 'A2') // Mech 三(三)7（规则 S3）`)).toEqual(
      expect.arrayContaining(['S10', 'T4', 'A2', 'S7', 'S3']),
    );
    expect(rulesCitedIn(`\`\${day}T09:00:00\`, UTF8, V8, [S10a]`)).toEqual([]);
    expect(rulesTestedIn(`test(${quote}[S1] [S2] each${quote}, () => list[T4])`)).toEqual(['S1', 'S2']);
  });

  test.each([
    ['a comment', `/** ${wrong}: … */`, rulesCitedIn],
    ['a refusal', `refusal('a', 'INVALID', '…', '${wrong.replace('S', 'Z')}')`, rulesCitedIn],
    ['a name of a test', `describe(${quote}[${wrong}] …')`, rulesTestedIn],
  ])('%s with a wrong id is noticed', (_name, source, rulesIn) => {
    const found = citationsOf(new Map([['src/wrong.ts', source]]), rulesIn);
    expect(unknownRules(ids, found)).toEqual([expect.stringMatching(/^[SZ]99 \(src\/wrong\.ts\)$/)]);
  });
});
