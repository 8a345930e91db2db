import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type {
  ExecutionEventKind,
  KeptEvent,
} from '../../../src/categories/penalty-decision/execution/execution-event.js';
import { checkCourse, checkEvent } from '../../../src/categories/penalty-decision/execution/event.rules.js';
import { executionOf, mostSurcharge } from '../../../src/categories/penalty-decision/execution/execution.rules.js';

const decidedOn = '2026-01-05';
const today = '2026-06-30';
const kinds = [
  'PAYMENT',
  'SURCHARGE',
  'PERFORMED',
  'SUSPENDED',
  'RESUMED',
  'ENFORCEMENT_APPLIED',
  'ENFORCEMENT_ACCEPTED',
  'ENFORCEMENT_DONE',
  'ENFORCEMENT_TERMINATED',
] as const;

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
const fenOf = (amount: string | null): number => Math.round(Number(amount ?? 0) * 100);

function event(kind: ExecutionEventKind, occurredOn: string, changes: Partial<KeptEvent> = {}): KeptEvent {
  const means = kind === 'ENFORCEMENT_APPLIED' ? ('COURT' as const) : null;
  return { kind, occurredOn, amount: null, instalments: [], means, note: null, isCancelled: false, ...changes };
}

const anEvent: fc.Arbitrary<KeptEvent> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    day: fc.integer({ min: 0, max: 170 }),
    fen: fc.integer({ min: 1, max: 150_000 }),
  })
  .map(({ kind, day, fen }) => {
    const on = new Date(Date.parse(decidedOn) + day * 86_400_000).toISOString().slice(0, 10);
    return event(kind, on, kind === 'PAYMENT' || kind === 'SURCHARGE' ? { amount: yuan(fen) } : {});
  });

/** What of random events is accepted one after the other, some of them cancelled later. */
function accepted(
  tried: readonly KeptEvent[],
  cancelled: readonly number[],
  decision: Parameters<typeof checkCourse>[3],
): KeptEvent[] {
  let events: KeptEvent[] = [];
  const take = (index: number, one: KeptEvent): void => {
    const after = events.toSpliced(index, 1, one);
    const isWellFormed = one.isCancelled || checkEvent(one, decision, today).length === 0;
    if (isWellFormed && checkCourse(events, after, index, decision).length === 0) events = after;
  };
  for (const one of tried) take(events.length, one);
  for (const place of cancelled) {
    const index = events.length === 0 ? -1 : place % events.length;
    const standing = events[index];
    if (standing) take(index, { ...standing, isCancelled: true });
  }
  return events;
}

