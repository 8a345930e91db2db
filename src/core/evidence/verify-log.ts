import type { Executor } from '../../platform/database/index.js';
import { readBatchBefore, readHead, verifyChain, type ChainBatch, type LogFault } from '../feed/index.js';
import {
  readHeadBeyondEnd,
  readHeadsBetween,
  readLogId,
  readSignerKeys,
  type HeadSignature,
} from './head-signature.sql.js';
import { openSignedHead, type HeadStatement, type KeySet } from './signed-head.js';

/** How far the change log holds. */
export interface LogVerification {
  /** The first thing that is wrong; null when all that was looked at holds. */
  readonly fault: LogFault | null;
  /** Last number of the last batch that holds, and its hash; null when there is none. */
  readonly endSeq: number;
  readonly endHash: string | null;
  /** Whether batches follow that were not looked at. */
  readonly hasMore: boolean;
  readonly verifiedBatches: number;
  /** How many signed heads the batches were compared with, the hub's own ones and those of the copy. */
  readonly signedHeads: number;
  readonly copiedHeads: number;
}

export interface VerifyOptions {
  /** From behind the batch that ends here. */
  readonly after?: number;
  /** At most so many batches. */
  readonly batches?: number;
  /** Looks at no further page of batches after so many milliseconds. */
  readonly patience?: number;
  /** Heads that somebody else kept and vouches for. */
  readonly copy?: readonly HeadStatement[];
  /** Hears the last number verified. */
  readonly onProgress?: (seq: number) => void;
}

/** What a batch must be according to a signed head; a hash that no batch has when the signature itself is wrong. */
interface Claim {
  readonly seq: number;
  readonly hash: string;
}

/**
 * Recomputes the hash chain and compares it with every signed head. A log that was rewritten whole, chain included, no longer
 * fits what was signed; whoever could also replace the signatures in this database cannot replace the copies of others.
 */
export async function verifyLog(executor: Executor, options: VerifyOptions = {}): Promise<LogVerification> {
  const { after = 0, batches: most = Number.MAX_SAFE_INTEGER, patience = Infinity, onProgress } = options;
  const logId = await readLogId(executor);
  const keys = await readSignerKeys(executor);
  const copied = (options.copy ?? []).map((head) => claimOf(head, logId));
  const deadline = performance.now() + patience;
  let last: ChainBatch | null = await readBatchBefore(executor, after);
  const counts = { verifiedBatches: 0, signedHeads: 0, copiedHeads: 0 };
  const result = (fault: LogFault | null, hasMore: boolean): LogVerification => ({
    fault,
    endSeq: last?.toSeq ?? after,
    endHash: last?.hash ?? null,
    hasMore,
    ...counts,
  });

  for await (const page of verifyChain(executor, last, most)) {
    const [first] = page.batches;
    const until = page.batches.at(-1)?.toSeq ?? 0;
    if (first) {
      const stored = await readHeadsBetween(executor, first.fromSeq, until);
      const own = await Promise.all(stored.map((head) => storedClaim(head, keys, logId)));
      const others = copied.filter(({ seq }) => seq >= first.fromSeq && seq <= until);
      const broken = firstBroken(page.batches, [...own, ...others]);
      if (broken) {
        last = page.batches.findLast(({ toSeq }) => toSeq < broken.fromSeq) ?? last;
        return result(broken, false);
      }
      counts.verifiedBatches += page.batches.length;
      counts.signedHeads += own.length;
      counts.copiedHeads += others.length;
    }
    last = page.batches.at(-1) ?? last;
    onProgress?.(last?.toSeq ?? 0);
    if (page.fault) return result(page.fault, false);
    if (performance.now() > deadline) break;
  }
  const head = await readHead(executor);
  if (head > (last?.toSeq ?? after)) return result(null, true);
  return result(await cutOff(executor, copied, head), false);
}

function claimOf(head: HeadStatement, logId: number): Claim {
  return { seq: head.seq, hash: head.logId === logId ? head.hash : 'of another log' };
}

/** A row that its own signature does not bear out claims nothing that could hold. */
async function storedClaim({ seq, hash, jws }: HeadSignature, keys: KeySet, logId: number): Promise<Claim> {
  const signed = await openSignedHead(jws, keys);
  const holds = signed?.seq === seq && signed.hash === hash && signed.logId === logId;
  return { seq, hash: holds ? hash : 'not signed' };
}

/** The first batch that is not what was signed. The hash covers the numbers too, so batches cut otherwise do not pass. */
function firstBroken(batches: readonly ChainBatch[], claims: readonly Claim[]): LogFault | null {
  const wrong = new Set<ChainBatch>();
  for (const { seq, hash } of claims) {
    const batch = batches.find(({ toSeq }) => toSeq >= seq);
    if (batch && batch.hash !== hash) wrong.add(batch);
  }
  const first = batches.find((batch) => wrong.has(batch));
  return first ? { fromSeq: first.fromSeq, toSeq: first.toSeq, fault: 'SIGNATURE' } : null;
}

/** A signed place beyond the end: the log was cut off. */
async function cutOff(executor: Executor, copied: readonly Claim[], head: number): Promise<LogFault | null> {
  const own = await readHeadBeyondEnd(executor);
  const beyond = [...(own === null ? [] : [own]), ...copied.map(({ seq }) => seq).filter((seq) => seq > head)];
  if (beyond.length === 0) return null;
  const seq = Math.min(...beyond);
  return { fromSeq: seq, toSeq: seq, fault: 'SIGNATURE' };
}
