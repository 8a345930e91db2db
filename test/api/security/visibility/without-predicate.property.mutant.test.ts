import { describe, expect, test, vi } from 'vitest';
import { expectExactlyTheVisible } from '../../../harness/properties/visibility-property.js';

/** The hub as it would be had every statement and every delivery forgotten the predicate. */
const forgotten = vi.hoisted(() => ({ times: 0 }));
vi.mock('../../../../src/core/visibility/audience.js', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  visibleTo: () => {
    forgotten.times += 1;
    return 'true';
  },
  countedFor: () => {
    forgotten.times += 1;
    return 'true';
  },
  maySee: () => {
    forgotten.times += 1;
    return true;
  },
}));

describe('without the predicate', () => {
  test('row-level security shows exactly what may be seen', async () => {
    await expectExactlyTheVisible();
    expect(forgotten.times).toBeGreaterThan(100);
  });
});
