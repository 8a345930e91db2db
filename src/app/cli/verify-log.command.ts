import { readHead, verifyLog } from '../../core/feed/index.js';
import type { Configuration } from '../configuration.js';
import { showProgress } from '../progress.js';
import { onOwnDatabase } from './own-database.js';

const faults = {
  CONTENT: '内容与散列不符，已被改动 (its rows hash to something else)',
  CHAIN: '与前一批不相连 (it does not follow the batch before)',
  GAP: '序号有缺 (a number is missing)',
} as const;

/** Recomputes the hash chain of the change log; false when it does not hold, after naming the first batch that is wrong. */
export async function verifyOwnLog(configuration: Configuration): Promise<boolean> {
  return onOwnDatabase(configuration, async (pool) => {
    const progress = showProgress('验证变更日志', await readHead(pool));
    let verified = 0;
    const fault = await verifyLog(pool, (seq) => {
      verified = seq;
      progress.advance(seq);
    });
    progress.end();
    if (!fault) {
      process.stdout.write(`变更日志完整，验证至第${verified}条 (the change log holds up to ${verified})\n`);
      return true;
    }
    process.stdout.write(`变更日志有误：第${fault.fromSeq}至${fault.toSeq}条，${faults[fault.fault]}\n`);
    return false;
  });
}
