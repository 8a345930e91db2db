import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { citationsOf, rulesCitedIn, rulesTestedIn, type Citations, type Sources } from './citations.js';
import { regulationPage } from './regulation.js';
import { readRules, type Rule } from './rules.js';

const root = join(import.meta.dirname, '../..');

/** What the page is made of. */
export interface Regulation {
  readonly rules: readonly Rule[];
  readonly citations: Citations;
  readonly tests: Citations;
}

export async function readRegulation(): Promise<Regulation> {
  return {
    rules: readRules(await readFile(join(root, 'docs/rules.tsv'), 'utf8')),
    citations: citationsOf(await sources(['src/**/*.ts', 'migrations/**/*.ts']), rulesCitedIn),
    tests: citationsOf(await sources(['test/**/*.test.ts']), rulesTestedIn),
  };
}

export async function generatePage(): Promise<string> {
  const { rules, citations, tests } = await readRegulation();
  return regulationPage(rules, citations, tests);
}

async function sources(patterns: readonly string[]): Promise<Sources> {
  const found = new Map<string, string>();
  for await (const path of glob(patterns, { cwd: root })) {
    // What the code generator repeats of the schema cites nothing by itself.
    if (!path.endsWith('.generated.ts')) found.set(path, await readFile(join(root, path), 'utf8'));
  }
  return found;
}
