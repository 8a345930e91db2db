import type { CellKind, TableBatches, TableColumn } from './table.js';

/** JSON Lines: an object a row, whose names are the columns' names; a piece a batch. */
export async function* jsonlTable(columns: readonly TableColumn[], batches: TableBatches): AsyncGenerator<Uint8Array> {
  const names = columns.map(({ name }, index) => `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`);
  const writers = columns.map(({ kind }) => writerOf(kind));
  for await (const batch of batches) {
    let text = '';
    for (const row of batch) {
      for (let index = 0; index < names.length; index += 1) {
        const cell = row[index] ?? null;
        text += names[index] + (cell === null ? 'null' : (writers[index]?.(cell) ?? cell));
      }
      text += '}\n';
    }
    if (text !== '') yield Buffer.from(text);
  }
}

/** Cells of these kinds are JSON already; a decimal stays text, as in the API, because a JSON number would round it. */
const ready: ReadonlySet<CellKind> = new Set(['number', 'boolean', 'list', 'parts']);

function writerOf(kind: CellKind): ((cell: string) => string) | null {
  return ready.has(kind) ? null : JSON.stringify;
}
