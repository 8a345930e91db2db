import { expect, test } from 'vitest';
import { expectExactlyTheReadings } from '../../harness/properties/readings-property.js';

test('[S0] without its row policy the table of readings tells others who has read what: the property is able to fail', async () => {
  const withoutPolicy = expectExactlyTheReadings(async ({ owner }) => {
    await owner.query('ALTER TABLE reading DISABLE ROW LEVEL SECURITY');
  });
  await expect(withoutPolicy).rejects.toThrow('Property failed');
});
