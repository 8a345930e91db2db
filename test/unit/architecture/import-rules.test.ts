import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { allowed, violations } from './violations.js';

const root = join(import.meta.dirname, '../../..');
const configuration = join(root, '.dependency-cruiser.js');
const report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string() })) }),
  }),
});

let found: z.infer<typeof report>['summary'];
let directory: string;

/** All wrong programs lie in one tree, so that dependency-cruiser runs once. */
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'liandong-architecture-'));
  const sources = Object.assign({}, allowed, ...Object.values(violations)) as Record<string, string>;
  for (const [path, text] of Object.entries(sources)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  await writeFile(join(directory, 'package.json'), '{"type":"module","devDependencies":{"playwright-core":"*"}}');
  await writeFile(join(directory, 'tsconfig.json'), '{"compilerOptions":{"module":"nodenext"}}');
  const program = join(root, 'node_modules/.bin/depcruise');
  const told = await promisify(execFile)(
    process.execPath,
    [program, '--config', configuration, '--output-type', 'json', 'src', 'test'],
    { cwd: directory, maxBuffer: 10_000_000 },
  ).catch((error: unknown) => z.object({ stdout: z.string() }).parse(error));
  found = report.parse(JSON.parse(told.stdout)).summary;
});

afterAll(() => rm(directory, { recursive: true, force: true }));

describe('the import rules of .dependency-cruiser.js', () => {
  test.each(Object.entries(violations))('%s is caught', (rule, sources) => {
    const files = Object.keys(sources);
    expect(found.violations.filter(({ rule: { name }, from }) => name === rule && files.includes(from))).not.toEqual(
      [],
    );
  });

  test('what is allowed beside them is not', () => {
    const files = Object.keys(allowed);
    const others = ['resolvable', 'production-needs-production-packages']; // this tree has no installed packages
    expect(
      found.violations.filter(({ from, rule: { name } }) => files.includes(from) && !others.includes(name)),
    ).toEqual([]);
  });

  test('every rule has a wrong program here', () => {
    expect(Object.keys(violations).toSorted()).toEqual(found.ruleSetUsed.forbidden.map(({ name }) => name).toSorted());
  });
});
