import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clusterProcesses } from '../../../src/platform/database/embedded/postmaster.js';
import type { EmbeddedPostgres } from '../../../src/platform/database/embedded/index.js';
import { ask, openBench } from '../../harness/hub/embedded.js';

describe('a running server', () => {
  const bench = openBench();
  let server: EmbeddedPostgres;
  beforeAll(async () => {
    server = await bench.start(await bench.directory(), { durable: true });
  });
  afterAll(() => bench.clear());

  test('is UTF-8 with PostgreSQL’s own C.UTF-8, in the county’s time zone, and safe unless told otherwise', async () => {
    const settings = await ask(
      server.url,
      `SELECT current_setting('server_encoding') AS encoding, datlocprovider AS provider, datlocale AS locale,
         current_setting('timezone') AS zone, current_setting('fsync') AS fsync,
         current_setting('synchronous_commit') AS commit, current_setting('full_page_writes') AS pages
       FROM pg_database WHERE datname = current_database()`,
    );
    expect(settings).toEqual([
      {
        encoding: 'UTF8',
        provider: 'b',
        locale: 'C.UTF-8',
        zone: 'Asia/Shanghai',
        fsync: 'on',
        commit: 'on',
        pages: 'on',
      },
    ]);
  });

  test('lets nobody in without the generated password', async () => {
    const stranger = new URL(server.url);
    stranger.password = 'guess';
    await expect(ask(stranger.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  test('writes no values of rows into its log', async () => {
    const { url, logFile } = server;
    await ask(url, 'CREATE TABLE person (name text UNIQUE)');
    await ask(url, `INSERT INTO person VALUES ('王某某')`);
    await expect(ask(url, `INSERT INTO person VALUES ('王某某')`)).rejects.toMatchObject({ code: '23505' });
    const log = await readFile(logFile, 'utf8');
    expect(log).toContain('duplicate key');
    expect(log).not.toContain('王某某');
  });
});

describe('a start', () => {
  const bench = openBench();
  afterEach(() => bench.clear());

  test('makes its cluster the first time and finds its data again after a restart', async () => {
    const dataDir = await bench.directory();
    const first = await bench.start(dataDir);
    await ask(first.url, `CREATE TABLE kept AS SELECT '联动'::text AS word`);
    await first.stop();
    expect(await clusterProcesses(first.dataDir)).toEqual([]);

    const second = await bench.start(dataDir);
    expect(second.adopted).toBe(false);
    expect(await ask(second.url, 'SELECT word FROM kept')).toEqual([{ word: '联动' }]);
  });

  test('listens on a loopback port where the path is too long for a socket', async () => {
    const dataDir = join(await bench.directory(), 'a-directory-with-a-long-name'.repeat(4));
    const { url } = await bench.start(dataDir);
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(await ask(url, `SHOW listen_addresses`)).toEqual([{ listen_addresses: '127.0.0.1' }]);
  });

  test('copes with blanks and Chinese characters in the path', async () => {
    const { url } = await bench.start(join(await bench.directory(), '联动 数据'));
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('of two starts at once one launches it and both use it', async () => {
    const dataDir = await bench.directory();
    const both = await Promise.all([bench.start(dataDir), bench.start(dataDir)]);
    expect(both.filter(({ adopted }) => adopted)).toHaveLength(1);
    expect(both[0].pid).toBe(both[1].pid);
  });

  test('waits for one that does not say yet where it listens', async () => {
    const dataDir = await bench.directory();
    const first = await bench.start(dataDir);
    const pidFile = join(first.dataDir, 'postmaster.pid');
    const whole = await readFile(pidFile, 'utf8');
    await writeFile(pidFile, `${whole.split('\n').slice(0, 4).join('\n')}\n\n`);
    const second = bench.start(dataDir);
    await sleep(300);
    await writeFile(pidFile, whole);
    expect(await second).toMatchObject({ adopted: true, pid: first.pid });
  });

  test('when it cannot start, the error names its log and nothing is left running', async () => {
    const dataDir = await bench.directory();
    const first = await bench.start(dataDir);
    await first.stop();
    await rm(join(first.dataDir, 'global/pg_control'));

    await expect(bench.start(dataDir)).rejects.toThrow(`see ${first.logFile}`);
    expect(await clusterProcesses(first.dataDir)).toEqual([]);
    expect(await readFile(first.logFile, 'utf8')).toContain('pg_control');
  });

  test('a pid file that names another living process does not stop it from starting', async () => {
    const dataDir = await bench.directory();
    const first = await bench.start(dataDir);
    await first.stop();
    const lines = [process.pid, first.dataDir, 0, 5432, dataDir, '', '', 'ready'];
    await writeFile(join(first.dataDir, 'postmaster.pid'), lines.join('\n'));

    const second = await bench.start(dataDir);
    expect(second.adopted).toBe(false);
    expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
