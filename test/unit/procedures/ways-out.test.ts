import { describe, expect, test } from 'vitest';
import { procedureFeatures } from '../../../src/app/features.js';
import { waysOut } from '../../../src/kernel/procedure-ways.js';
import { procedure, type ProcedureTable } from '../../../src/kernel/procedure.js';
import { elapsedHours } from '../../../src/kernel/deadline.js';

const procedures = procedureFeatures.map(({ procedure: each }) => [each.typeName, each] as const);

/** States of a table that nobody can bring to an end, with what is left out. */
const stuck = (table: ProcedureTable, leftOut: readonly string[] = []): string[] =>
  waysOut(table, leftOut)
    .filter(({ ends }) => ends.length === 0)
    .map(({ state }) => state);

/** States in which a procedure may stand while nobody's time runs. */
const forgotten = (table: ProcedureTable): string[] =>
  waysOut(table).flatMap(({ state, unheld }) =>
    unheld.length > 0 && table.idle?.[state] === undefined ? [state] : [],
  );

describe('[year D6] every state has a way out', () => {
  test.each(procedures)('of %s, by its own parties or the county government', (_, { table, routing }) => {
    expect(stuck(table, routing ? [routing.step] : [])).toEqual([]);
  });
});

describe('[year D7] no state is without a clock', () => {
  test.each(procedures)('of %s, whichever way it is reached, or says what holds it', (_, { table }) => {
    expect(forgotten(table)).toEqual([]);
  });

  test.each(procedures)('of %s that says what holds it has none', (_, { table }) => {
    const held = new Set(waysOut(table).flatMap(({ state, unheld }) => (unheld.length === 0 ? state : [])));
    expect(Object.keys(table.idle ?? {}).filter((state) => held.has(state))).toEqual([]);
  });
});

describe('the guard', () => {
  const steps = {
    open: { label: '登记', rule: 'T4', by: 'one', from: null, to: 'OPEN' },
    pass: { label: '移交', rule: 'T4', by: 'one', from: 'OPEN', to: 'PASSED' },
    back: { label: '退回', rule: 'T4', by: 'other', from: 'PASSED', to: 'OPEN' },
    close: { label: '办结', rule: 'T4', by: 'one', from: 'OPEN', to: 'CLOSED' },
    note: { label: '记录', rule: 'T4', by: 'one', from: 'OPEN' },
  } as const;
  const head = {
    states: { OPEN: '已登记', PASSED: '已移交', CLOSED: '已办结' },
    parties: { one: '甲', other: '乙' },
  } as const;
  const clock = (
    by: 'one' | 'other',
    starts: readonly (keyof typeof steps)[],
    met: readonly (keyof typeof steps)[],
  ) => ({
    ...{ label: '时限', rule: 'T4', by, within: elapsedHours(1), starts, met },
  });
  const whole = {
    own: clock('one', ['open', 'back'], ['pass', 'close']),
    others: clock('other', ['pass'], ['back']),
  };

  test('passes a table whose every state is held and has an end', () => {
    const table = procedure(head)(steps, whole);
    expect([stuck(table), forgotten(table)]).toEqual([[], []]);
  });

  test('finds a state that nothing leads out of', () => {
    const { back: _, ...others } = steps;
    const away = { ...others, stay: { ...steps.note, from: 'PASSED' } } as const;
    expect(stuck(procedure(head)(away))).toEqual(['PASSED']);
    expect(stuck(procedure(head)(steps), ['back'])).toEqual(['PASSED']);
  });

  test('finds a state that is reached on some way without a clock', () => {
    expect(
      forgotten(procedure(head)(steps, { own: clock('one', ['open'], ['pass', 'close']), others: whole.others })),
    ).toEqual(['OPEN']);
    expect(
      forgotten(procedure(head)(steps, { ...whole, own: clock('one', ['open', 'back'], ['note', 'pass']) })),
    ).toEqual(['OPEN']);
    expect(forgotten(procedure(head)(steps, { ...whole, own: { ...whole.own, sometimes: true } }))).toEqual(['OPEN']);
  });

  test('knows clocks that are started anew, of which one runs, and of which somebody’s still does', () => {
    const anew = { ...clock('one', ['open', 'back', 'note'], ['pass', 'close']), ended: ['note'] } as const;
    expect(forgotten(procedure(head)(steps, { ...whole, own: anew }))).toEqual([]);
    const either = {
      quick: { ...whole.own, oneOf: 'own' },
      slow: { ...clock('one', ['open'], ['pass', 'close']), oneOf: 'own' },
    };
    expect(forgotten(procedure(head)(steps, { ...either, others: whole.others }))).toEqual([]);
    const each = { ...clock('one', ['open', 'back'], ['note', 'pass', 'close']), untilLast: true } as const;
    expect(forgotten(procedure(head)(steps, { ...whole, own: each }))).toEqual([]);
  });
});
