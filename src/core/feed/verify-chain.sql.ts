import { query, statement, type Executor } from '../../platform/database/index.js';

/** Something wrong with the log: the batch that does not hold, and why. */
export interface LogFault {
  readonly fromSeq: number;
  readonly toSeq: number;
  /**
   * CONTENT: its rows hash to something else; CHAIN: it does not follow the batch before; GAP: a number is missing; SIGNATURE:
   * another batch was signed at this place.
   */
  readonly fault: 'CONTENT' | 'CHAIN' | 'GAP' | 'SIGNATURE';
}

export interface ChainBatch {
  readonly fromSeq: number;
  readonly toSeq: number;
  /** Hexadecimal. */
  readonly hash: string;
}

/** Some batches that hold, in order, and what is wrong with the one behind them. */
export interface ChainPage {
  readonly batches: readonly ChainBatch[];
  readonly fault: LogFault | null;
}

const pageSize = 200;

const before = statement(
  'change-log-verify-before',
  `SELECT from_seq, to_seq, encode(hash, 'hex') FROM change_batch
    WHERE from_seq <= $1 AND to_seq <= $1 ORDER BY from_seq DESC LIMIT 1`,
);

const page = statement(
  'change-log-verify',
  `SELECT from_seq, to_seq, encode(hash, 'hex'), encode(prev_hash, 'hex'),
      hash = change_batch_hash(prev_hash, from_seq, to_seq),
      to_seq - from_seq + 1 = (SELECT count(*) FROM change_position p WHERE p.seq BETWEEN from_seq AND to_seq)
    FROM change_batch WHERE from_seq > $1 ORDER BY from_seq LIMIT $2`,
);

/** The last batch that ends at a place or before it; null when none is kept. */
export async function readBatchBefore(executor: Executor, seq: number): Promise<ChainBatch | null> {
  const [row] = await query(executor, before, [seq]);
  return row ? { fromSeq: Number(row[0]), toSeq: Number(row[1]), hash: String(row[2]) } : null;
}

/**
 * Recomputes the hash chain behind a batch (null: from the earliest that is kept) to the head or to the first fault, at most
 * so many batches, in bounded memory.
 */
export async function* verifyChain(
  executor: Executor,
  previous: ChainBatch | null,
  most: number,
): AsyncGenerator<ChainPage> {
  let last = previous;
  for (let left = most; left > 0; left -= pageSize) {
    const size = Math.min(left, pageSize);
    const batches: ChainBatch[] = [];
    // The batch numbered 0 is the beginning of the chain and has no rows.
    const rows = await query(executor, page, [last?.fromSeq ?? 0, size]);
    for (const [from, to, hash, prevHash, contentHolds, isDense] of rows) {
      const batch = { fromSeq: Number(from), toSeq: Number(to), hash: String(hash) };
      const fault = faultOf(batch, last, { prevHash, contentHolds: contentHolds === 't', isDense: isDense === 't' });
      if (fault) {
        yield { batches, fault: { fromSeq: batch.fromSeq, toSeq: batch.toSeq, fault } };
        return;
      }
      batches.push(batch);
      last = batch;
    }
    if (batches.length > 0) yield { batches, fault: null };
    if (rows.length < size) return;
  }
}

interface Checks {
  readonly prevHash: string | null | undefined;
  readonly contentHolds: boolean;
  readonly isDense: boolean;
}

function faultOf(
  { fromSeq }: ChainBatch,
  last: ChainBatch | null,
  { prevHash, contentHolds, isDense }: Checks,
): LogFault['fault'] | null {
  if (last && last.toSeq + 1 !== fromSeq) return 'GAP';
  if (last && last.hash !== prevHash) return 'CHAIN';
  if (!isDense) return 'GAP';
  return contentHolds ? null : 'CONTENT';
}
