import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  differingDays,
  holdingOn,
  inTheWay,
  overlap,
  setFrom,
  withRight,
  type Period,
  type Shape,
} from '../../../src/kernel/timeline.js';

interface Told extends Period {
  readonly value: number;
}

const told = (validFrom: string, validTo: string | null, value = 0): Told => ({ validFrom, validTo, value });
const [one, two] = [told('2021-01-01', '2024-01-01', 1), told('2024-01-01', null, 2)];

describe('a timeline without gaps', () => {
  test('[J21] takes a value in that holds until the next one that is known already', () => {
    expect(setFrom([one, two], told('2023-01-01', null, 3))).toEqual([
      told('2021-01-01', '2023-01-01', 1),
      told('2023-01-01', '2024-01-01', 3),
      two,
    ]);
    expect(setFrom([one, two], told('2024-01-01', null, 3))).toEqual([one, told('2024-01-01', null, 3)]);
  });

  test.each([
    ['2021-01-01', '2021-01-01'],
    ['2020-12-31', '2021-01-01'],
    ['2021-01-02', undefined],
    ['2036-01-01', undefined],
  ])('[J21] the second moved to %s meets what begins on %s', (day, other) => {
    expect(inTheWay([one, two], two, { ...two, validFrom: day }, 'withoutGaps')?.validFrom).toBe(other);
  });

  test('[J21] without one of them, the one before it holds on', () => {
    expect(withRight([one, two], two, null, 'withoutGaps')).toEqual([told('2021-01-01', null, 1)]);
  });
});

describe('periods that follow each other', () => {
  const ended = told('2019-01-01', '2020-01-01', 0);

  test('[G2] the one that ended where the wrong one began ends where the right one begins', () => {
    const right = { ...two, validFrom: '2023-06-01' };
    expect(withRight([ended, one, two], two, right, 'following')).toEqual([
      ended,
      told('2021-01-01', '2023-06-01', 1),
      right,
    ]);
    expect(withRight([ended, one, two], one, null, 'following')).toEqual([ended, two]);
  });

  test.each([
    ['2020-01-01', undefined],
    ['2019-12-31', '2019-01-01'],
    ['2024-01-01', '2024-01-01'],
  ])('[G2] the middle one moved to %s meets what begins on %s', (day, other) => {
    expect(inTheWay([ended, one, two], one, { ...one, validFrom: day }, 'following')?.validFrom).toBe(other);
  });
});

const day = fc.integer({ min: 0, max: 12 }).map((month) => `${2020 + month}-01-01`);
const period = fc
  .tuple(day, fc.option(day), fc.integer({ min: 0, max: 2 }))
  .map(([from, to, value]) => told(from, to, value));
const isPeriod = ({ validFrom, validTo }: Period): boolean => validTo === null || validFrom < validTo;

/** Made-up periods of which no two overlap, without gaps where there may be none. */
function timelineOf(periods: readonly Told[], shape: Shape): readonly Told[] {
  const apart = periods
    .filter(isPeriod)
    .reduce<Told[]>((kept, each) => (kept.some((other) => overlap(other, each)) ? kept : [...kept, each]), [])
    .sort((first, second) => (first.validFrom < second.validFrom ? -1 : 1));
  return shape === 'withoutGaps' ? apart.reduce<readonly Told[]>((kept, each) => setFrom(kept, each), []) : apart;
}

describe('any timeline', () => {
  const shapes = fc.constantFrom<Shape>('withoutGaps', 'following', 'apart');

  test('has no two periods on a day after one was put right with nothing in the way, and no gap where there may be none', () => {
    fc.assert(
      fc.property(shapes, fc.array(period, { minLength: 1 }), period, fc.nat(), (shape, periods, put, index) => {
        const timeline = timelineOf(periods, shape);
        const wrong = timeline[index % timeline.length];
        fc.pre(wrong !== undefined);
        const right = shape === 'withoutGaps' ? { ...put, validTo: wrong.validTo } : put;
        fc.pre(shape === 'withoutGaps' || isPeriod(right));
        fc.pre(inTheWay(timeline, wrong, right, shape) === undefined);
        const after = withRight(timeline, wrong, right, shape);
        expect(after.every(isPeriod)).toBe(true);
        const ends = after.map(({ validTo }) => validTo).slice(0, -1);
        const begins = after.map(({ validFrom }) => validFrom).slice(1);
        expect(ends.every((end, place) => end !== null && end <= (begins[place] ?? ''))).toBe(true);
        expect(shape === 'withoutGaps' ? [...ends, after.at(-1)?.validTo ?? null] : [...begins, null]).toEqual([
          ...begins,
          null,
        ]);
      }),
    );
  });

  test('differs from another on exactly the days on which it says something else', () => {
    const same = (first: Told, second: Told): boolean => first.value === second.value;
    fc.assert(
      fc.property(fc.array(period), fc.array(period), (some, others) => {
        const [before, after] = [timelineOf(some, 'apart'), timelineOf(others, 'apart')];
        const stretches = differingDays(before, after, same);
        for (let year = 2019; year <= 2033; year += 1) {
          const on = `${year}-06-01`;
          const differs = holdingOn(before, on)?.value !== holdingOn(after, on)?.value;
          expect([on, holdingOn(stretches, on) !== undefined]).toEqual([on, differs]);
        }
        for (const [place, { validTo }] of stretches.entries())
          expect(validTo).not.toBe(stretches[place + 1]?.validFrom);
      }),
    );
  });
});
