import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { existsOn, type Organization } from '../../../../src/core/organizations/organization.js';
import { actingOn, heirOn, heirsOn, predecessorsOn } from '../../../../src/core/organizations/succession.js';
import { organization } from '../../../harness/builders/organization.js';

const day = '2026-12-01';
const nothing = { itemCodes: [], townshipCodes: [] };
const matter = (itemCodes: string[], townshipCodes: string[] = []) => ({ itemCodes, townshipCodes });

describe('whoever acts for an organization', () => {
  const [one, other, rest] = [organization(1), organization(2), organization(3)];
  const divided = organization(4, {
    validTo: day,
    successor: rest,
    portions: [
      { successor: one, itemCodes: ['A'], townshipCodes: [] },
      { successor: other, itemCodes: [], townshipCodes: ['141025100'] },
    ],
  });

  test('[T10] is itself until the day before its end', () => {
    expect(heirOn(divided, matter(['A']), '2026-11-30')).toBe(divided);
  });

  test.each([
    ['an item that one has', matter(['A']), one],
    ['a township that another has', matter(['B'], ['141025100']), other],
    ['an item of one in a township of another, by the order of the portions', matter(['A'], ['141025100']), one],
    ['nothing of either', matter(['B'], ['141025101']), rest],
  ])('[T10] in %s', (_, about, heir) => {
    expect(heirOn(divided, about, day)).toBe(heir);
  });

  test('[T10] in something is each of them', () => {
    expect(heirsOn(divided, day)).toEqual([one, other, rest]);
  });
});

/** Organizations that end one after the other, each succeeded by some that come later: no two succeed each other. */
const county = fc
  .array(
    fc.record({
      ends: fc.option(fc.integer({ min: 1, max: 28 }), { nil: null }),
      successor: fc.option(fc.nat(), { nil: null }),
      portion: fc.option(fc.nat(), { nil: null }),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((plans) => {
    const all: Organization[] = [];
    for (const [place, { ends, successor, portion }] of plans.entries()) {
      const earlier = (index: number | null): Organization | null =>
        index === null || place === 0 ? null : (all[index % place] ?? null);
      const part = earlier(portion);
      all.push(
        organization(place + 1, {
          validTo: ends === null ? null : `2026-02-${String(ends).padStart(2, '0')}`,
          successor: ends === null ? null : earlier(successor),
          portions: ends === null || !part ? [] : [{ successor: part, itemCodes: ['A'], townshipCodes: [] }],
        }),
      );
    }
    return all;
  });

test('[T10] whoever acts exists on the day, is one of the heirs, and knows whom it succeeds', () => {
  const days = fc.integer({ min: 1, max: 28 }).map((number) => `2026-02-${String(number).padStart(2, '0')}`);
  fc.assert(
    fc.property(county, days, fc.constantFrom(nothing, matter(['A'])), (all, on, about) => {
      const register = { all: () => all } as never;
      for (const each of all) {
        const heir = heirOn(each, about, on);
        const heirs = heirsOn(each, on);
        expect(heirs.every((one) => existsOn(one, on))).toBe(true);
        const acting = heir === null ? [] : [heir];
        expect(heirs).toEqual(expect.arrayContaining(acting));
        const known = acting.filter((one) => one !== each).map((one) => predecessorsOn(register, one, on));
        expect(known.every((predecessors) => predecessors.includes(each))).toBe(true);
      }
      expect(all.filter((each) => existsOn(each, on)).every((each) => actingOn(each, on) === each)).toBe(true);
    }),
  );
});
