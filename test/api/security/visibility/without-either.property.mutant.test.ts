import { describe, expect, test, vi } from 'vitest';
import { dropPolicies } from '../../../harness/hub/drop-policies.js';
import { expectExactlyTheVisible } from '../../../harness/properties/visibility-property.js';

vi.mock('../../../../src/core/visibility/audience.js', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  visibleTo: () => 'true',
  countedFor: () => 'true',
  maySee: () => true,
}));

describe('without row-level security and without the predicate', () => {
  test('something is told that may not be: the property is able to fail', async () => {
    await expect(expectExactlyTheVisible(dropPolicies)).rejects.toThrow('Property failed');
  });
});
