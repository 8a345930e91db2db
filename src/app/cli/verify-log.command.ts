import { readFile } from 'node:fs/promises';
import { openSavedHeads, verifyLog } from '../../core/evidence/index.js';
import { readHead } from '../../core/feed/index.js';
import type { Configuration } from '../configuration.js';
import { showProgress } from '../progress.js';
import { WrongUse } from './exit-code.js';
import { onOwnDatabase } from './own-database.js';
import { tellResult, type ResultOptions } from './result.js';

export interface VerifyLogOptions extends ResultOptions {
  /** A copy of the published heads that somebody kept, and the public keys that were kept with it. */
  readonly heads?: string;
  readonly jwks?: string;
}

const faults = {
  CONTENT: '内容与散列不符，已被改动 (its rows hash to something else)',
  CHAIN: '与前一批不相连 (it does not follow the batch before)',
  GAP: '序号有缺 (a number is missing)',
  SIGNATURE: '与签名的链首不符，已被改写或截断 (it is not what was signed)',
} as const;

/**
 * Recomputes the hash chain of the change log and compares it with the signed heads; false when it does not hold, after naming
 * the first batch that is wrong.
 */
export async function verifyOwnLog(configuration: Configuration, options: VerifyLogOptions): Promise<boolean> {
  const copy = await savedHeads(options.heads, options.jwks);
  return onOwnDatabase(configuration, async (pool) => {
    const progress = showProgress('验证变更日志', await readHead(pool));
    const verified = await verifyLog(pool, { copy, onProgress: (seq) => progress.advance(seq) });
    progress.end();
    const { fault, endSeq, signedHeads, copiedHeads } = verified;
    const older = copy.length - copiedHeads;
    const holds = fault === null && (copy.length === 0 || copiedHeads > 0);
    const kept = copy.length === 0 ? null : { copiedHeads, older };
    tellResult(options, { holds, endSeq, signedHeads, fault, ...kept }, inWords());
    return holds;

    function inWords(): string {
      if (fault) return `变更日志有误：第${fault.fromSeq}至${fault.toSeq}条，${faults[fault.fault]}`;
      const lines = [
        `变更日志完整，验证至第${endSeq}条 (the change log holds up to ${endSeq})`,
        signedHeads === 0
          ? '还没有签名的链首，只核对了散列 (no head was signed so far: only the hashes were compared)'
          : `与${signedHeads}个签名的链首相符 (as ${signedHeads} signed heads say)`,
      ];
      if (kept) {
        lines.push(
          `与副本中${copiedHeads}个链首相符，另有${older}个早于日志的保存期限，无从核对 (as ${copiedHeads} heads of the copy say; ${older} are older than what is kept)`,
        );
      }
      return lines.join('\n');
    }
  });
}

async function savedHeads(heads: string | undefined, jwks: string | undefined) {
  if (heads === undefined && jwks === undefined) return [];
  if (heads === undefined || jwks === undefined) {
    throw new WrongUse('--heads 与 --jwks 须同时给出：副本的签名要用副本持有者自己保存的公钥验证 (give both)');
  }
  return openSavedHeads(await readFile(heads, 'utf8'), await readFile(jwks, 'utf8'));
}
