import { describe, expect, jest, test } from '@jest/globals';
import * as audience from '../../../../src/core/visibility/audience.js';
import { sql } from '../../../../src/platform/database/sql.js';

/** The hub as it would be had every statement and every delivery forgotten the predicate. */
let forgotten = 0;
jest.unstable_mockModule('../../../../src/core/visibility/audience.js', () => {
  const without: typeof audience = {
    ...audience,
    visibilityCondition: () => {
      forgotten += 1;
      return sql`true`;
    },
    cellVisibilityCondition: () => {
      forgotten += 1;
      return sql`true`;
    },
    maySee: () => {
      forgotten += 1;
      return true;
    },
  };
  return without;
});
const { expectExactlyTheVisible } = await import('../../../harness/properties/visibility-property.js');

describe('without the predicate', () => {
  test('row-level security shows exactly what may be seen', async () => {
    await expectExactlyTheVisible();
    expect(forgotten).toBeGreaterThan(100);
  }, 120_000);
});
