import { test } from 'vitest';
import { expectNeedsMatched } from '../../harness/properties/needs-property.js';

test('[S3] after any history of needs and records each organization is told exactly what it needs and may see', async () => {
  await expectNeedsMatched();
});
