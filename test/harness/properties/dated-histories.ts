import fc from 'fast-check';
import { expect } from 'vitest';
import type { TestHub } from '../hub/hub.js';
import type { MovingClock } from '../time/moving-clock.js';
import { takeDated, valuesOn, type DatedMechanism } from './dated-mechanisms.js';
import { modelled, type DatedStep, type ModelTimeline } from './dated-model.js';

/** The day on which all is told. */
export const today = '2026-12-01';

/** Days that have begun, and days that have not. */
const days = ['2021-05-25', '2023-01-01', '2025-01-01', today, '2027-01-01', '2028-01-01', '2030-01-01', '2036-01-01'];
const day = fc.constantFrom(...days);

/** A step on what stands when it is taken: `at` chooses one of the periods, a number beyond them none. */
interface Choice {
  readonly kind: DatedStep['kind'];
  readonly day: string;
  readonly at: number;
  readonly end: string | null | undefined;
  readonly value: string;
}

const choice: fc.Arbitrary<Choice> = fc.record({
  kind: fc.constantFrom<DatedStep['kind']>('set', 'set', 'end', 'correct', 'correct', 'cancel'),
  day,
  at: fc.integer({ min: 0, max: 4 }),
  end: fc.option(fc.option(day), { nil: undefined }),
  value: fc.integer({ min: 1, max: 9 }).map(String),
});

/** Null where the mechanism has no such step: of what holds on every day a period ends where the next begins. */
function stepOf(choice: Choice, standing: ModelTimeline, { model, start }: DatedMechanism): DatedStep | null {
  const { kind, day: chosen, at, end, value } = choice;
  const from = standing[at]?.from ?? chosen;
  if (kind === 'set') return { kind, from: chosen, value };
  if (kind === 'end') return model.end ? { kind, to: chosen } : null;
  if (kind === 'cancel') return { kind, from };
  const isEnded = end !== undefined && start.length === 0;
  return { kind, from, correctedFrom: chosen, value, ...(isEnded ? { end } : {}) };
}

/** What a model says of each of the days. */
function told(timeline: ModelTimeline): (string | null)[] {
  return days.map((on) => timeline.find(({ from, to }) => from <= on && (to === null || on < to))?.value ?? null);
}

/**
 * Whatever is told, corrected and cancelled of a fresh hub: it answers as the model does, says of each day what the model says, and what was
 * believed after each step can be read again.
 */
export async function expectHistories(hub: TestHub, clock: MovingClock, mechanism: DatedMechanism): Promise<void> {
  let standing = mechanism.start;
  let second = 0;

  /** Takes a step at a moment of its own. */
  async function take(step: DatedStep): Promise<string> {
    const at = new Date(Date.UTC(2026, 11, 1, 1, 0, (second += 1))).toISOString();
    clock.moveTo(at);
    const expected = modelled(mechanism.model, standing, step, today);
    const { userErrors, periods } = await takeDated(hub, mechanism, step);
    const outcome = userErrors.length > 0 ? 'refused' : 'done';
    // What is not there may have been put right by the same step before.
    const outcomes = expected === 'absent' ? ['refused', 'done'] : [expected === null ? 'refused' : 'done'];
    expect({ step, standing, userErrors, isExpected: outcomes.includes(outcome) }).toMatchObject({ isExpected: true });
    if (expected !== null && expected !== 'absent') {
      standing = expected;
      const answered = periods?.map((each) => mechanism.periodOf(each));
      expect([step, answered ?? standing]).toEqual([step, standing]);
    }
    expect([step, await valuesOn(hub, mechanism, days)]).toEqual([step, told(standing)]);
    return at;
  }

  await fc.assert(
    fc.asyncProperty(fc.array(choice, { minLength: 6, maxLength: 14 }), async (choices) => {
      const beliefs: { readonly at: string; readonly believed: ModelTimeline }[] = [];
      for (const chosen of choices) {
        const step = stepOf(chosen, standing, mechanism);
        if (step) beliefs.push({ at: await take(step), believed: standing });
      }
      for (const { at, believed } of beliefs) {
        expect([at, await valuesOn(hub, mechanism, days, at)]).toEqual([at, told(believed)]);
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
}
