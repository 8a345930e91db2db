import { describe, expect, test } from 'vitest';
import { elapsedHours } from '../../../src/kernel/deadline.js';
import { procedure, standstill, type ProcedureTable } from '../../../src/kernel/procedure.js';
import { waysOut } from '../../../src/kernel/procedure-ways.js';

const head = {
  states: { OPEN: '已收到', WAITING: '待补正', CLOSED: '已办结' },
  parties: { one: '甲', other: '乙' },
} as const;
const steps = {
  open: { label: '移送', rule: 'T9', by: 'other', from: null, to: 'OPEN' },
  ask: { label: '要求补正', rule: 'T11', by: 'one', from: 'OPEN', to: 'WAITING' },
  give: { label: '补正', rule: 'T9', by: 'other', from: 'WAITING', to: 'OPEN' },
  close: { label: '办结', rule: 'T11', by: 'one', from: ['OPEN', 'WAITING'], to: 'CLOSED' },
} as const;
const clock = { label: '时限', rule: 'T11', within: elapsedHours(1) };
const own = { ...clock, by: 'one', starts: ['open'], met: ['close'], standsStillIn: ['WAITING'] } as const;
const others = { ...clock, by: 'other', starts: ['ask'], met: ['give'], ended: ['close'] } as const;

const unheld = (table: ProcedureTable): string[] =>
  waysOut(table).flatMap(({ state, unheld: found }) => (found.length > 0 ? state : []));

describe('[T11] a clock that stands still in a state', () => {
  const table = procedure(head)(steps, { own, others });

  test.each([
    [null, 'OPEN', [], []],
    ['OPEN', 'WAITING', ['own'], []],
    ['WAITING', 'WAITING', [], []],
    ['WAITING', 'OPEN', [], ['own']],
    ['WAITING', 'CLOSED', [], ['own']],
  ])('from %s to %s', (from, to, stopped, goingOn) => {
    expect(standstill(table, from, to)).toEqual({ stopped, goingOn });
  });

  test('[year D7] holds nobody meanwhile: somebody else’s time runs, or the state is forgotten', () => {
    expect(unheld(table)).toEqual([]);
    expect(unheld(procedure(head)(steps, { own }))).toEqual(['WAITING']);
  });
});
