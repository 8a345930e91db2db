import { expect, test, vi } from 'vitest';
import { expectOnlyParties } from '../../harness/properties/proceedings-visibility.js';

/** The hub as it would be had every statement and every delivery forgotten the predicate. */
const forgotten = vi.hoisted(() => ({ times: 0 }));
vi.mock('../../../src/core/visibility/audience.js', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  visibleTo: () => {
    forgotten.times += 1;
    return 'true';
  },
  maySee: () => {
    forgotten.times += 1;
    return true;
  },
}));

test('without the predicate row-level security shows a proceeding to its parties and to nobody else', async () => {
  await expectOnlyParties();
  expect(forgotten.times).toBeGreaterThan(20);
});
