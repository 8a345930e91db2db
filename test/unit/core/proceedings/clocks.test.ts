import { describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { clockChanges, type StepClocks } from '../../../../src/core/proceedings/clocks.js';
import type { Procedure } from '../../../../src/core/proceedings/index.js';
import { policiesOf } from '../../../../src/core/policies/policies.js';
import { defaultPeriods } from '../../../../src/core/policies/policy-table.js';
import { workingCalendar } from '../../../../src/kernel/calendar.js';
import { elapsedHours } from '../../../../src/kernel/deadline.js';
import { procedure } from '../../../../src/kernel/procedure.js';
import { told } from '../../../harness/builders/deciding.js';

const table = procedure({
  states: { OPEN: '办理中', CLOSED: '已办结' },
  parties: { caller: '发起', called: '各单位' },
})(
  {
    call: { label: '召集', rule: 'U10', by: 'caller', from: null, to: 'OPEN' },
    report: { label: '报到', rule: 'U10', by: 'called', from: 'OPEN' },
    excuse: { label: '免予报到', rule: 'U10', by: 'caller', from: 'OPEN' },
    conclude: { label: '办结', rule: 'U10', by: 'caller', from: 'OPEN', to: 'CLOSED' },
  },
  {
    reporting: {
      label: '报到',
      rule: 'U10',
      by: 'called',
      within: elapsedHours(1),
      starts: ['call'],
      met: ['report', 'conclude'],
      ended: ['excuse'],
    },
  },
);
const nine = '2026-11-23T09:00:00+08:00';
const now = Temporal.Instant.from(nine);
const reckoning = { calendar: workingCalendar([]), policies: policiesOf(defaultPeriods) };

type Called = number | readonly number[] | null;

function changes(step: string, actorId: number, called: Called, moments: StepClocks = {}, was: Called = called) {
  const acting = { before: { caller: 1, called: was }, after: { caller: 1, called }, actorId, heirs: { 9: 4 } };
  return clockChanges({ table } as Procedure, step, 'OPEN', acting, now, moments, reckoning);
}

describe('a clock whose party is several organizations', () => {
  test('[U10] starts once for each of them, due at the same time', () => {
    const { started } = changes('call', 1, [2, 3, 4]);
    expect(started.map(({ responsibleId, due }) => [responsibleId, due.at.toString()])).toEqual([
      [2, '2026-11-23T02:00:00Z'],
      [3, '2026-11-23T02:00:00Z'],
      [4, '2026-11-23T02:00:00Z'],
    ]);
  });

  test('[D2] leaves whoever is the party no longer, and those for which it acted', () => {
    expect(changes('call', 1, 3, {}, [4, 3]).ended).toEqual([
      { clock: 'reporting', responsibleId: 4 },
      { clock: 'reporting', responsibleId: 9 },
    ]);
  });

  test('[T10] is met for whoever acts in the place of another by what it does', () => {
    expect(told(changes('report', 4, [2, 4]).met)).toEqual([
      { clock: 'reporting', at: nine, responsibleId: 4 },
      { clock: 'reporting', at: nine, responsibleId: 9 },
    ]);
  });

  test('[U10] is met for whoever acts, and for nobody else', () => {
    expect(told(changes('report', 3, [2, 3, 4]).met)).toEqual([{ clock: 'reporting', at: nine, responsibleId: 3 }]);
  });

  test('is met for all of them by somebody who is none of them', () => {
    expect(told(changes('conclude', 1, [2, 3, 4]).met)).toEqual([
      { clock: 'reporting', at: nine, responsibleId: null },
    ]);
  });

  test('starts, or is at an end, for those whom the step names', () => {
    const changed = changes('call', 1, [2, 3, 4], { startsFor: { reporting: [4] }, endedFor: { reporting: [5] } });
    expect(changed.started.map(({ responsibleId }) => responsibleId)).toEqual([4]);
    expect(changed.ended).toEqual([{ clock: 'reporting', responsibleId: 5 }]);
  });

  test('does not start where the step says so', () => {
    expect(changes('call', 1, [2, 3], { starts: { reporting: null } }).started).toEqual([]);
  });
});

describe('a clock of one organization', () => {
  test('is met whoever is that one by now: a case may have changed hands', () => {
    expect(told(changes('report', 5, 5).met)).toEqual([{ clock: 'reporting', at: nine, responsibleId: null }]);
  });

  test('does not start while nobody is that party', () => {
    expect(changes('call', 1, null).started).toEqual([]);
  });

  test('is ended by an act that makes it pointless', () => {
    const ended = [{ clock: 'reporting', responsibleId: null }];
    expect(changes('excuse', 1, 2)).toMatchObject({ started: [], met: [], ended, endsOthers: false });
  });
});
