import { shanghaiText } from '../../../kernel/instant-text.js';
import type { Hub } from '../../../core/hub.js';
import { transactionAs } from '../../../platform/database/index.js';
import { appendFaults, noteState, type ImportStatus, type RowFault } from './penalty-import.sql.js';

/** Counts an import's rows as they are done, where whoever waits can read it. */
export interface Tally {
  expect(rows: number): void;
  begin(status: 'CHECKING' | 'WRITING'): Promise<void>;
  /** Rows that are looked at, whatever came of them. */
  passed(rows: number): void;
  imported(): void;
  unchanged(): void;
  /** A row that is refused, with everything that is wrong with it. */
  refuse(faults: readonly RowFault[]): Promise<void>;
  refused(): number;
  /** Numbers that the file has named so far in this pass. */
  readonly seen: Set<string>;
  note(): Promise<void>;
  /** What was written was rolled back. */
  takeBack(): void;
  end(status: 'DONE' | 'REFUSED'): Promise<void>;
}

/** Faults that are kept; beyond them rows are only counted. */
const mostFaults = 10_000;

export function openTally({ pool, clock }: Pick<Hub, 'pool' | 'clock'>, organization: number, key: string): Tally {
  let [status, rows, kept] = ['WAITING' as ImportStatus, 0, 0];
  let [done, imported, unchanged, refused] = [0, 0, 0, 0];
  const seen = new Set<string>();
  const reset = (): void => {
    [done, imported, unchanged, refused] = [0, 0, 0, 0];
    seen.clear();
  };
  const note = (endedAt?: string): Promise<void> =>
    // On a connection of its own: the writing transaction shows nothing before it commits.
    transactionAs(pool, organization, ({ executor }) =>
      noteState(executor, key, {
        ...{ status, rows, done, imported, unchanged, refused },
        ...(endedAt === undefined ? {} : { endedAt }),
      }),
    );
  return {
    seen,
    expect: (count) => void (rows = count),
    begin(next) {
      reset();
      status = next;
      return note();
    },
    passed: (count) => void (done += count),
    imported: () => void (imported += 1),
    unchanged: () => void (unchanged += 1),
    async refuse(faults) {
      refused += 1;
      const room = faults.slice(0, mostFaults - kept);
      if (room.length === 0) return;
      const from = kept;
      kept += room.length;
      await transactionAs(pool, organization, ({ executor }) => appendFaults(executor, key, organization, from, room));
    },
    refused: () => refused,
    note: () => note(),
    takeBack() {
      [imported, unchanged] = [0, 0];
    },
    end(last) {
      status = last;
      return note(shanghaiText(clock.now()));
    },
  };
}
