import { test } from 'vitest';
import { expectExactlyTheReadings } from '../../harness/properties/readings-property.js';

test('[S0] [T11] after any history everybody is told of exactly the readings that are for them', async () => {
  await expectExactlyTheReadings();
});
