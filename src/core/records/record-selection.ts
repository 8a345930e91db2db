import type { FieldNode } from 'graphql';
import { selectionOf, typesNamed, type Selecting } from '../../platform/graphql/selection.js';
import type { CategoryRegistry, RecordCategory } from './record-category.js';
import { propertiesBehind } from './record-columns.sql.js';

/** What a document selects of records: the properties behind its fields, and the one category whose own are among them. */
export interface RecordSelection {
  readonly properties: ReadonlySet<string>;
  readonly category: RecordCategory | null;
}

/** Worked out once a document. */
const known = new WeakMap<FieldNode, RecordSelection | null>();

/** What a field of the type Node selects of a record; null when it names several categories, so that all is read. */
export function recordSelection(info: Selecting, categories: CategoryRegistry): RecordSelection | null {
  const [field] = info.fieldNodes;
  if (!field) return null;
  const cached = known.get(field);
  if (cached !== undefined) return cached;
  const types = typesNamed(info);
  const named = [...categories.values()].filter(({ typeName }) => types.has(typeName));
  const [category = null] = named;
  const properties = propertiesBehind(category, selectionOf(info).keys());
  const selection = named.length > 1 ? null : { properties, category };
  known.set(field, selection);
  return selection;
}
