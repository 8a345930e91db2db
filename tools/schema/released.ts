import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');

async function git(...parameters: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', [...parameters], { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

/** The schemas as they were released last. */
export interface Released {
  readonly tag: string;
  /** SDL by path. */
  readonly schemas: ReadonlyMap<string, string>;
}

/** The last tag `v*` behind the present commit; null where there is none, such as in a shallow clone. */
export async function lastRelease(): Promise<Released | null> {
  const described = await git('describe', '--tags', '--match', 'v[0-9]*', '--abbrev=0').catch(() => null);
  if (described === null) return null;
  const tag = described.trim();
  const listed = await git('ls-tree', '-r', '--name-only', tag, 'schema/');
  const paths = listed.split('\n').filter((path) => path.endsWith('.graphql'));
  return {
    tag,
    schemas: new Map(
      await Promise.all(paths.map(async (path) => [path, await git('show', `${tag}:${path}`)] as const)),
    ),
  };
}
