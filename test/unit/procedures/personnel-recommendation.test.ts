import { describe, expect, test } from 'vitest';
import {
  commentRecommendation,
  decideRecommendation,
  recommendPersonnel,
  withdrawRecommendation,
} from '../../../src/procedures/personnel-recommendation/recommend-personnel.js';
import { deciding, keyOf, opening, refusalsIn } from '../../harness/builders/deciding.js';

const recommended = {
  departmentCode: 'scjg',
  bodyName: '岳阳市场监督管理所',
  personName: '欧阳守拙',
  measure: 'REMOVAL' as const,
  grounds: '长期不在岗',
};

describe('[U9] a recommendation', () => {
  const recommend = (changes: object = {}, who: object = {}) =>
    recommendPersonnel(opening({ ...recommended, ...changes }, who));

  test('names the official in its facts alone, and the county government as a party', () => {
    expect(recommend()).toEqual({
      set: {
        townshipId: keyOf('141025100'),
        departmentId: keyOf('scjg'),
        countyId: keyOf('xzf'),
        bodyName: '岳阳市场监督管理所',
        personName: '欧阳守拙',
        measure: 'REMOVAL',
        grounds: '长期不在岗',
      },
      title: '对市场监督管理局派出机构负责人的人事建议',
    });
  });

  test.each([
    ['by a department', {}, { by: 'zrzy' }, ['- WRONG_PARTY U9']],
    ['on a township', { departmentCode: '141025101' }, {}, ['departmentCode INVALID U9']],
    ['on nobody known', { departmentCode: 'nobody' }, {}, ['departmentCode NOT_FOUND -']],
    ['in a note', { note: '长期不在岗' }, {}, ['note INVALID U9']],
    [
      'in a note, on nobody known',
      { note: 'x', departmentCode: 'nobody' },
      {},
      ['note INVALID U9', 'departmentCode NOT_FOUND -'],
    ],
  ])('%s is refused', (_, changes, who, expected) => {
    expect(refusalsIn(recommend(changes, who))).toEqual(expected);
  });

  const later = { personnelRecommendationId: 'prc_1' };
  const decided = { decision: 'PARTLY_ADOPTED' as const, decisionText: '诫勉谈话' };
  const steps = [
    [
      'commented',
      (note: string | null) => commentRecommendation(deciding({}, { ...later, opinion: '属实', note })),
      {
        set: { opinion: '属实' },
      },
    ],
    [
      'decided',
      (note: string | null) => decideRecommendation(deciding({}, { ...later, ...decided, note })),
      {
        set: decided,
      },
    ],
    ['withdrawn', (note: string | null) => withdrawRecommendation(deciding({}, { ...later, note })), {}],
  ] as const;
  test.each(steps)('is %s without a note', (_, take, expected) => {
    expect(take(null)).toEqual(expected);
    expect(take(' ')).toEqual(expected);
    expect(refusalsIn(take('长期不在岗'))).toEqual(['note INVALID U9']);
  });
});
