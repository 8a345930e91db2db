import { describe, expect, test, vi } from 'vitest';
import type * as audience from '../../../../src/core/visibility/audience.js';
import { sql } from '../../../../src/platform/database/sql.js';
import { expectExactlyTheVisible } from '../../../harness/properties/visibility-property.js';

/** The hub as it would be had every statement and every delivery forgotten the predicate. */
const forgotten = vi.hoisted(() => ({ times: 0 }));
vi.mock(
  '../../../../src/core/visibility/audience.js',
  async (original) =>
    ({
      ...(await original<typeof audience>()),
      visibilityCondition: () => {
        forgotten.times += 1;
        return sql`true`;
      },
      cellVisibilityCondition: () => {
        forgotten.times += 1;
        return sql`true`;
      },
      maySee: () => {
        forgotten.times += 1;
        return true;
      },
    }) satisfies typeof audience,
);

describe('without the predicate', () => {
  test('row-level security shows exactly what may be seen', async () => {
    await expectExactlyTheVisible();
    expect(forgotten.times).toBeGreaterThan(100);
  });
});