describe('[S3] how far a decision is executed', () => {
  test('agrees with what happened, to the fen, after any history', () => {
    fc.assert(
      fc.property(
        fc.array(anEvent, { maxLength: 30 }),
        fc.array(fc.nat(), { maxLength: 6 }),
        fc.integer({ min: 0, max: 200_000 }),
        fc.boolean(),
        (tried, cancelled, fineFen, asksForMore) => {
          const decision = {
            ...{ fine: yuan(fineFen), decidedOn, standing: 'IN_FORCE' },
            penaltyKinds: asksForMore ? (['FINE', 'CONFISCATION'] as const) : (['FINE'] as const),
          };
          const events = accepted(tried, cancelled, decision);
          const { status, executedOn, paid, surcharge, outstanding } = executionOf(events, decision);
          const counting = events.filter(({ isCancelled }) => !isCancelled);
          const sum = (kind: string): number =>
            counting.reduce((total, each) => total + (each.kind === kind ? fenOf(each.amount) : 0), 0);
          const owed = fineFen + sum('SURCHARGE');
          expect([paid, surcharge, outstanding]).toEqual(
            [sum('PAYMENT'), sum('SURCHARGE'), owed - sum('PAYMENT')].map(yuan),
          );
          expect(sum('SURCHARGE')).toBeLessThanOrEqual(fineFen);
          const has = (...wanted: string[]): boolean => counting.some(({ kind }) => wanted.includes(kind));
          const isPerformed = has('PERFORMED', 'ENFORCEMENT_DONE');
          const isExecuted = owed === sum('PAYMENT') && (isPerformed || (has('PAYMENT') && !asksForMore));
          expect(status === 'EXECUTED').toBe(isExecuted);
          expect(executedOn !== null).toBe(isExecuted);
          if (isExecuted) return;
          const count = (kind: string): number => counting.filter((each) => each.kind === kind).length;
          const isSuspended = count('SUSPENDED') > count('RESUMED');
          const isEnforced = count('ENFORCEMENT_APPLIED') > count('ENFORCEMENT_DONE') + count('ENFORCEMENT_TERMINATED');
          const begun = has('PAYMENT') || isPerformed ? 'PARTIAL' : 'NOT_YET';
          expect(status).toBe(isSuspended ? 'SUSPENDED' : isEnforced ? 'COMPULSORY' : begun);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('counts nothing as owed that a review took off, and nothing as paid too much', () => {
    const events = [event('PAYMENT', '2026-02-01', { amount: '1500.00' })];
    const before = { fine: '2000.00', penaltyKinds: ['FINE'] as const };
    expect(executionOf(events, before)).toMatchObject({ status: 'PARTIAL', outstanding: '500.00' });
    expect(executionOf(events, { ...before, fine: '1000.00' })).toMatchObject({
      status: 'EXECUTED',
      outstanding: '0.00',
      paid: '1500.00',
    });
  });
});

const decision = { fine: '2000.00', penaltyKinds: ['FINE'] as const, decidedOn, standing: 'IN_FORCE' };
const told = (events: readonly KeptEvent[], one: KeptEvent) =>
  [...checkEvent(one, decision, today), ...checkCourse(events, [...events, one], events.length, decision)].map(
    ({ path, code, rule }) => `${path.join('.')} ${code} ${String(rule)}`,
  );
const plan = (...amounts: string[]) => ({
  instalments: amounts.map((amount, index) => ({ dueOn: `2026-0${index + 4}-01`, amount })),
});

describe('[S3] an event is refused', () => {
  const paid = event('PAYMENT', '2026-02-01', { amount: '500.00' });
  const applied = event('ENFORCEMENT_APPLIED', '2026-03-01');
  test.each<[string, readonly KeptEvent[], KeptEvent, string]>([
    ['in the future', [], event('PERFORMED', '2026-07-01'), 'occurredOn INVALID S3'],
    ['before the decision', [], event('PERFORMED', '2026-01-04'), 'occurredOn INVALID S3'],
    ['that pays more than is owed', [paid], event('PAYMENT', '2026-03-01', { amount: '1500.01' }), 'amount INVALID S3'],
    ['without its amount', [], event('PAYMENT', '2026-02-01'), 'amount REQUIRED S3'],
    ['of nothing', [], event('PAYMENT', '2026-02-01', { amount: '0.00' }), 'amount INVALID S3'],
    [
      'with an amount that is none of its',
      [],
      event('PERFORMED', '2026-02-01', { amount: '1.00' }),
      'amount INVALID S3',
    ],
    [
      'whose instalments do not sum up',
      [paid],
      event('INSTALMENTS', '2026-03-01', plan('700.00', '799.99')),
      'instalments INVALID S3',
    ],
    ['without its instalments', [], event('INSTALMENTS', '2026-03-01'), 'instalments REQUIRED S3'],
    [
      'whose instalments go back',
      [],
      event('INSTALMENTS', '2026-05-01', plan('2000.00')),
      'instalments.0.dueOn INVALID S3',
    ],
    [
      'with a surcharge while there is time to pay',
      [],
      event('SURCHARGE', '2026-01-20', { amount: '1.00' }),
      'amount INVALID S3',
    ],
    [
      'with a surcharge of more than 3 % a day',
      [],
      event('SURCHARGE', '2026-01-21', { amount: '60.01' }),
      'amount INVALID S3',
    ],
    [
      'with a surcharge above the fine',
      [],
      event('SURCHARGE', '2026-06-01', { amount: '2000.01' }),
      'amount INVALID S3',
    ],
    ['that accepts what nobody applied for', [], event('ENFORCEMENT_ACCEPTED', '2026-03-01'), 'kind WRONG_STATE S3'],
    ['that is applied for twice', [applied], event('ENFORCEMENT_APPLIED', '2026-03-02'), 'kind WRONG_STATE S3'],
    ['that is done without the court', [applied], event('ENFORCEMENT_DONE', '2026-03-02'), 'kind WRONG_STATE S3'],
    ['without its way', [], event('ENFORCEMENT_APPLIED', '2026-03-02', { means: null }), 'means REQUIRED S3'],
    ['that resumes what goes on', [], event('RESUMED', '2026-03-02'), 'kind WRONG_STATE S3'],
  ])('%s', (_, events, one, refusal) => {
    expect(told(events, one)).toContain(refusal);
  });

  test('and taken where it is right: instalments of what is left, all that is owed, three per cent for a day', () => {
    expect(told([paid], event('INSTALMENTS', '2026-03-01', plan('700.00', '800.00')))).toEqual([]);
    expect(told([paid], event('PAYMENT', '2026-03-01', { amount: '1500.00' }))).toEqual([]);
    expect(told([], event('SURCHARGE', '2026-01-21', { amount: '60.00' }))).toEqual([]);
    expect([
      mostSurcharge('2000.00', decidedOn, '2026-01-20'),
      mostSurcharge('2000.00', decidedOn, '2026-06-01'),
    ]).toEqual(['0.00', '2000.00']);
  });
});
