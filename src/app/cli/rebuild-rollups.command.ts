import { systemClock } from '../../kernel/clock.js';
import { rebuildRollups } from '../../statistics/rollups/index.js';
import type { Configuration } from '../configuration.js';
import { shownOnce } from '../progress.js';
import { onOwnDatabase } from './own-database.js';
import { tellResult, type ResultOptions } from './result.js';

/** Makes the rollups of the figures anew from the tables; a hub may run on the database meanwhile. */
export async function rebuildOwnRollups(configuration: Configuration, options: ResultOptions): Promise<void> {
  await onOwnDatabase(configuration, (pool) =>
    rebuildRollups(pool, { clock: systemClock, onProgress: shownOnce('重建统计汇总') }),
  );
  tellResult(options, { rebuilt: true }, '统计汇总已重建 (the rollups are rebuilt)');
}
