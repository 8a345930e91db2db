import type { Executor } from '../../platform/database/index.js';
import { lockLists, writeLists, type ListChange } from './list-change.sql.js';
import { listingsOf } from './listing.sql.js';

/** The lists as they stand for some codes, and as they are to stand: entries see what entries before them have changed. */
export interface ListBook {
  /** Every department's list under a code. */
  ofCode(code: string): readonly ListChange[];
  /** A department's list under a code, empty if it has none. */
  entry(code: string, department: number): ListChange;
  change(entry: ListChange, to: Partial<Pick<ListChange, 'versions' | 'delegations'>>): void;
  /** Writes what has changed, in the transaction in which the book was opened. */
  write(): Promise<void>;
}

const empty = { versions: [], delegations: [] };

/** Nobody else changes lists until the transaction ends. */
export async function openListBook(executor: Executor, codes: readonly string[]): Promise<ListBook> {
  await lockLists(executor);
  const entries = new Map<string, Map<number, ListChange>>();
  const changed = new Map<string, ListChange>();
  const keep = (entry: ListChange): void => {
    const ofCode = entries.get(entry.code) ?? new Map<number, ListChange>();
    entries.set(entry.code, ofCode.set(entry.department, entry));
  };
  for (const listing of await listingsOf(executor, [...new Set(codes)])) keep({ ...listing, before: listing });
  return {
    ofCode: (code) => [...(entries.get(code)?.values() ?? [])],
    entry: (code, department) =>
      entries.get(code)?.get(department) ?? { item: null, code, department, ...empty, before: empty },
    change(entry, to) {
      const after = { ...entry, ...to };
      keep(after);
      changed.set(`${entry.code} ${entry.department}`, after);
    },
    write: () => writeLists(executor, [...changed.values()]),
  };
}
