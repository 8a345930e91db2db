import { migrate, type MigrationProgress } from '../platform/database/index.js';
import { migrateJobs } from '../platform/jobs/index.js';
import type { Logger } from '../platform/log/index.js';
import { closeDoorsToAnalysts, endAnalystSessions } from './analysts/index.js';
import { tellMaskedTexts } from './masked-texts.sql.js';
import { migrations } from '../../migrations/index.js';

/** Brings a database up to date, whatever its age; several nodes may start at once. */
export async function migrateHub(
  url: string,
  log: Logger,
  onProgress?: (progress: MigrationProgress) => void,
): Promise<void> {
  // A transaction that has read what is to be changed would keep the migrations from changing it.
  await endAnalystSessions(url);
  const applied = await migrate({ url, migrations, log, ...(onProgress ? { onProgress } : {}) });
  if (applied.includes('Migration0045MaskCitizenNumbers')) await tellMaskedTexts(url, log);
  await migrateJobs(url);
  await closeDoorsToAnalysts(url);
}
