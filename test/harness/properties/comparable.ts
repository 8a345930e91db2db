export interface Answer {
  readonly data?: unknown;
  readonly errors?:
    | readonly { readonly message: string; readonly path?: readonly (string | number)[] | undefined }[]
    | undefined;
}

/** An answer for people to compare. */
export function answerText({ data = null, errors = [] }: Answer): string {
  const told = errors.map(({ message, path = null }) => JSON.stringify({ message, path })).sort();
  return JSON.stringify({ data, errors: told }, null, 1);
}

/**
 * Whether two answers give a client the same: all data in its order, and its faults, whichever of several came first. Where a
 * fault has made a place above it null, the faults of its siblings may be told or not (GraphQL, section 6.4.4: they may be
 * cancelled): of such a place both must tell one fault alike.
 */
export function sameAnswer(one: Answer, other: Answer): boolean {
  if (JSON.stringify(one.data ?? null) !== JSON.stringify(other.data ?? null)) return false;
  const [ones, others] = [faultsByPlace(one), faultsByPlace(other)];
  if (ones.size !== others.size) return false;
  return [...ones].every(([place, { faults, propagated }]) => {
    const counterpart = others.get(place);
    if (!counterpart) return false;
    const alike = faults.filter((fault) => counterpart.faults.includes(fault));
    if (propagated || counterpart.propagated) return alike.length > 0;
    return alike.length === faults.length && faults.length === counterpart.faults.length;
  });
}

interface Place {
  readonly faults: string[];
  /** Whether a fault lies below the place. */
  propagated: boolean;
}

/** Faults by the place in the data that is null because of them. */
function faultsByPlace({ data = null, errors = [] }: Answer): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const { message, path = [] } of errors) {
    const depth = nullDepth(data, path);
    const key = JSON.stringify(path.slice(0, depth));
    const place = places.get(key) ?? { faults: [], propagated: false };
    places.set(key, place);
    place.faults.push(JSON.stringify({ message, path }));
    place.propagated ||= depth < path.length;
  }
  return places;
}

function nullDepth(data: unknown, path: readonly (string | number)[]): number {
  let value = data;
  for (const [depth, step] of path.entries()) {
    if (value === null || typeof value !== 'object') return depth;
    value = (value as Record<string | number, unknown>)[step];
  }
  return path.length;
}
