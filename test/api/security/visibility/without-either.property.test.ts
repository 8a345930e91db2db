import { describe, expect, jest, test } from '@jest/globals';
import * as audience from '../../../../src/core/visibility/audience.js';
import { dropPolicies } from '../../../harness/hub/drop-policies.js';

jest.unstable_mockModule('../../../../src/core/visibility/audience.js', () => ({
  ...audience,
  visibleTo: () => 'true',
  countedFor: () => 'true',
  maySee: () => true,
}));
const { expectExactlyTheVisible } = await import('../../../harness/properties/visibility-property.js');

describe('without row-level security and without the predicate', () => {
  test('something is told that may not be: the property is able to fail', async () => {
    await expect(expectExactlyTheVisible(dropPolicies)).rejects.toThrow('Property failed');
  }, 120_000);
});
