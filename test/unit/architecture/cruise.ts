import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const root = join(import.meta.dirname, '../../..');
const report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string() })) }),
  }),
});

export interface Cruise {
  readonly violations: readonly { readonly from: string; readonly rule: string }[];
  readonly rules: readonly string[];
}

/** What the rule sets of the project say of a tree of sources, by path; the tree lies apart and has no installed packages. */
export async function cruise(sources: Readonly<Record<string, string>>): Promise<Cruise> {
  const directory = await mkdtemp(join(tmpdir(), 'liandong-architecture-'));
  try {
    for (const [path, text] of Object.entries(sources)) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), text);
    }
    await writeFile(join(directory, 'package.json'), '{"type":"module","devDependencies":{"playwright-core":"*"}}');
    await writeFile(join(directory, 'tsconfig.json'), '{"compilerOptions":{"module":"nodenext"}}');
    const configurations = ['.dependency-cruiser.js', '.dependency-cruiser.run-time.js'];
    const told = await Promise.all(configurations.map((configuration) => run(directory, configuration)));
    return {
      violations: told.flatMap(({ violations }) => violations.map(({ from, rule }) => ({ from, rule: rule.name }))),
      rules: told.flatMap(({ ruleSetUsed }) => ruleSetUsed.forbidden.map(({ name }) => name)),
    };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function run(directory: string, configuration: string): Promise<z.infer<typeof report>['summary']> {
  const program = join(root, 'node_modules/.bin/depcruise');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [program, '--config', join(root, configuration), '--output-type', 'json', 'src', 'test'],
    { cwd: directory, maxBuffer: 10_000_000 },
  ).catch((error: unknown) => z.object({ stdout: z.string() }).parse(error));
  return report.parse(JSON.parse(stdout)).summary;
}
