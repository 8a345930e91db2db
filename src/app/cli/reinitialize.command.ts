import { reinitialize } from '../../core/feed/index.js';
import type { Configuration } from '../configuration.js';
import { onOwnDatabase } from './own-database.js';
import { tellResult, type ResultOptions } from './result.js';

/** Takes over a change log that was restored into another cluster; the hub itself refuses to start until this was done. */
export async function takeOverLog(configuration: Configuration, options: ResultOptions): Promise<void> {
  await onOwnDatabase(configuration, reinitialize);
  tellResult(options, { reinitialized: true }, '变更日志已接管：旧游标在分叉点之前仍有效 (change log reinitialized)');
}
