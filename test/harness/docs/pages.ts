import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const fence = /^```(?<language>\w*)\n(?<text>[^]*?)^```$/gm;

/** A page of the documentation as its reader sees it. */
export interface Page {
  /** From the repository's root. */
  readonly path: string;
  readonly text: string;
  /** The fenced blocks of a language, as they stand there. */
  blocks(language: string): readonly string[];
  /** Everything that it names as code within its sentences and tables, each once. */
  readonly codeWords: readonly string[];
}

export async function readPages(...patterns: readonly string[]): Promise<Page[]> {
  const paths = globSync(patterns, { cwd: root, exclude: (name) => name === 'node_modules' });
  return Promise.all(paths.sort().map(async (path) => pageOf(path, await readFile(join(root, path), 'utf8'))));
}

function pageOf(path: string, text: string): Page {
  const fences = [...text.matchAll(fence)].map(({ groups }) => groups ?? {});
  const words = text.replaceAll(fence, '').matchAll(/`(?<word>[^`\n]+)`/g);
  return {
    path,
    text,
    blocks: (language) => fences.filter((each) => each['language'] === language).map((each) => each['text'] ?? ''),
    codeWords: [...new Set([...words].map(({ groups }) => groups?.['word'] ?? ''))],
  };
}

/** What users, vendors, analysts and operators read. */
export const pagesForUsers = await readPages('README.md', 'docs/guide/*.md', 'docs/operate/*.md');
