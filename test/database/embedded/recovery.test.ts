import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { clusterProcesses } from '../../../src/platform/database/embedded/postmaster.js';
import { ask, openBench } from '../../harness/hub/embedded.js';

const bench = openBench();
afterEach(() => bench.clear());

describe('after a crash', () => {
  test('what was committed before kill -9 of the postmaster is there after the next start', async () => {
    const dataDir = await bench.directory();
    const first = await bench.start(dataDir, { durable: true });
    await ask(first.url, 'CREATE TABLE kept (id int)');
    await ask(first.url, 'INSERT INTO kept VALUES (1), (2)');
    process.kill(first.pid, 'SIGKILL');

    const second = await bench.start(dataDir, { durable: true });
    expect(second.adopted).toBe(false);
    expect(await ask(second.url, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 2 }]);
  });

  test('a backend that outlives its postmaster for a while delays the start, no more', async () => {
    const dataDir = await bench.directory();
    const first = await bench.start(dataDir);
    // A busy backend does not notice that its postmaster is gone before it is done.
    const busyLoop = `DO 'BEGIN WHILE clock_timestamp() < now() + interval ''2 s'' LOOP END LOOP; END'`;
    const busy = ask(first.url, busyLoop).catch(() => []);
    await ask(first.url, 'SELECT pg_sleep(0.2)');
    process.kill(first.pid, 'SIGKILL');

    const second = await bench.start(dataDir);
    expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await readFile(second.logFile, 'utf8')).toContain('pre-existing shared memory block');
    await busy;
  });

  test('the server of a killed hub is adopted, and stopped by the hub that adopted it', async () => {
    const dataDir = await bench.directory();
    const killed = await bench.startInOtherProcess(dataDir);
    await ask(killed.url, 'CREATE TABLE kept (id int)');
    killed.process.kill('SIGKILL');
    await once(killed.process, 'exit');

    const next = await bench.start(dataDir);
    expect(next).toMatchObject({ adopted: true, pid: killed.pid, url: killed.url });
    expect(await ask(next.url, 'SELECT * FROM kept')).toEqual([]);
    await next.stop();
    expect(await clusterProcesses(next.dataDir)).toEqual([]);
  });

  test('a command that joins the server of a living hub leaves it running', async () => {
    const dataDir = await bench.directory();
    const hub = await bench.startInOtherProcess(dataDir);
    const command = await bench.start(dataDir);
    expect(command).toMatchObject({ adopted: true, pid: hub.pid });
    await command.stop();
    expect(await ask(hub.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);

    hub.process.kill('SIGKILL');
    await once(hub.process, 'exit');
    const heir = await bench.start(dataDir);
    expect(heir.adopted).toBe(true);
  });

  test('a hub that dies of an uncaught error takes its server along', async () => {
    const dataDir = await bench.directory();
    const hub = await bench.startInOtherProcess(dataDir);
    hub.process.kill('SIGUSR2');
    await once(hub.process, 'exit');
    const next = await bench.start(dataDir);
    expect(next.adopted).toBe(false);
  });
});
