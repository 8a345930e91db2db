import { openDatabase, type Pool } from '../../platform/database/index.js';
import { startEmbeddedPostgres } from '../../platform/database/embedded/index.js';
import { openLog } from '../../platform/log/index.js';
import type { Configuration } from '../configuration.js';
import { migrateHub } from '../migrate.js';

/** Works on the hub's own database, migrated: the one that is configured, or the embedded one, whether or not a hub runs on it. */
export async function onOwnDatabase<Result>(
  { databaseOwnerUrl, dataDir }: Configuration,
  work: (pool: Pool, url: string) => Promise<Result>,
): Promise<Result> {
  const log = openLog('silent');
  const embedded = databaseOwnerUrl === null ? await startEmbeddedPostgres({ dataDir: `${dataDir}/postgres` }) : null;
  try {
    const url = databaseOwnerUrl ?? embedded?.url ?? '';
    await migrateHub(url, log);
    const database = await openDatabase({ url, entities: [], applicationName: 'liandong-cli', poolSize: 1, log });
    try {
      return await work(database.pool, url);
    } finally {
      await database.close();
    }
  } finally {
    await embedded?.stop();
  }
}
