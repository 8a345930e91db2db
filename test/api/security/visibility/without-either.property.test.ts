import { describe, expect, jest, test } from '@jest/globals';
import * as audience from '../../../../src/core/visibility/audience.js';
import { sql } from '../../../../src/platform/database/sql.js';
import { dropPolicies } from '../../../harness/hub/drop-policies.js';

jest.unstable_mockModule('../../../../src/core/visibility/audience.js', () => {
  const without: typeof audience = {
    ...audience,
    visibilityCondition: () => sql`true`,
    cellVisibilityCondition: () => sql`true`,
    maySee: () => true,
  };
  return without;
});
const { expectExactlyTheVisible } = await import('../../../harness/properties/visibility-property.js');

describe('without row-level security and without the predicate', () => {
  test('something is told that may not be: the property is able to fail', async () => {
    await expect(expectExactlyTheVisible(dropPolicies)).rejects.toThrow('Property failed');
  }, 120_000);
});
