import type { Executor } from '../../platform/database/index.js';
import { lockLists, writeLists, type ListAct, type ListChange, type WrittenList } from './list-change.sql.js';
import { listingsOf } from './listing.sql.js';
import type { Listing } from './listing.js';

/** The lists as they stand for some codes. */
export interface ListReading {
  /** Every department's list under a code. */
  ofCode(code: string): readonly ListChange[];
  /** A department's list under a code, empty if it has none. */
  entry(code: string, department: number): ListChange;
}

/** The same, and as they are to stand: entries see what entries before them have changed. */
export interface ListBook extends ListReading {
  change(entry: ListChange, to: Partial<Pick<ListChange, 'versions' | 'delegations'>>): void;
  /** Writes what has changed, in the transaction in which the book was opened. */
  write(act: ListAct): Promise<readonly WrittenList[]>;
}

const empty = { versions: [], delegations: [] };

/** Nobody else changes lists until the transaction ends. */
export async function openListBook(executor: Executor, codes: readonly string[]): Promise<ListBook> {
  await lockLists(executor);
  const { keep, ...reading } = readingOf(await listingsOf(executor, [...new Set(codes)]));
  const changed = new Map<string, ListChange>();
  return {
    ...reading,
    change(entry, to) {
      const after = { ...entry, ...to };
      keep(after);
      changed.set(`${entry.code} ${entry.department}`, after);
    },
    write: (act) => writeLists(executor, [...changed.values()], act),
  };
}

/** For whoever changes one thing only, under a lock of its own. */
export async function readLists(executor: Executor, code: string): Promise<ListReading> {
  return readingOf(await listingsOf(executor, [code]));
}

function readingOf(listings: readonly Listing[]) {
  const entries = new Map<string, Map<number, ListChange>>();
  const keep = (entry: ListChange): void => {
    const ofCode = entries.get(entry.code) ?? new Map<number, ListChange>();
    entries.set(entry.code, ofCode.set(entry.department, entry));
  };
  for (const listing of listings) keep({ ...listing, before: listing });
  return {
    keep,
    ofCode: (code: string) => [...(entries.get(code)?.values() ?? [])],
    entry: (code: string, department: number) =>
      entries.get(code)?.get(department) ?? { item: null, code, department, ...empty, before: empty },
  };
}
