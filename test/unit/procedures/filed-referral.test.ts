import { describe, expect, test } from 'vitest';
import { reportOutcome } from '../../../src/procedures/criminal-referral/after-filing.js';
import type { FiledOutcome } from '../../../src/procedures/criminal-referral/criminal-referral.js';
import { handOverObjects, signObjects } from '../../../src/procedures/criminal-referral/hand-over-objects.js';
import { deciding, keyOf, morning, outcomeOf, refusalsIn, told } from '../../harness/builders/deciding.js';

const criminalReferralId = 'crf_1';
const nothing = {
  filedOn: '2025-06-02',
  transferredOn: null,
  caseWithdrawnOn: null,
  indictedOn: null,
  notProsecutedOn: null,
  judgedOn: null,
};

describe('what becomes of a case that was filed', () => {
  const report = (outcome: FiledOutcome, on: string | null = null, row: object = {}) =>
    reportOutcome(deciding({ ...nothing, ...row }, { criminalReferralId, outcome, on, detail: '说明' }));

  test.each<[FiledOutcome, object]>([
    ['CASE_WITHDRAWN', { set: { caseWithdrawnOn: '2025-06-11', outcomeDetail: '说明' }, also: true }],
    ['INDICTED', { set: { indictedOn: '2025-06-11', outcomeDetail: '说明' } }],
    ['NOT_PROSECUTED', { set: { notProsecutedOn: '2025-06-11', outcomeDetail: '说明' }, also: true }],
    ['JUDGED', { set: { judgedOn: '2025-06-11', outcomeDetail: '说明' } }],
  ])('[X2] [X3] %s is kept with its day; where it is no crime the case is cleared', (outcome, expected) => {
    expect(told(report(outcome))).toEqual(expected);
  });

  test('[X2] goes with its file to the procuratorate', () => {
    expect(told(report('TRANSFERRED', '2025-06-10'))).toEqual({
      set: { transferredOn: '2025-06-10', outcomeDetail: '说明', procuratorateId: keyOf('jcy') },
      also: true,
    });
  });

  test.each([
    ['2025-06-01', {}, ['on INVALID X2']],
    ['2025-06-02', {}, []],
    ['2025-06-12', {}, ['on INVALID X2']],
    ['2025-06-08', { transferredOn: '2025-06-09' }, ['on INVALID X2']],
    ['2025-06-09', { transferredOn: '2025-06-09' }, []],
    ['2025-01-01', { filedOn: null }, []],
  ])('[X2] on %s after %j is refused %j', (on, row, expected) => {
    expect(refusalsIn(report('INDICTED', on, row))).toEqual(expected);
  });
});

describe('objects', () => {
  const none = { objectsHandedAt: null, objectsSignedAt: null };
  const waiting = { objectsHandedAt: morning, objectsSignedAt: null };
  const signed = { objectsHandedAt: morning, objectsSignedAt: morning };
  const machine = { name: '挖掘机', quantity: '1台' };
  const handOver = (objects: object[], reason: string | null = null, row: object = none) =>
    handOverObjects(deciding(row, { criminalReferralId, objects: objects as never, reason }));

  test('[X2] are handed over by a list, anew once the last was signed for', () => {
    const handed = {
      set: {
        objectsReason: null,
        objectsHandedAt: morning,
        objectsSignedAt: null,
        objectsSignedBy: null,
        objectsRemark: null,
      },
      also: true,
    };
    expect(outcomeOf(handOver([machine]))).toEqual(handed);
    expect(outcomeOf(handOver([machine], null, signed))).toEqual(handed);
    expect(refusalsIn(handOver([machine], null, waiting))).toEqual(['criminalReferralId WRONG_STATE X2']);
  });

  test('[X2] there are none only for a reason, and then nothing to sign for', () => {
    expect(handOver([], '没有扣押物品')).toEqual({
      set: { objectsReason: '没有扣押物品' },
      starts: { objectsReceipt: null },
    });
    for (const reason of [null, ' ']) expect(refusalsIn(handOver([], reason))).toEqual(['objects REQUIRED X2']);
  });

  test('[X2] have a name and a quantity, and lists an end', () => {
    const lacking = [machine, { name: '', quantity: ' ' }];
    expect(refusalsIn(handOver(lacking))).toEqual(['objects.1.name REQUIRED X2', 'objects.1.quantity REQUIRED X2']);
    expect(refusalsIn(handOver(Array.from({ length: 201 }, () => machine)))).toEqual(['objects INVALID X2']);
    expect(refusalsIn(handOver(Array.from({ length: 200 }, () => machine)))).toEqual([]);
  });

  test.each([
    [none, ['criminalReferralId WRONG_STATE X2']],
    [waiting, []],
    [signed, ['criminalReferralId WRONG_STATE X2']],
  ])('[X2] are signed for once: %j', (row, expected) => {
    expect(refusalsIn(signObjects(deciding(row, { criminalReferralId, signedBy: '李警官' })))).toEqual(expected);
  });
});
