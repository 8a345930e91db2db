import { describe, expect, test } from 'vitest';
import {
  draftBulletin,
  publishBulletin,
  reviseBulletin,
} from '../../../../src/procedures/conference/bulletin/handle-bulletin.js';
import { deciding, keyOf, morning, opening, refusalsIn, told } from '../../../harness/builders/deciding.js';

const bulletinId = 'bul_1';

describe('a bulletin', () => {
  const draft = (changes: object = {}, by = 'sfj') => {
    const period = { periodFrom: '2025-01-01', periodTo: '2025-06-30' };
    return draftBulletin(opening({ ...period, ...changes }, { by, loaded: '一、信息共享情况' }));
  };

  test('[J5] is drafted by the office from what was shared in its period', () => {
    expect(draft({ issueNumber: '第3期' })).toEqual({
      set: {
        officeId: keyOf('sfj'),
        periodFrom: '2025-01-01',
        periodTo: '2025-06-30',
        issueNumber: '第3期',
        content: '一、信息共享情况',
      },
      title: '综合行政执法工作简报（2025年1月1日至2025年6月30日）',
    });
  });

  test.each([
    ['by another department', {}, 'zrzy', ['- WRONG_PARTY J4']],
    ['of a period that ends before it begins', { periodTo: '2024-12-31' }, 'sfj', ['periodTo INVALID -']],
    ['of one day', { periodTo: '2025-01-01' }, 'sfj', []],
    ['of today', { periodFrom: '2025-06-11' }, 'sfj', []],
    ['of tomorrow', { periodFrom: '2025-06-12' }, 'sfj', ['periodFrom INVALID -']],
  ])('[J4] [J5] %s is drafted or refused', (_, changes, by, expected) => {
    expect(refusalsIn(draft(changes, by))).toEqual(expected);
  });

  const revise = (changes: object) =>
    reviseBulletin(
      deciding({ title: '工作简报', issueNumber: '第3期' }, { bulletinId, content: '修改稿', ...changes }),
    );

  test('[J5] is edited; title and number stay unless they are told', () => {
    expect(revise({})).toEqual({ set: { content: '修改稿', issueNumber: '第3期' }, title: '工作简报' });
    expect(revise({ title: ' 简报 ', issueNumber: '第4期' })).toEqual({
      set: { content: '修改稿', issueNumber: '第4期' },
      title: '简报',
    });
  });

  test.each([
    [' ', ['title REQUIRED -']],
    ['题'.repeat(200), []],
    ['题'.repeat(201), ['title INVALID -']],
  ])('has a title of at most two hundred characters: %s is refused for %j', (title, expected) => {
    expect(refusalsIn(revise({ title }))).toEqual(expected);
  });

  test('[J5] is published as a record that all members see, or not at all', () => {
    const publish = (loaded: object) => publishBulletin(deciding({}, { bulletinId }, { loaded: loaded as never }));
    expect(told(publish({ record: { id: 'a record' }, details: {} }))).toEqual({
      set: { publishedAt: morning, recordId: 'a record' },
      also: true,
    });
    const refused = [{ path: ['summary'], code: 'INVALID', message: '', rule: 'S6' }];
    expect(refusalsIn(publish(refused))).toEqual(['summary INVALID S6']);
  });
});
