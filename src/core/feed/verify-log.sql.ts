import { query, statement, type Executor } from '../../platform/database/index.js';

/** The first thing wrong with the log: the batch that does not hold, and why. */
export interface LogFault {
  readonly fromSeq: number;
  readonly toSeq: number;
  /** CONTENT: its rows hash to something else; CHAIN: it does not follow the batch before; GAP: a number is missing. */
  readonly fault: 'CONTENT' | 'CHAIN' | 'GAP';
}

const pageSize = 200;

const page = statement(
  'change-log-verify',
  `SELECT from_seq, to_seq, encode(prev_hash, 'hex'), encode(hash, 'hex'),
      from_seq = 0 OR hash = change_batch_hash(prev_hash, from_seq, to_seq),
      from_seq = 0 OR to_seq - from_seq + 1 = (SELECT count(*) FROM change_position p WHERE p.seq BETWEEN from_seq AND to_seq)
    FROM change_batch WHERE from_seq > $1 ORDER BY from_seq LIMIT ${pageSize}`,
);

/**
 * Recomputes the hash chain from the earliest batch that is kept, in bounded memory; null when it holds to the head.
 * `onProgress` hears the last number verified.
 */
export async function verifyLog(executor: Executor, onProgress?: (seq: number) => void): Promise<LogFault | null> {
  let after = -1;
  let previous: { toSeq: number; hash: string } | null = null;
  for (;;) {
    const rows = await query(executor, page, [after]);
    for (const [from, to, prevHash, hash, contentHolds, isDense] of rows) {
      const fromSeq = Number(from);
      const toSeq = Number(to);
      if (previous && previous.toSeq + 1 !== fromSeq) return { fromSeq, toSeq, fault: 'GAP' };
      if (previous && previous.hash !== prevHash) return { fromSeq, toSeq, fault: 'CHAIN' };
      if (isDense !== 't') return { fromSeq, toSeq, fault: 'GAP' };
      if (contentHolds !== 't') return { fromSeq, toSeq, fault: 'CONTENT' };
      previous = { toSeq, hash: String(hash) };
      after = fromSeq;
    }
    if (previous) onProgress?.(previous.toSeq);
    if (rows.length < pageSize) return null;
  }
}
