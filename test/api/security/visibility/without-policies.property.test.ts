import { describe, test } from 'vitest';
import { dropPolicies } from '../../../harness/hub/drop-policies.js';
import { expectExactlyTheVisible } from '../../../harness/properties/visibility-property.js';

describe('without row-level security', () => {
  test('the predicate of every statement shows exactly what may be seen', async () => {
    await expectExactlyTheVisible(dropPolicies);
  });
});
