import { expect, test } from 'vitest';
import { mutantRuns } from '../../harness/properties/mutant-runs.js';
import { expectExactlyTheReadings } from '../../harness/properties/readings-property.js';

test('[S0] without its row policy the table of readings tells others who has read what: the property is able to fail', async () => {
  const withoutPolicy = expectExactlyTheReadings(async ({ owner }) => {
    await owner.query('ALTER TABLE reading DISABLE ROW LEVEL SECURITY');
  }, mutantRuns);
  await expect(withoutPolicy).rejects.toThrow('Property failed');
});
