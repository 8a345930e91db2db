import { Kind, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/** What a document comes to once every fragment stands where it is spread, as it is validated and executed. */
export interface Expansion {
  /** Nested fields, those of introspection not counted: it has bounds of its own. */
  readonly depth: number;
  readonly fields: number;
  /** Of the operation that has most. */
  readonly rootFields: number;
  /** About how many values introspection gives; 0 without it. */
  readonly introspection: number;
  /** Pairs of fields of one name in the answer that stand side by side: graphql-js compares each (section 5.3.2). */
  readonly pairs: number;
}

/** About how long the lists of introspection are, by their field's name. */
export type IntrospectionLengths = Readonly<Record<string, number>>;

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

interface Measure {
  depth: number;
  fields: number;
  rootFields: number;
  introspection: number;
  /** As `introspection`, as if it stood below `__schema`. */
  values: number;
}

/**
 * Measures a document without circular fragments. Every fragment is measured once, so it is linear in the document however
 * much that comes to: thirty fragments that each spread the next one twice are a thousand million fields. Pairs are counted by
 * walking what comes out, so only where `mostFields` bounds it; else they are told as 0.
 */
export function expansionOf(document: DocumentNode, lengths: IntrospectionLengths, mostFields: number): Expansion {
  const fragments = fragmentsOf(document);
  const known = new Map<string, Measure>();
  const total = nothing();
  const starts: SelectionSetNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    starts.push(definition.selectionSet);
    const measure = measureOf(definition.selectionSet, { fragments, lengths, known });
    const { rootFields } = total;
    add(total, measure);
    total.rootFields = Math.max(rootFields, measure.rootFields);
  }
  // What nobody spreads is validated too.
  for (const [name, { selectionSet }] of fragments) {
    if (known.has(name)) continue;
    starts.push(selectionSet);
    total.fields += measureOf(selectionSet, { fragments, lengths, known }).fields;
  }
  const pairs = total.fields > mostFields ? 0 : starts.reduce((sum, set) => sum + pairsOf([set], fragments), 0);
  return { ...total, pairs };
}

/** The names of the root fields of all operations. */
export function rootNames(document: DocumentNode): ReadonlySet<string> {
  const fragments = fragmentsOf(document);
  const names = new Set<string>();
  const visited = new Set<SelectionSetNode>();
  const visit = (set: SelectionSetNode | undefined): void => {
    if (!set || visited.has(set)) return;
    visited.add(set);
    for (const selected of set.selections) {
      if (selected.kind === Kind.FIELD) names.add(selected.name.value);
      else visit(setOf(selected, fragments));
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) visit(definition.selectionSet);
  }
  return names;
}

export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

type Selected = SelectionSetNode['selections'][number];

function setOf(selected: Exclude<Selected, FieldNode>, fragments: Fragments): SelectionSetNode | undefined {
  return selected.kind === Kind.INLINE_FRAGMENT
    ? selected.selectionSet
    : fragments.get(selected.name.value)?.selectionSet;
}

interface Scope {
  readonly fragments: Fragments;
  readonly lengths: IntrospectionLengths;
  readonly known: Map<string, Measure>;
}

function measureOf(set: SelectionSetNode | undefined, scope: Scope): Measure {
  const total = nothing();
  for (const selected of set?.selections ?? []) add(total, measureOfOne(selected, scope));
  return total;
}

function measureOfOne(selected: Selected, scope: Scope): Measure {
  if (selected.kind === Kind.INLINE_FRAGMENT) return measureOf(selected.selectionSet, scope);
  if (selected.kind === Kind.FRAGMENT_SPREAD) {
    const name = selected.name.value;
    const measure = scope.known.get(name) ?? measureOf(setOf(selected, scope.fragments), scope);
    scope.known.set(name, measure);
    return measure;
  }
  const name = selected.name.value;
  const below = measureOf(selected.selectionSet, scope);
  const introspects = name === '__schema' || name === '__type';
  return {
    depth: introspects ? 0 : 1 + below.depth,
    fields: 1 + below.fields,
    rootFields: 1,
    introspection: introspects ? 1 + below.values : below.introspection,
    values: 1 + below.values * (scope.lengths[name] ?? 1),
  };
}

function nothing(): Measure {
  return { depth: 0, fields: 0, rootFields: 0, introspection: 0, values: 0 };
}

function add(total: Measure, one: Measure): void {
  total.depth = Math.max(total.depth, one.depth);
  total.fields += one.fields;
  total.rootFields += one.rootFields;
  total.introspection += one.introspection;
  total.values += one.values;
}

/** Selections of one place in the answer, merged by name, and so on below them. */
function pairsOf(sets: readonly SelectionSetNode[], fragments: Fragments): number {
  const byName = new Map<string, FieldNode[]>();
  const collect = (set: SelectionSetNode | undefined): void => {
    for (const selected of set?.selections ?? []) {
      if (selected.kind !== Kind.FIELD) collect(setOf(selected, fragments));
      else {
        const name = selected.alias?.value ?? selected.name.value;
        const fields = byName.get(name);
        if (fields) fields.push(selected);
        else byName.set(name, [selected]);
      }
    }
  };
  sets.forEach(collect);
  let pairs = 0;
  for (const fields of byName.values()) {
    pairs += (fields.length * (fields.length - 1)) / 2;
    const below = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
    if (below.length > 0) pairs += pairsOf(below, fragments);
  }
  return pairs;
}
