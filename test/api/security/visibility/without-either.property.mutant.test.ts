import { describe, expect, test, vi } from 'vitest';
import type * as audience from '../../../../src/core/visibility/audience.js';
import { sql } from '../../../../src/platform/database/sql.js';
import { dropPolicies } from '../../../harness/hub/drop-policies.js';
import { mutantRuns } from '../../../harness/properties/mutant-runs.js';
import { expectExactlyTheVisible } from '../../../harness/properties/visibility-property.js';

vi.mock(
  '../../../../src/core/visibility/audience.js',
  async (original) =>
    ({
      ...(await original<typeof audience>()),
      visibilityCondition: () => sql`true`,
      cellVisibilityCondition: () => sql`true`,
      maySee: () => true,
    }) satisfies typeof audience,
);

describe('without row-level security and without the predicate', () => {
  test('something is told that may not be: the property is able to fail', async () => {
    await expect(expectExactlyTheVisible(dropPolicies, mutantRuns)).rejects.toThrow('Property failed');
  });
});
