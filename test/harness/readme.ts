import { readFile } from 'node:fs/promises';

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
const fence = /```sh\n(?<commands>[^]*?)```/g;

/** The shell commands of README, a block each, as they stand there. */
export const shellBlocks: readonly string[] = [...readme.matchAll(fence)].map(
  ({ groups }) => groups?.['commands'] ?? '',
);

/** Everything that README names as code within its sentences and tables. */
export const codeWords: readonly string[] = [
  ...new Set(
    [...readme.replaceAll(fence, '').matchAll(/`(?<word>[^`\n]+)`/g)].map(({ groups }) => groups?.['word'] ?? ''),
  ),
];

/** Files that README links to. */
export const linkedFiles: readonly string[] = [...readme.matchAll(/\]\((?<file>[^)#:]+)\)/g)].map(
  ({ groups }) => groups?.['file'] ?? '',
);
