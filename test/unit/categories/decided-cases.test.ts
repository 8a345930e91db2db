import { describe, expect, test } from 'vitest';
import { procedureFeatures } from '../../../src/app/features.js';
import { checkCase, keyOfCase } from '../../../src/categories/penalty-decision/case/case.rules.js';
import { caseTransfer } from '../../../src/procedures/case-transfer/case-transfer.procedure.js';
import { complaint } from '../../../src/procedures/complaint/complaint.procedure.js';
import { reverseReferral } from '../../../src/procedures/reverse-referral/reverse-referral.procedure.js';
import { jointOperation } from '../../../src/procedures/joint-operation/joint-operation.procedure.js';

const closedAt = '2026-11-02T09:00:00+08:00';
const key = '0192f0c4-0000-7000-8000-000000000001';

describe('a case that a penalty decision names', () => {
  test('[S3] is one of its publisher, and has not ended otherwise', () => {
    const codes = (...given: Parameters<typeof checkCase>) => checkCase(...given).map(({ code }) => code);
    expect(codes(2, null)).toEqual(['NOT_FOUND']);
    expect(codes(2, { parties: [1], endedOtherwise: false })).toEqual(['WRONG_PARTY']);
    expect(codes(2, { parties: [1, 2], endedOtherwise: true })).toEqual(['WRONG_STATE']);
    expect(codes(2, { parties: [1, 2], endedOtherwise: false })).toEqual([]);
  });

  test('[S3] is a complaint, a case transfer, a joint operation or a case that was sent for a penalty', () => {
    const named = procedureFeatures.filter(({ procedure }) => procedure.endedOtherwise !== undefined);
    expect(named.map(({ procedure }) => procedure.name).sort()).toEqual([
      'CASE_TRANSFER',
      'COMPLAINT',
      'JOINT_OPERATION',
      'REVERSE_REFERRAL',
    ]);
  });

  test.each([
    [{ state: 'CLOSED', closedAt, outcome: 'VIOLATION', endReason: null }, false],
    [{ state: 'CLOSED', closedAt, outcome: 'VIOLATION', endReason: '情节轻微' }, true],
    [{ state: 'CLOSED', closedAt, outcome: 'NO_VIOLATION', endReason: null }, true],
    [{ state: 'NOT_ADMITTED', closedAt, outcome: null, endReason: '重复' }, true],
    [{ state: 'MERGED', closedAt, outcome: null, endReason: null }, true],
    [{ state: 'FILED', closedAt: null, outcome: 'VIOLATION', endReason: null }, false],
  ])('[S3] a complaint %j has ended otherwise: %s', (row, expected) => {
    expect(complaint.endedOtherwise?.(row as never)).toBe(expected);
  });

  test.each([
    [{ state: 'CONCLUDED', closedAt, outcome: 'PENALTY' }, false],
    [{ state: 'CONCLUDED', closedAt, outcome: null }, false],
    [{ state: 'CONCLUDED', closedAt, outcome: 'NO_PENALTY' }, true],
    [{ state: 'CONCLUDED', closedAt, outcome: 'REFERRED' }, true],
    [{ state: 'DROPPED', closedAt, outcome: null }, true],
    [{ state: 'TAKEN_BACK', closedAt, outcome: null }, true],
    [{ state: 'DISCOVERED', closedAt: null, outcome: null }, false],
  ])('[S3] a case transfer %j has ended otherwise: %s', (row, expected) => {
    expect(caseTransfer.endedOtherwise?.(row as never)).toBe(expected);
  });

  test.each([
    ['CONCLUDED', false],
    ['UNDER_WAY', false],
    ['CANCELLED', true],
  ])('[S3] a joint operation that is %s has ended otherwise: %s', (state, expected) => {
    expect(jointOperation.endedOtherwise?.({ state } as never)).toBe(expected);
  });

  test.each([
    [{ state: 'PENALIZED', closedAt }, false],
    [{ state: 'ACCEPTED', closedAt: null }, false],
    [{ state: 'SETTLED', closedAt }, true],
    [{ state: 'TAKEN_BACK', closedAt }, true],
  ])('[S3] a case that was sent for a penalty %j has ended otherwise: %s', (row, expected) => {
    expect(reverseReferral.endedOtherwise?.(row as never)).toBe(expected);
  });

  test('[S3] is kept by its key, whichever way it is named', () => {
    expect(keyOfCase(complaint.ids.of(key))).toBe(key);
    expect(keyOfCase(key)).toBe(key);
    expect(['', '无', `${caseTransfer.ids.of(key)} `].map(keyOfCase)).toEqual([null, null, null]);
  });
});
