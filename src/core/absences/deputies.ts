/**
 * Who stands in for somebody, by who stands in for whom on a day: whoever is there at the end of the chain. Null for somebody who is there, and
 * where all of a circle are away: then they are told themselves, so that somebody is.
 */
export function standInFor(somebody: number, deputies: ReadonlyMap<number, number>): number | null {
  const passed = new Set([somebody]);
  let present = deputies.get(somebody);
  while (present !== undefined && deputies.has(present)) {
    if (passed.has(present)) return null;
    passed.add(present);
    present = deputies.get(present);
  }
  return present === undefined || present === somebody ? null : present;
}
