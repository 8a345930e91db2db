import { Temporal } from 'temporal-polyfill';

/**
 * Whether two coerced inputs say the same. Instants are the same moment whatever their zone was; a field that was left out is
 * not one that was given as null.
 */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one instanceof Temporal.Instant || other instanceof Temporal.Instant) {
    return one instanceof Temporal.Instant && other instanceof Temporal.Instant && one.equals(other);
  }
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((element, index) => sameValue(element, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return Object.is(one, other);
  const fields = new Map(given(other));
  const own = given(one);
  return (
    own.length === fields.size && own.every(([name, value]) => fields.has(name) && sameValue(value, fields.get(name)))
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Instances of input classes have fields that were never given, as undefined. */
function given(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, content]) => content !== undefined);
}
