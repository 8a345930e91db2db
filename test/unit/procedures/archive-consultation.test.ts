import { describe, expect, test } from 'vitest';
import {
  escalateRefusal,
  escalateSilence,
  refuseArchives,
  requestArchives,
} from '../../../src/procedures/archive-consultation/consult-archives.js';
import { deciding, keyOf, opening, refusalsIn, register } from '../../harness/builders/deciding.js';

const wanted = {
  toCode: 'zrzy',
  access: 'COPY' as const,
  archives: '2019年土地登记卷宗',
  purpose: '核实占地起始时间',
};
const archiveConsultationId = 'arc_1';

describe('a request for archives', () => {
  const request = (changes: object = {}, who: object = {}) => requestArchives(opening({ ...wanted, ...changes }, who));

  test('[A5] is due in two working days, by policy', () => {
    expect(request()).toEqual({
      set: {
        requesterId: keyOf('141025100'),
        holderId: keyOf('zrzy'),
        itemCodes: [],
        access: 'COPY',
        archives: '2019年土地登记卷宗',
        purpose: '核实占地起始时间',
        dueAt: '2025-06-14T00:00:00+08:00',
      },
      title: '2019年土地登记卷宗',
    });
    expect(request({}, { policies: { 'promptly-working-days': 3 } })).toMatchObject({
      set: { dueAt: '2025-06-17T00:00:00+08:00' },
    });
  });

  test.each([
    ['a township', { toCode: '141025101' }, {}, 'toCode WRONG_PARTY A5'],
    ['nobody known', { toCode: 'nobody' }, {}, 'toCode NOT_FOUND -'],
    ['oneself', {}, { by: 'zrzy' }, 'toCode INVALID A5'],
    ['a department by the court', {}, { by: 'fy' }, '- WRONG_PARTY A5'],
  ])('[A5] is not made to %s', (_, changes, who, expected) => {
    expect(refusalsIn(request(changes, who))).toEqual([expected]);
  });
});

describe('archives that are not provided', () => {
  const input = { archiveConsultationId, reason: '两次催促未答复' };
  const silence = (at: string) => escalateSilence(deciding({ dueAt: '2025-06-14T00:00:00+08:00' }, input, { at }));
  const put = { set: { countyId: keyOf('xzf'), escalationReason: '两次催促未答复' } };

  test('[A5] are refused with a reason, which may be put before the county government at once', () => {
    expect(refuseArchives(deciding({}, input))).toEqual({ set: { refusalReason: '两次催促未答复' } });
    expect(escalateRefusal(deciding({}, input))).toEqual(put);
  });

  test.each([
    ['2025-06-13T23:59:59+08:00', ['archiveConsultationId WRONG_STATE A5']],
    ['2025-06-14T00:00:00+08:00', []],
    ['2025-06-14T00:00:01+08:00', []],
  ])('[A5] by silence: put before it at %s, refused for %j', (at, expected) => {
    expect(refusalsIn(silence(at))).toEqual(expected);
  });

  test('[A5] by silence are put before it like a refusal', () => {
    expect(silence('2025-06-16T09:00:00+08:00')).toEqual(put);
  });

  test('[A5] need a county government that is registered', () => {
    const none = { ...register, all: () => [] };
    expect(refusalsIn(escalateRefusal({ ...deciding({}, input), organizations: none }))).toEqual([
      'archiveConsultationId NOT_FOUND A5',
    ]);
  });
});
