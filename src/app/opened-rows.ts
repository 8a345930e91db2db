import type { Hub } from '../core/hub.js';
import type { Viewer } from '../core/identity/index.js';
import { recordIds } from '../core/records/index.js';
import type { TableColumn, TableRow } from '../platform/tables/index.js';

/** Rows of an export that count as opened: more at a time nobody reads one by one. */
const most = 10_000;

/**
 * Whoever takes records or proceedings away in a file has opened them: the first ten thousand rows of an export that has their ids. Unlike a
 * page of a list a file stays with whoever took it.
 */
export function openedRows(
  hub: Hub,
  viewer: Viewer,
  columns: readonly TableColumn[],
): (rows: readonly TableRow[]) => void {
  const place = columns.findIndex(({ name }) => name === 'id');
  const kinds = [recordIds, ...[...hub.procedures.values()].map(({ ids }) => ids)];
  let left = place < 0 ? 0 : most;
  return (rows) => {
    if (left <= 0) return;
    for (const row of rows.slice(0, left)) {
      const id = row[place] ?? '';
      const key = kinds.find(({ prefix }) => id.startsWith(prefix))?.keyOf(id);
      if (key) hub.readings.opened(viewer, key);
    }
    left -= rows.length;
  };
}
