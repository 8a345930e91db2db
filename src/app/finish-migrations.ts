import { fillParties } from '../categories/penalty-decision/index.js';
import type { Hub } from '../core/hub.js';
import { fillSearch } from '../core/search/index.js';
import { sealPlaintext } from '../core/records/index.js';
import { lookUpComplainants, retellEarlier } from '../procedures/complaint/index.js';
import { rebuildRollups } from '../statistics/rollups/index.js';
import { shownOnce, type Progress } from './progress.js';

/**
 * What migrations leave to a hub, which has the keys and the clock for it. Each start looks whether there is some: an earlier version
 * may have worked beside a later one. A bar appears when there is.
 */
export async function finishMigrations(
  hub: Hub,
  showProgress?: (title: string, total: number) => Progress,
): Promise<void> {
  const { pool, sealing, categories, clock } = hub;
  const progressOf = (title: string) => (showProgress ? shownOnce(title, showProgress) : () => undefined);
  await sealPlaintext(pool, sealing, categories, progressOf('加密个人信息'));
  await fillSearch(hub, progressOf('建立检索'));
  await fillParties(pool);
  await retellEarlier(hub);
  await lookUpComplainants(hub);
  await rebuildRollups(pool, { clock, onlyOnce: true, onProgress: progressOf('汇总统计数据') });
}
