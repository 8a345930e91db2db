import type { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  checkOccurrence,
  isRegisteredLate,
  ownMoment,
  toldOccurrence,
} from '../../../../src/core/proceedings/occurrence.js';
import { procedure } from '../../../../src/kernel/procedure.js';
import { circumstances, instant } from '../../../harness/builders/deciding.js';

const table = procedure({ states: { OPEN: '办理中' }, parties: { one: '一方' } })({
  receive: { label: '签收', rule: 'T11', by: 'one', from: null, to: 'OPEN' },
  hold: { label: '召开', rule: 'U2', by: 'one', from: 'OPEN', moment: 'heldAt' },
  call: { label: '请求', rule: 'A7', by: 'one', from: null, to: 'OPEN', toldBy: 'calledAt' },
});
const nine = instant('2025-06-11T09:00:00+08:00');
const ten = instant('2025-06-11T10:00:00+08:00');
const eleven = instant('2025-06-11T11:00:00+08:00');
const request = { idempotencyKey: 'a key', occurredAt: nine, heldAt: ten, calledAt: eleven };

describe('when a step was done', () => {
  test('is told by the field that every request has, by one of its own, or by another name', () => {
    const told = (step: string) => [toldOccurrence(table, step, request), ownMoment(table, step, request)].map(text);
    expect(['receive', 'hold', 'call'].map(told)).toEqual([
      [nine.toString(), null],
      [null, ten.toString()],
      [eleven.toString(), null],
    ]);
  });

  test.each([
    ['2025-06-11T09:30:00+08:00', null],
    ['2025-06-11T09:00:00+08:00', null],
    ['2025-06-11T10:01:00+08:00', null],
    ['2025-06-11T10:01:01+08:00', '“签收”的办理时间（2025-06-11 10:01:01）不能晚于当前时间（2025-06-11 10:00:00）'],
    ['2025-06-11T08:59:59+08:00', '“签收”的办理时间（2025-06-11 08:59:59）不能早于“移送”的时间（2025-06-11 09:00:00）'],
  ])('[T11] %s, after the case was sent at nine, told at ten: %s', (at, message) => {
    const { policies } = circumstances();
    const sent = { label: '移送', rule: 'T9', at: nine };
    const refusals = checkOccurrence(instant(at), { policies, now: ten }, table.steps.receive, sent);
    expect(refusals).toEqual(message === null ? [] : [{ path: ['occurredAt'], code: 'INVALID', message, rule: 'T11' }]);
  });
});

describe('what was done elsewhere is registered in time', () => {
  test.each([
    // A Friday: the next working day is the Monday.
    ['2025-06-13T17:00:00+08:00', '2025-06-16T23:59:59+08:00', false],
    ['2025-06-13T17:00:00+08:00', '2025-06-17T00:00:00+08:00', true],
  ])('[S10] done at %s, registered at %s: late is %s', (occurredAt, takenAt, isLate) => {
    expect(isRegisteredLate({ occurredAt, takenAt }, circumstances())).toBe(isLate);
  });

  test('[S10] by the policy, which the county may change', () => {
    const patient = circumstances({ policies: { 'registration-working-days': 2 } });
    const registered = { occurredAt: '2025-06-13T17:00:00+08:00', takenAt: '2025-06-17T09:00:00+08:00' };
    expect([circumstances(), patient].map((each) => isRegisteredLate(registered, each))).toEqual([true, false]);
  });
});

function text(moment: Temporal.Instant | null): string | null {
  return moment?.toString() ?? null;
}
