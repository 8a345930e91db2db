import { Client, Pool } from 'pg';
import { startHub } from '../src/app/hub.js';
import { migrateHub } from '../src/app/migrate.js';
import { systemClock } from '../src/kernel/clock.js';
import { startEmbeddedPostgres } from '../src/platform/database/embedded/index.js';
import { openLog } from '../src/platform/log/index.js';
import { rebuildRollups } from '../src/statistics/rollups/index.js';
import { loadRecords } from './load-records.js';
import { ownUrl } from './server.js';

export interface BenchDatabase {
  readonly url: string;
  /** PostgreSQL's version, for the report. */
  readonly version: string;
  stop(): Promise<void>;
}

/** The database of that many records in the directory, loaded the first time and kept; durable like the product's own. */
export async function openBenchDatabase(
  dataDir: string,
  records: number,
  progress: (text: string) => void,
): Promise<BenchDatabase> {
  const postgres = await startEmbeddedPostgres({ dataDir: `${dataDir}/postgres` });
  const name = `bench_${records}`;
  const url = databaseUrl(postgres.url, name);
  try {
    const version = await connected(postgres.url, async (client) => {
      const { rows } = await client.query<{ comment: string | null }>(
        `SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = $1`,
        [name],
      );
      // The comment is written last: without it an earlier load was cut off.
      if (rows[0]?.comment !== 'loaded') {
        await client.query(`DROP DATABASE IF EXISTS ${name}`);
        await client.query(`CREATE DATABASE ${name}`);
        await prepare(url, dataDir, records, progress);
        await client.query(`COMMENT ON DATABASE ${name} IS 'loaded'`);
      } else {
        // One that was loaded for an earlier version goes forward, as a live system would.
        await migrateHub(url, openLog('warn'));
      }
      const answer = await client.query<{ server_version: string }>('SHOW server_version');
      return answer.rows[0]?.server_version ?? '';
    });
    return { url, version, stop: () => postgres.stop() };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function prepare(url: string, dataDir: string, records: number, progress: (text: string) => void): Promise<void> {
  const log = openLog('warn');
  await migrateHub(url, log);
  // Starting once seeds organizations, calendar and policies.
  const running = await startHub({ databaseUrl: url, dataDir, clock: systemClock, log, natsUrl: null });
  await running.close();
  await connected(url, async (client) => loadRecords(client, records, progress));
  await rebuild(url, progress);
  await connected(url, (client) => client.query('VACUUM (ANALYZE)'));
}

/** A copy of a database that nobody is connected to, for what would not leave it as it was. */
export async function copied(url: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = 'bench_copy';
  const original = new URL(url).pathname.slice(1);
  const statement = (text: string) => connected(databaseUrl(url, 'postgres'), (client) => client.query(text));
  await statement(`DROP DATABASE IF EXISTS ${name}`);
  await statement(`CREATE DATABASE ${name} TEMPLATE ${original} STRATEGY FILE_COPY`);
  return {
    url: databaseUrl(url, name),
    async drop() {
      await statement(`DROP DATABASE ${name}`);
    },
  };
}

/** Makes the rollups anew. */
export async function rebuild(url: string, progress: (text: string) => void): Promise<void> {
  progress('rollups');
  const pool = new Pool({ connectionString: url, max: 1, options: '-c TimeZone=Asia/Shanghai' });
  await rebuildRollups(pool, { clock: systemClock });
  await pool.end();
}

/** A connection for the length of some work, in the zone of the county. */
export async function connected<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: ownUrl(url, 'admin'), options: '-c TimeZone=Asia/Shanghai' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function databaseUrl(url: string, name: string): string {
  return url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);
}
