import { describe, test } from 'vitest';
import { expectExactlyTheVisible } from '../../../harness/properties/visibility-property.js';

describe('after any history', () => {
  test('everybody is told exactly what they may see, over every way there is', async () => {
    await expectExactlyTheVisible();
  });
});
