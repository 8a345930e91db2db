import { describe, expect, test } from 'vitest';
import { categoryFeatures } from '../../../../src/app/features.js';
import type { OrganizationRegister } from '../../../../src/core/organizations/index.js';
import { checkFields } from '../../../../src/core/records/record-category.js';

const categories = categoryFeatures.map(({ category }) => [category.typeName, category] as const);

/** Nobody is named here. */
const organizations = { byCode: () => undefined } as unknown as OrganizationRegister;

describe('[G3] items of a record', () => {
  test.each(categories.filter(([, { fields }]) => 'itemCodes' in fields))(
    'of %s are named by codes of letters, digits, dots and dashes, at most 64',
    (_, category) => {
      const itemCodes = ['330231-01', 'A.b_c', 'x'.repeat(64), '', '编码', 'x'.repeat(65), 'a/b'];
      const checked = { ...category, required: {}, check: () => [] };
      const paths = checkFields(checked, { itemCodes }, { today: '2026-12-01', title: '', organizations }).map(
        ({ path }) => path.join('.'),
      );
      expect(paths).toEqual([3, 4, 5, 6].map((index) => `itemCodes.${index}`));
    },
  );

  test('all categories but decisions, which are on one item, name several', () => {
    const none = categories.filter(([, { fields }]) => !('itemCodes' in fields)).map(([name]) => name);
    expect(none).toEqual(['PenaltyDecision']);
  });
});
