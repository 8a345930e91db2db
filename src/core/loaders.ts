/** One operation's batched reads: however many objects a page has, each kind of reference costs one statement. */
export interface Loaders<Scope> {
  /** What a feature's own function makes, once an operation. */
  own<Loader>(make: (scope: Scope) => Loader): Loader;
  /** The same, once for each of what it is made for: a table, a selection, a reader. */
  ownFor<Key, Loader>(key: Key, make: (scope: Scope, key: Key) => Loader): Loader;
}

/** Most operations need none or one: each loader is made when it is first asked for. */
export function openLoaders<Scope>(scope: Scope): Loaders<Scope> {
  const made = new Map<unknown, Map<unknown, unknown>>();
  const once = <Loader>(make: unknown, key: unknown, loader: () => Loader): Loader => {
    const ofMaker = made.get(make) ?? new Map<unknown, unknown>();
    if (!ofMaker.has(key)) made.set(make, ofMaker.set(key, loader()));
    return ofMaker.get(key) as Loader;
  };
  return {
    own: (make) => once(make, null, () => make(scope)),
    ownFor: (key, make) => once(make, key, () => make(scope, key)),
  };
}
