import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standInFor } from '../../../../src/core/absences/index.js';

test('whoever stands in is there, whoever is away and whoever stands in for whom', () => {
  const person = fc.integer({ min: 1, max: 6 });
  fc.assert(
    fc.property(fc.array(fc.tuple(person, person)), person, (pairs, somebody) => {
      const deputies = new Map(pairs.filter(([one, other]) => one !== other));
      const standIn = standInFor(somebody, deputies);
      const reached = new Set<number>();
      for (let next = deputies.get(somebody); next !== undefined && !reached.has(next); next = deputies.get(next)) {
        reached.add(next);
      }
      const present = [...reached].filter((each) => each !== somebody && !deputies.has(each));
      // One who is there, whom the chain leads to; null where there is none: everybody on it is away.
      expect(standIn === null ? [] : [standIn]).toEqual(present);
    }),
  );
});
