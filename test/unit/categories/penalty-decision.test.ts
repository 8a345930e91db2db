import { describe, expect, test } from 'vitest';
import {
  checkExecution,
  checkPenaltyDecision,
} from '../../../src/categories/penalty-decision/penalty-decision.rules.js';
import { heaviestKind, penaltyKinds } from '../../../src/categories/penalty-decision/penalty-kind.js';

const decision = {
  decisionNumber: '古岳综执罚决字〔2026〕12号',
  decidedOn: '2026-11-20',
  partyName: '某公司',
  partyKind: 'LEGAL_PERSON',
  violation: '占道',
  facts: '堆放材料',
  legalBasis: '条例第四十二条',
  penaltyKinds: ['FINE'],
  content: '罚款',
} satisfies Parameters<typeof checkPenaltyDecision>[0];

describe('the execution of a decision', () => {
  const refused = (...given: Parameters<typeof checkExecution>): unknown =>
    checkExecution(...given).map(({ code, rule }) => [code, rule]);

  test('[S3] executed needs its day, from the decision to today', () => {
    expect(refused('EXECUTED', '2026-11-20', '2026-11-20', '2026-11-23')).toEqual([]);
    expect(refused('EXECUTED', '2026-11-23', '2026-11-20', '2026-11-23')).toEqual([]);
    expect(refused('EXECUTED', null, '2026-11-20', '2026-11-23')).toEqual([['REQUIRED', 'S3']]);
    expect(refused('EXECUTED', '2026-11-19', '2026-11-20', '2026-11-23')).toEqual([['INVALID', 'S3']]);
    expect(refused('EXECUTED', '2026-11-24', '2026-11-20', '2026-11-23')).toEqual([['INVALID', 'S3']]);
  });

  test('[S3] not yet executed has no day; partial, compulsory and suspended may have one', () => {
    expect(refused('NOT_YET', null, '2026-11-20', '2026-11-23')).toEqual([]);
    expect(refused('NOT_YET', '2026-11-21', '2026-11-20', '2026-11-23')).toEqual([['INVALID', 'S3']]);
    for (const status of ['PARTIAL', 'COMPULSORY', 'SUSPENDED'] as const) {
      expect(refused(status, null, '2026-11-20', '2026-11-23')).toEqual([]);
      expect(refused(status, '2026-11-21', '2026-11-20', '2026-11-23')).toEqual([]);
    }
  });
});

describe('a penalty decision', () => {
  const paths = (changes: object): string[] =>
    checkPenaltyDecision({ ...decision, ...changes }, '2026-11-23').map(({ path }) => path.join('.'));

  test('[S3] decided today is accepted, tomorrow is refused', () => {
    expect(paths({ decidedOn: '2026-11-23' })).toEqual([]);
    expect(paths({ decidedOn: '2026-11-24' })).toEqual(['decidedOn']);
  });

  test('[S3] a party is known by the code of its kind', () => {
    expect(paths({ partyCode: '91141025MA0GTYRP65' })).toEqual([]);
    expect(paths({ partyKind: 'SOLE_TRADER', partyCode: '91141025MA0GTYRP65' })).toEqual([]);
    expect(paths({ partyKind: 'NATURAL_PERSON', partyCode: '11010519491231002X' })).toEqual([]);
    expect(paths({ partyKind: 'NATURAL_PERSON', partyCode: '91141025MA0GTYRP65' })).toEqual(['partyCode']);
    expect(paths({ partyCode: '11010519491231002X' })).toEqual(['partyCode']);
  });

  test('[S3] an amount needs its kind; an amount of zero does not', () => {
    expect(paths({ fineAmount: '0.00', penaltyKinds: ['WARNING'] })).toEqual([]);
    expect(paths({ fineAmount: '0.01', penaltyKinds: ['WARNING'] })).toEqual(['fineAmount']);
    expect(paths({ confiscatedAmount: '5', penaltyKinds: ['CONFISCATION'] })).toEqual([]);
    expect(paths({ confiscatedAmount: '5' })).toEqual(['confiscatedAmount']);
  });

  test('[S3] counts under the heaviest of its kinds, whatever their order', () => {
    expect(heaviestKind(['FINE'])).toBe('FINE');
    expect(heaviestKind(['FINE', 'CLOSURE_OR_INDUSTRY_BAN', 'WARNING'])).toBe('CLOSURE_OR_INDUSTRY_BAN');
    const all = Object.values(penaltyKinds);
    for (const [index, kind] of all.entries()) {
      for (const lighter of all.slice(0, index)) {
        expect([heaviestKind([kind, lighter]), heaviestKind([lighter, kind])]).toEqual([kind, kind]);
      }
    }
  });
});
