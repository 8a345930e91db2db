import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** A block of a tutorial and the file that stands above it: the file's text, or what changes in it. */
export interface TutorialBlock {
  readonly file: string;
  readonly language: 'ts' | 'diff';
  readonly text: string;
}

/** The blocks of a page in their order: the name of a file, a colon, and the fence. */
export function blocksOf(page: string): TutorialBlock[] {
  const block = /^`(?<file>[\w./-]+)`:\n\n```(?<language>ts|diff)\n(?<text>[^]*?)^```$/gm;
  return [...page.matchAll(block)].map(({ groups }) => groups as unknown as TutorialBlock);
}

/**
 * A text after the hunks of a diff, which `@@` lines part and which bear no line numbers: each is found by the lines that it keeps or
 * takes away.
 * @throws Error when a hunk fits nowhere, or in several places
 */
export function patched(text: string, diff: string): string {
  return diff.split(/^@@.*\n/m).reduce((before, hunk) => {
    const lines = hunk.split('\n').slice(0, -1);
    const side = (sign: '+' | '-'): string =>
      lines
        .filter((line) => !line.startsWith(sign))
        .map((line) => `${line.slice(1)}\n`)
        .join('');
    const parts = `\n${before}`.split(`\n${side('+')}`);
    if (parts.length !== 2) throw new Error(`the hunk fits in ${parts.length - 1} places:\n${hunk}`);
    return parts.join(`\n${side('-')}`).slice(1);
  }, text);
}

/** What a tutorial is followed in: the project's sources once more, with its packages. */
export interface Workshop extends AsyncDisposable {
  readonly directory: string;
  apply(block: TutorialBlock): Promise<void>;
}

const copied = [
  'src',
  'migrations',
  'schema',
  'examples/operations',
  'test/harness',
  'tools/build',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vitest.config.ts',
];

export async function openWorkshop(): Promise<Workshop> {
  const directory = await mkdtemp(join(tmpdir(), 'liandong-tutorial-'));
  for (const part of copied) await cp(join(root, part), join(directory, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(directory, 'node_modules'));
  return {
    directory,
    async apply({ file, language, text }) {
      const path = join(directory, file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, language === 'ts' ? text : patched(await readFile(path, 'utf8'), text));
    },
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}
