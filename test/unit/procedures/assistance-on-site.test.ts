import { describe, expect, test } from 'vitest';
import { callOnSite, recordOnSite } from '../../../src/procedures/assistance/handle-assistance.js';
import { deciding, instant, morning, refusalsIn, thatDay, told } from '../../harness/builders/deciding.js';

const assistanceRequestId = 'ast_1';
const yesterday = '2025-06-10T15:00:00+08:00';

describe('officers on site', () => {
  const calm = { urgent: false, evidenceAtRisk: false };
  const call = (facts: object, changes: object) =>
    callOnSite(deciding({ ...calm, ...facts }, { assistanceRequestId, ...calm, reason: '痕迹可能灭失', ...changes }));
  const visit = (facts: object, changes: object = {}) =>
    recordOnSite(
      deciding({ neededSince: null, onSiteAt: null, ...facts }, { assistanceRequestId, handling: '测量', ...changes }),
    );

  test('[A3] are called after the letter once, because it is urgent or evidence may be lost', () => {
    expect(call({}, { evidenceAtRisk: true })).toEqual({
      set: { urgent: false, evidenceAtRisk: true, onSiteReason: '痕迹可能灭失' },
      note: '痕迹可能灭失',
    });
    expect(call({}, { urgent: true, note: '请速来' })).toMatchObject({ note: '请速来' });
    expect(refusalsIn(call({}, {}))).toEqual(['urgent REQUIRED A3']);
    for (const earlier of [{ urgent: true }, { evidenceAtRisk: true }])
      expect(refusalsIn(call(earlier, { urgent: true }))).toEqual(['assistanceRequestId ALREADY_EXISTS A3']);
  });

  test('[A3] came now or when it is told; the first time stays, each visit is noted', () => {
    expect(told(visit({}))).toEqual({
      set: { onSiteAt: morning, onSiteHandling: '测量' },
      metAt: { onSite: morning },
      note: '测量',
    });
    expect(told(visit({ onSiteAt: yesterday }, { arrivedAt: thatDay('08:30:00'), note: '复测' }))).toEqual({
      set: { onSiteAt: yesterday, onSiteHandling: '测量' },
      metAt: { onSite: '2025-06-11T08:30:00+08:00' },
      note: '复测',
    });
  });

  test.each([
    [yesterday, []],
    ['2025-06-10T14:59:59+08:00', ['arrivedAt INVALID A3']],
    ['2025-06-11T09:01:00+08:00', []],
    ['2025-06-11T09:01:01+08:00', ['arrivedAt INVALID A3']],
  ])('[A3] came at %s, after the need arose and before now or not: %j', (at, expected) => {
    expect(refusalsIn(visit({ neededSince: yesterday }, { arrivedAt: instant(at) }))).toEqual(expected);
  });
});
