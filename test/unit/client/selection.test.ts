import { describe, expect, test } from 'vitest';
import { readSelection, recordSelection } from '../../../src/client/selection.js';

describe('a selection', () => {
  test('is plain fields, and objects one level deep', () => {
    expect(readSelection(' title publisher { code, name }\n  summary ')).toEqual([
      { name: 'title', below: null },
      { name: 'publisher', below: ['code', 'name'] },
      { name: 'summary', below: null },
    ]);
    expect(readSelection('')).toEqual([]);
  });

  test.each(['other: title', 'title(first: 1)', '... on X { a }', 'a { b { c } }', 'title }', '1a'])(
    'is refused as %s',
    (text) => {
      expect(() => readSelection(text)).toThrow(TypeError);
    },
  );
});

describe('the fields of a copy', () => {
  const selection = recordSelection({
    SharedRecord: 'title publisher { code }',
    PenaltyDecision: 'summary fineAmount',
    ActivityReport: 'summary period { from to } matters { matter }',
  });

  test('of one name are asked for apart, and come back under their own', () => {
    expect(selection.text).toBe(
      '... on SharedRecord { id category status revision title publisher { code } } ' +
        '... on PenaltyDecision { summary fineAmount } ' +
        '... on ActivityReport { summaryOfActivityReport: summary period { from to } matters { matter } }',
    );
    expect(selection.fromSubject({ __typename: 'ActivityReport', summaryOfActivityReport: '一', title: '二' })).toEqual(
      {
        __typename: 'ActivityReport',
        summary: '一',
        title: '二',
      },
    );
  });

  test('are the same from a row of an export as from a subject', () => {
    const row = {
      ...{ id: 'rec_1', category: 'ACTIVITY_REPORT', status: 'SHARED', revision: 2, title: '检查', summary: '一' },
      ...{ 'publisher.code': 'scjg', 'publisher.name': '市场监管局', 'period.from': null, 'period.to': null },
      matters: [{ matter: '标签', result: null }],
    };
    expect(selection.columnsOf('ActivityReport')).toEqual(
      'id category status revision title publisher summary period matters'.split(' '),
    );
    expect(selection.fromRow('ActivityReport', row)).toEqual({
      ...{ __typename: 'ActivityReport', id: 'rec_1', category: 'ACTIVITY_REPORT', status: 'SHARED', revision: 2 },
      ...{ title: '检查', publisher: { code: 'scjg' }, summary: '一', period: null, matters: [{ matter: '标签' }] },
    });
  });

  test('that exports leave out are told', () => {
    const wrong = recordSelection({ SharedRecord: 'publisher { legalName }' });
    expect(() => wrong.fromRow('SharedRecord', { 'publisher.code': 'scjg' })).toThrow('publisher.legalName');
  });
});
