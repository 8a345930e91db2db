import { shanghaiText } from '../../../kernel/instant-text.js';
import type { Hub } from '../../../core/hub.js';
import { transactionAs } from '../../../platform/database/index.js';
import type { BatchOutcome } from './batch-outcome.js';
import { appendFaults, noteState, type ImportStatus } from './penalty-import.sql.js';

/** Counts an import's rows as they are done, where whoever waits can read it. */
export interface Tally {
  expect(rows: number, columnsLeftOut: readonly string[]): void;
  begin(status: 'CHECKING' | 'WRITING'): Promise<void>;
  /** Counts rows and keeps what is wrong with them. */
  take(outcome: BatchOutcome): Promise<void>;
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
  let leftOut: readonly string[] = [];
  const seen = new Set<string>();
  const reset = (): void => {
    [done, imported, unchanged, refused] = [0, 0, 0, 0];
    seen.clear();
  };
  const note = (endedAt?: string): Promise<void> =>
    // On a connection of its own: the writing transaction shows nothing before it commits.
    transactionAs(pool, organization, ({ executor }) =>
      noteState(executor, key, {
        ...{ status, rows, done, imported, unchanged, refused, columnsLeftOut: leftOut },
        ...(endedAt === undefined ? {} : { endedAt }),
      }),
    );
  return {
    seen,
    expect(count, columnsLeftOut) {
      [rows, leftOut] = [count, columnsLeftOut];
    },
    begin(next) {
      reset();
      status = next;
      return note();
    },
    async take(outcome) {
      done += outcome.rows;
      imported += outcome.imported;
      unchanged += outcome.unchanged;
      refused += outcome.refused.length;
      for (const number of outcome.numbers) seen.add(number);
      const room = outcome.refused.flat().slice(0, mostFaults - kept);
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
