/** A place in somebody's JSON: a JSON Pointer (RFC 6901) such as `/order/no`, or names between dots, `order.no`. */
export type Place = readonly string[];

const [longest, deepest] = [300, 20];
/** Names that JavaScript has a meaning of its own for. */
const unusable = new Set(['__proto__', 'constructor', 'prototype']);

/** What is wrong with the text of a place, in Chinese; null when nothing is. */
export function placeFault(text: string): string | null {
  if (text === '' || text === '/') return '位置不能为空';
  if (text.length > longest) return `位置至多${longest}字`;
  if (text.startsWith('/') && /~(?![01])/.test(text))
    return '位置有误：“~”须写作“~0”，名称中的“/”须写作“~1”（RFC 6901）';
  const names = readPlace(text);
  if (names.length > deepest) return `位置至多${deepest}层`;
  if (names.includes('')) return '位置有误：其中有空的名称，须如 /order/no 或 order.no';
  const [name] = names.filter((each) => unusable.has(each));
  return name === undefined ? null : `位置中不能有“${name}”`;
}

/** The names that lead to a place whose text has no fault. */
export function readPlace(text: string): Place {
  if (!text.startsWith('/')) return text.split('.');
  return text
    .slice(1)
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What stands at a place; undefined where nothing does. */
export function valueAt(json: unknown, place: Place): unknown {
  let value = json;
  for (const name of place) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}

/** JSON that has these values at these places: names that are numbers from 0 on make a list. */
export function jsonOf(values: readonly (readonly [Place, unknown])[]): unknown {
  const branches = Map.groupBy(
    values.filter(([place]) => place.length > 0),
    ([place]) => place[0] ?? '',
  );
  if (branches.size === 0) return values.at(-1)?.[1] ?? null;
  const inner = [...branches].map(
    ([name, within]) => [name, jsonOf(within.map(([place, value]) => [place.slice(1), value]))] as const,
  );
  const isList = inner.every(([name], index) => name === String(index));
  return isList ? inner.map(([, value]) => value) : Object.fromEntries(inner);
}
