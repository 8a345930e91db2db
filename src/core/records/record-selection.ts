import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { selectionOf, typesNamed } from '../../platform/graphql/selection.js';
import type { CategoryRegistry, RecordCategory } from './record-category.js';

/** What a document selects of records: fields, and the one category whose own fields are among them. */
export interface RecordSelection {
  readonly fields: ReadonlySet<string>;
  readonly category: RecordCategory | null;
}

/** Worked out once a document. */
const known = new WeakMap<FieldNode, RecordSelection | null>();

/** What a field of the type Node selects of a record; null when it names several categories, so that all is read. */
export function recordSelection(info: GraphQLResolveInfo, categories: CategoryRegistry): RecordSelection | null {
  const [field] = info.fieldNodes;
  if (!field) return null;
  const cached = known.get(field);
  if (cached !== undefined) return cached;
  const types = typesNamed(info);
  const named = [...categories.values()].filter(({ typeName }) => types.has(typeName));
  const [category = null] = named;
  const selected = [...selectionOf(info).keys()];
  const fields = new Set(selected.flatMap((name) => [name, ...(category?.columnsBehind[name] ?? [])]));
  const selection = named.length > 1 ? null : { fields, category };
  known.set(field, selection);
  return selection;
}
