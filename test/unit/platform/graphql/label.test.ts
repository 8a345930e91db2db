import { describe, expect, test } from 'vitest';
import { labelOf, relabelled } from '../../../../src/platform/graphql/label.js';

describe('the label of a description', () => {
  test.each([
    ['移送单位。Who sends it.', '移送单位'],
    ['期限（规则 T4）。When it must be sent.', '期限'],
    ['材料：至多 50 项。Materials.', '材料'],
    ['接收单位；仅登记发现时为空。Who receives it.', '接收单位'],
    ['当事人，必填。The party, required.', '当事人'],
    ['“立即”的时限（分钟）。Immediately minutes.', '“立即”的时限'],
    ['数字', '数字'],
    ['An English text.', null],
    ['。', null],
    ['', null],
    [null, null],
  ])('%p is %p', (description, label) => {
    expect(labelOf(description)).toBe(label);
  });

  test('can be told otherwise, the rest as it was', () => {
    expect(relabelled('动态信息：第 6 类。Dynamic.', (label) => `发布${label}（规则 S10）`)).toBe(
      '发布动态信息（规则 S10）：第 6 类。Dynamic.',
    );
  });
});
