import { expect, test, vi } from 'vitest';
import type * as audience from '../../../src/core/visibility/audience.js';
import { sql } from '../../../src/platform/database/sql.js';
import { expectOnlyParties } from '../../harness/properties/proceedings-visibility.js';

/** The hub as it would be had every statement and every delivery forgotten the predicate. */
const forgotten = vi.hoisted(() => ({ times: 0 }));
vi.mock(
  '../../../src/core/visibility/audience.js',
  async (original) =>
    ({
      ...(await original<typeof audience>()),
      visibilityCondition: () => {
        forgotten.times += 1;
        return sql`true`;
      },
      maySee: () => {
        forgotten.times += 1;
        return true;
      },
    }) satisfies typeof audience,
);

test('without the predicate row-level security shows a proceeding to its parties and to nobody else', async () => {
  await expectOnlyParties();
  expect(forgotten.times).toBeGreaterThan(20);
});
