import { expect, test } from 'vitest';
import { partyClocks, stepOfParty } from '../../../../src/core/proceedings/party-clocks.js';

const at = (day: number): string => `2025-06-0${day}T09:00:00.000+08:00`;
const clock = (responsibleId: number, day = 1, name = 'reporting') => ({
  ...{ clock: name, responsibleId, startsAt: at(day) },
});

/** Who acts, and whose clock it is. */
const shown = (...given: Parameters<typeof partyClocks>) =>
  partyClocks(...given).map(({ actingId, ownId, clock: { startsAt } }) => [actingId, ownId, startsAt]);

test('each party has the clock of its name that was started last, in the order of the parties', () => {
  const clocks = [clock(2, 3), clock(1), clock(2, 1), clock(3, 1, 'conclusion')];
  expect(shown({}, [1, 2, 3], 'reporting', clocks)).toEqual([
    [1, 1, at(1)],
    [2, 2, at(3)],
  ]);
});

test('[T10] whoever succeeds a party has its clock, beside the own', () => {
  const row = { heirs: { 2: 3 } };
  expect(shown(row, [1, 3, 3], 'reporting', [clock(1), clock(2), clock(3)])).toEqual([
    [1, 1, at(1)],
    [3, 2, at(1)],
    [3, 3, at(1)],
  ]);
});

test('[T10] in what is closed everybody stands as who it was', () => {
  expect(shown({ heirs: { 2: 3 } }, [1, 2], 'reporting', [clock(1), clock(2)])).toEqual([
    [1, 1, at(1)],
    [2, 2, at(1)],
  ]);
});

test('who is a party no longer is not told of', () => {
  expect(shown({}, [1], 'reporting', [clock(1), clock(2)])).toEqual([[1, 1, at(1)]]);
});

test('[T10] a step that a party took before it ended is its own, another is that of whoever acts', () => {
  const steps = [{ organizationId: 3 }, { organizationId: 2 }];
  expect(stepOfParty({ actingId: 3, ownId: 2 }, steps)).toBe(steps[1]);
  expect(stepOfParty({ actingId: 3, ownId: 4 }, steps)).toBe(steps[0]);
  expect(stepOfParty({ actingId: 5, ownId: 4 }, steps)).toBeUndefined();
});
