import { describe, expect, test } from 'vitest';
import {
  amountAfter,
  checkReview,
  isSameDocument,
  standingAfter,
} from '../../../src/categories/penalty-decision/review/decision-review.rules.js';
import type { DecisionReview } from '../../../src/categories/penalty-decision/review/decision-review.js';

const review: DecisionReview = {
  reviewer: 'RECONSIDERATION',
  outcome: 'SET_ASIDE',
  documentNumber: '古政复决字〔2026〕3号',
  decidedOn: '2026-12-01',
  summary: '撤销',
};

describe('[S3] a review', () => {
  test.each([
    [{}, []],
    [{ decidedOn: '2026-10-12' }, []],
    [{ decidedOn: '2026-12-31' }, []],
    [{ decidedOn: '2027-01-01' }, ['decidedOn 作出日期（2027-01-01）不能晚于今日（2026-12-31）']],
    [{ decidedOn: '2026-10-11' }, ['decidedOn 作出日期（2026-10-11）不能早于处罚决定日期（2026-10-12）']],
    [{ documentNumber: ' ' }, ['documentNumber 须填写复议决定书或裁判文书的文号']],
    [{ summary: '' }, ['summary 须写明结论']],
    [{ outcome: 'CHANGED' as const, fineAmount: '1000', confiscatedAmount: '0' }, []],
    [{ outcome: 'PARTLY_SET_ASIDE' as const, fineAmount: '1000.5' }, []],
    [{ fineAmount: '0' }, ['fineAmount 只有变更、部分撤销的可以填写变更后的金额']],
    [
      { outcome: 'UPHELD' as const, confiscatedAmount: '1' },
      ['confiscatedAmount 只有变更、部分撤销的可以填写变更后的金额'],
    ],
  ])('%o', (changes, expected) => {
    const refusals = checkReview({ ...review, ...changes }, { decidedOn: '2026-10-12' }, '2026-12-31');
    expect(refusals.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual(expected);
    expect(refusals.every(({ rule }) => rule === 'S3')).toBe(true);
  });

  test('is the same document by its reviewer and number, however the number is written', () => {
    expect(isSameDocument(review, { ...review, documentNumber: '古政复决字[2026]第03号', outcome: 'UPHELD' })).toBe(
      true,
    );
    expect(isSameDocument(review, { ...review, documentNumber: '古政复决字〔2026〕4号' })).toBe(false);
    expect(isSameDocument(review, { ...review, reviewer: 'COURT' })).toBe(false);
  });

  test.each([
    [[], 'IN_FORCE'],
    [[['2026-12-01', 'UPHELD']], 'IN_FORCE'],
    [
      [
        ['2026-12-01', 'CHANGED'],
        ['2027-03-01', 'UPHELD'],
      ],
      'CHANGED',
    ],
    [
      [
        ['2026-12-01', 'UPHELD'],
        ['2027-03-01', 'SET_ASIDE'],
      ],
      'SET_ASIDE',
    ],
    // Recorded in another order than they were made.
    [
      [
        ['2027-03-01', 'PARTLY_SET_ASIDE'],
        ['2026-12-01', 'CHANGED'],
      ],
      'PARTLY_SET_ASIDE',
    ],
    // Of one day the one recorded last.
    [
      [
        ['2026-12-01', 'FOUND_VOID'],
        ['2026-12-01', 'FOUND_UNLAWFUL'],
      ],
      'FOUND_UNLAWFUL',
    ],
  ] as const)('leaves the decision as its latest review made it: %o gives %s', (made, standing) => {
    expect(standingAfter(made.map(([decidedOn, outcome]) => ({ ...review, decidedOn, outcome })))).toBe(standing);
  });

  test.each([
    [[], null],
    [[['2026-12-01', 'CHANGED', '1000']], '1000.00'],
    // A change that says nothing of the fine leaves it as the one before has.
    [
      [
        ['2026-12-01', 'CHANGED', '1000'],
        ['2027-03-01', 'PARTLY_SET_ASIDE', null],
      ],
      '1000.00',
    ],
    // Recorded in another order than they were made.
    [
      [
        ['2027-03-01', 'CHANGED', '0'],
        ['2026-12-01', 'CHANGED', '1000'],
      ],
      '0.00',
    ],
    [
      [
        ['2026-12-01', 'CHANGED', '1000'],
        ['2027-03-01', 'UPHELD', null],
      ],
      '1000.00',
    ],
  ] as const)('leaves the amount that the latest change tells: %o gives %s', (made, amount) => {
    const reviews = made.map(([decidedOn, outcome, fineAmount]): DecisionReview => ({
      ...review,
      decidedOn,
      outcome,
      fineAmount,
    }));
    expect(amountAfter(reviews, 'fineAmount')).toBe(amount);
    expect(amountAfter(reviews, 'confiscatedAmount')).toBeNull();
  });
});
