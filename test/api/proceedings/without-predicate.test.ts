import { expect, jest, test } from '@jest/globals';
import * as audience from '../../../src/core/visibility/audience.js';
import { sql } from '../../../src/platform/database/sql.js';

/** The hub as it would be had every statement and every delivery forgotten the predicate. */
let forgotten = 0;
jest.unstable_mockModule('../../../src/core/visibility/audience.js', () => {
  const without: typeof audience = {
    ...audience,
    visibilityCondition: () => {
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
const { expectOnlyParties } = await import('../../harness/properties/proceedings-visibility.js');

test('without the predicate row-level security shows a proceeding to its parties and to nobody else', async () => {
  await expectOnlyParties();
  expect(forgotten).toBeGreaterThan(20);
}, 60_000);
