import { reinitialize } from '../../core/feed/index.js';
import { openDatabase } from '../../platform/database/index.js';
import { startEmbeddedPostgres } from '../../platform/database/embedded/index.js';
import { openLog } from '../../platform/log/index.js';
import type { Configuration } from '../configuration.js';
import { migrateHub } from '../migrate.js';

/** Takes over a change log that was restored into another cluster; the hub itself refuses to start until this was done. */
export async function takeOverLog({ databaseUrl, dataDir }: Configuration): Promise<void> {
  const log = openLog('silent');
  const embedded = databaseUrl === null ? await startEmbeddedPostgres({ dataDir: `${dataDir}/postgres` }) : null;
  try {
    const url = databaseUrl ?? embedded?.url ?? '';
    await migrateHub(url, log);
    const database = await openDatabase({ url, entities: [], applicationName: 'liandong-cli', poolSize: 1, log });
    try {
      await reinitialize(database.pool);
    } finally {
      await database.close();
    }
  } finally {
    await embedded?.stop();
  }
  process.stdout.write('变更日志已接管：旧游标在分叉点之前仍有效 (change log reinitialized)\n');
}
