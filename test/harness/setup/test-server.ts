import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { migrateHub } from '../../../src/app/migrate.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../src/platform/database/embedded/index.js';
import { clusterProcesses, signalTo } from '../../../src/platform/database/embedded/postmaster.js';
import { openLog } from '../../../src/platform/log/index.js';

const directoryName = /^liandong-test-(\d+)-/;

/**
 * The PostgreSQL that the tests of a run share is held by its main process and started when the first of them asks for it, so that unit
 * tests alone start nothing. A test connects to `LIANDONG_TEST_SERVER` (a loopback port) and reads `{url}` or `{error}`. The database behind
 * `url` is migrated and nobody is connected to it, so that it can serve as a template.
 */
export async function openTestServer(): Promise<() => Promise<void>> {
  let started: Promise<Started> | undefined;
  const server = createServer((socket) => {
    socket.on('error', () => undefined); // the asking worker is gone
    (started ??= start()).then(
      ({ postgres: { url } }) => socket.end(JSON.stringify({ url })),
      (error: unknown) => socket.end(JSON.stringify({ error: String(error) })),
    );
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const address = server.address();
  process.env['LIANDONG_TEST_SERVER'] = String(typeof address === 'object' ? address?.port : '');
  // Only a process that exits by itself takes its PostgreSQL along; one that a signal ends does not.
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  return async () => {
    server.close();
    await started?.then(stop, () => undefined);
  };
}

interface Started {
  readonly postgres: EmbeddedPostgres;
  readonly directory: string;
}

async function start(): Promise<Started> {
  await sweep();
  const directory = await mkdtemp(join(tmpdir(), `liandong-test-${process.pid}-`));
  const postgres = await startEmbeddedPostgres({ dataDir: directory, durable: false }).catch(async (error: unknown) => {
    await rm(directory, { recursive: true, force: true });
    throw error;
  });
  try {
    await migrateHub(postgres.url, openLog('silent'));
    return { postgres, directory };
  } catch (error) {
    await stop({ postgres, directory });
    throw error;
  }
}

async function stop({ postgres, directory }: Started): Promise<void> {
  await postgres.stop();
  // Below a TMPDIR that the server's account cannot enter, the launcher has put the cluster elsewhere.
  for (const path of [directory, dirname(postgres.dataDir)]) await rm(path, { recursive: true, force: true });
}

/** Ends and removes what runs left behind that were killed. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(directoryName.exec(name)?.[1]);
    if (!pid || signalTo(pid, 0)) continue;
    const directory = join(tmpdir(), name);
    for (const left of await clusterProcesses(join(directory, 'cluster'))) signalTo(left, 'SIGKILL');
    await rm(directory, { recursive: true, force: true });
  }
}
