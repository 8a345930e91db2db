import { query, statement, type Pool } from '../../platform/database/index.js';
import { backgroundLoop, type BackgroundLoop } from '../../platform/jobs/index.js';
import type { Logger } from '../../platform/log/index.js';

const fold = statement('fold-rollups', 'SELECT fold_rollups()');

/** Milliseconds; figures are exact at any time, folding keeps them quick. */
const gap = 1000;

/** Adds what writes have appended to the cells; -1 when another node is doing so. */
export async function foldRollups(pool: Pool): Promise<number> {
  const [row] = await query(pool, fold);
  return Number(row?.[0]);
}

/** Folds every second while the hub runs. */
export function startFolding(pool: Pool, log: Logger): BackgroundLoop {
  return backgroundLoop(
    async () => {
      await foldRollups(pool);
    },
    { name: 'rollups', gap, idle: gap, log },
  );
}
