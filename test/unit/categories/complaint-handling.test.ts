import { describe, expect, test } from 'vitest';
import { checkNoComplainant } from '../../../src/categories/complaint-handling/complaint-handling.rules.js';

describe('what is shared about a complaint', () => {
  test.each([
    ['a mobile number', '电话13812345678。'],
    ['a citizen number', '身份证11010519491231002X'],
    ['a citizen number with a small x', '11010519491231002x'],
    ['a citizen number in full width', '１１０１０５１９４９１２３１００２Ｘ'],
    ['a mobile number in full width', '联系１３８１２３４５６７８'],
    ['a citizen number with one digit mistyped', '身份证110105194912310021'],
    ['one of each', '13812345678 11010519491231002X'],
  ])('[S7] %s is refused', (_name, text) => {
    expect(checkNoComplainant('summary', text)).toMatchObject([{ path: ['summary'], code: 'INVALID', rule: 'S7' }]);
  });

  test.each([
    ['a landline', '办公电话0357-8322345'],
    ['a longer number that holds eleven digits', '受理编号2138123456789'],
    ['eighteen digits that are no division and birthday', '工单号202611290000123456'],
    ['a credit code', '91141025MA0GTYRP65'],
    ['nothing', ''],
  ])('[S7] %s is accepted', (_name, text) => {
    expect(checkNoComplainant('summary', text)).toEqual([]);
  });
});
