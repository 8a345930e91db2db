import { describe, expect, test } from 'vitest';
import { recordTraining } from '../../../src/procedures/training/record-training.js';
import { checkCorrected } from '../../../src/procedures/training/training.rules.js';
import { keyOf, opening, refusalsIn } from '../../harness/builders/deciding.js';

const one = { townshipCode: '141025100', participants: 6 };
const held = {
  kind: 'COURSE' as const,
  subject: '河道采砂执法事项培训',
  heldOn: '2025-06-10',
  hours: 8,
  attendance: [one, { townshipCode: '141025101', participants: 4 }],
};
const record = (changes: object = {}, by = 'zrzy', who: object = {}) =>
  recordTraining(opening({ ...held, ...changes }, { by, ...who }));

describe('[A6] a training', () => {
  test('is recorded with those who took part, by township', () => {
    expect(record({ itemCodes: ['330217001000', '330217001000'] })).toEqual({
      set: {
        organizerId: keyOf('zrzy'),
        kind: 'COURSE',
        subject: '河道采砂执法事项培训',
        itemCodes: ['330217001000'],
        heldOn: '2025-06-10',
        endedOn: null,
        hours: 8,
        townshipIds: [keyOf('141025100'), keyOf('141025101')],
        participants: [6, 4],
        passed: null,
      },
      title: '河道采砂执法事项培训',
    });
  });

  test('that is an examination keeps how many passed', () => {
    const passed = (count: number) => [{ ...one, passed: count }];
    expect(record({ kind: 'EXAMINATION', attendance: passed(6) })).toMatchObject({ set: { passed: [6] } });
    expect(record({ kind: 'EXAMINATION', attendance: passed(0) })).toMatchObject({ set: { passed: [0] } });
  });

  test('may have been held until today, in one hour or in two thousand, for one or ten thousand', () => {
    const most = {
      hours: 2000,
      attendance: [
        { ...one, participants: 10_000 },
        { ...one, townshipCode: '141025101', participants: 1 },
      ],
    };
    expect(refusalsIn(record({ heldOn: '2025-06-11', endedOn: '2025-06-11', hours: 1 }))).toEqual([]);
    expect(refusalsIn(record(most))).toEqual([]);
  });

  test('has been held when it was recorded, on paper or in the hub', () => {
    const onPaper = { occurredAt: '2025-06-10T18:00:00+08:00' };
    expect(refusalsIn(record({}, 'zrzy', onPaper))).toEqual([]);
    expect(refusalsIn(record({ endedOn: '2025-06-11' }, 'zrzy', onPaper))).toEqual(['endedOn INVALID A6']);
  });

  const examined = (changes: object) => ({ kind: 'EXAMINATION', attendance: [{ ...one, ...changes }] });
  test.each([
    [{ itemCodes: ['330217001000', '? '] }, ['itemCodes.1 INVALID -']],
    [{ heldOn: '2025-06-12' }, ['heldOn INVALID A6']],
    [{ endedOn: '2025-06-12' }, ['endedOn INVALID A6']],
    [{ endedOn: '2025-06-09' }, ['heldOn INVALID A6']],
    [{ hours: 0 }, ['hours INVALID A6']],
    [{ hours: 2001 }, ['hours INVALID A6']],
    [{ attendance: [one, one] }, ['attendance.1.townshipCode INVALID A6']],
    [{ attendance: [{ ...one, participants: 0 }] }, ['attendance.0.participants INVALID A6']],
    [{ attendance: [{ ...one, participants: 10_001 }] }, ['attendance.0.participants INVALID A6']],
    [{ attendance: [{ ...one, townshipCode: 'lyj' }] }, ['attendance.0.townshipCode WRONG_PARTY A6']],
    [{ attendance: [{ ...one, townshipCode: 'nobody' }] }, ['attendance.0.townshipCode NOT_FOUND -']],
    [{ attendance: [{ ...one, passed: 1 }] }, ['attendance.0.passed INVALID A6']],
    [examined({}), ['attendance.0.passed REQUIRED A6']],
    [examined({ passed: 7 }), ['attendance.0.passed INVALID A6']],
    [examined({ passed: -1 }), ['attendance.0.passed INVALID A6']],
  ])('with %j is refused', (changes, expected) => {
    expect(refusalsIn(record(changes))).toEqual(expected);
  });

  test('is recorded by departments', () => {
    expect(refusalsIn(record({}, '141025100'))).toEqual(['- WRONG_PARTY A6']);
  });
});

test.each([
  [{ kind: 'PLACEMENT', passed: null }, []],
  [{ kind: 'EXAMINATION', passed: [3] }, []],
  [{ kind: 'EXAMINATION', passed: null }, ['kind INVALID A6']],
  [{ kind: 'COURSE', passed: [3] }, ['kind INVALID A6']],
  [{ kind: 'COURSE', passed: null, itemCodes: ['? '] }, ['itemCodes.0 INVALID -']],
] as const)('[A6] a training that is put right: %j', (corrected, expected) => {
  expect(refusalsIn(checkCorrected(corrected))).toEqual(expected);
});
