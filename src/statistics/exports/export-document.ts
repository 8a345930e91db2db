import { parse, type DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { parseOptions } from '../../platform/graphql/limits.js';
import type { ExportColumn } from './export-columns.js';
import type { Exportable } from './exportable.js';

/** Each is the hub's own text, a few kilobytes of columns; what the executor makes of one is found again by its document. */
const documents = new LRUCache<string, DocumentNode>({ max: 50 });

/** The query behind a table: the hub's own document, with everything that callers give in its variables. */
export function exportDocument(
  { field, rows, isPaged }: Exportable,
  columns: readonly ExportColumn[],
  variables: readonly string[],
): DocumentNode {
  const wanted = new Set([...variables, ...(isPaged ? ['first', 'after'] : [])]);
  const given = field.args.filter(({ name }) => wanted.has(name));
  const declared = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const list = selection(columns.filter(({ isOfWhole }) => !isOfWhole));
  const around = columns.filter(({ isOfWhole }) => isOfWhole).map(({ name }) => name);
  const answer =
    rows === null
      ? list
      : `${rows} { ${list} } ${around.join(' ')} ${isPaged ? 'pageInfo { hasNextPage endCursor }' : ''}`;
  const source = `query Export${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`} { ${answer} } }`;
  const document = documents.get(source) ?? parse(source, parseOptions);
  documents.set(source, document);
  return document;
}

function selection(columns: readonly ExportColumn[]): string {
  const byField = new Map<string, string[]>();
  for (const { path, below: parts = [] } of columns) {
    const [outer, inner] = path;
    if (!outer) continue;
    const below = byField.get(outer.name) ?? [...parts];
    if (inner) below.push(inner.name);
    byField.set(outer.name, below);
  }
  const parts = [...byField].map(([name, below]) => (below.length > 0 ? `${name} { ${below.join(' ')} }` : name));
  // A table may be made of what stands around its rows alone; there must be something to count.
  return parts.length > 0 ? parts.join(' ') : '__typename';
}
