import { describe, expect, test } from 'vitest';
import {
  draftBulletin,
  publishBulletin,
  reviseBulletin,
} from '../../../../src/procedures/conference/bulletin/handle-bulletin.js';
import { bulletinText } from '../../../../src/procedures/conference/bulletin/bulletin-text.js';
import { deciding, keyOf, morning, opening, refusalsIn, told } from '../../../harness/builders/deciding.js';

const bulletinId = 'bul_1';

describe('the first text of a bulletin', () => {
  const firstLine = (...categories: readonly { shared: number; sameDay: number; historical: number }[]): string => {
    const named = categories.map((counts) => ({ category: 'OTHER_INFORMATION', ...counts }));
    const others = { penalties: 0, fines: '0.00', works: [], meetings: 0, adopted: 0, completed: 0 };
    const hub = { organizations: opening({}).organizations, categories: new Map() };
    const text = bulletinText(hub, { from: '2026-01-01', to: '2026-06-30' }, { categories: named, ...others });
    return text.split('\n')[1]?.replace(/^.*全体成员单位的信息/, '') ?? '';
  };

  test('[S10] its rate counts nothing that was formed before the hub was in service', () => {
    expect(firstLine({ shared: 4, sameDay: 3, historical: 0 })).toBe('4条，其中当日共享3条，当日共享率75.0%。');
    expect(firstLine({ shared: 4, sameDay: 1, historical: 2 }, { shared: 2, sameDay: 2, historical: 0 })).toBe(
      '6条，其中当日共享3条，当日共享率75.0%（不含启用前形成的历史信息2条）。',
    );
    expect(firstLine({ shared: 2, sameDay: 0, historical: 2 })).toBe('2条，均为启用前形成的历史信息。');
  });
});

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
