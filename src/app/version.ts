import { readFileSync } from 'node:fs';

/** Compiled code lies in dist, one folder further from the project's. */
const manifest = new URL(
  import.meta.url.endsWith('.ts') ? '../../package.json' : '../../../package.json',
  import.meta.url,
);

/** The version of this program. */
export const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string };
