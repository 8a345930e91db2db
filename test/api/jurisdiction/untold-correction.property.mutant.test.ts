import { expect, test } from 'vitest';
import { mutantRuns } from '../../harness/properties/mutant-runs.js';
import { expectListsFollowed } from '../../harness/properties/lists-property.js';

test('a correction of which nobody is told is noticed', async () => {
  const broken = expectListsFollowed(async ({ owner }) => {
    await owner.query(`CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`);
    await owner.query(
      `CREATE TRIGGER swallow BEFORE INSERT ON change_event FOR EACH ROW WHEN (NEW.kind IN ('CORRECTED', 'CANCELLED'))
        EXECUTE FUNCTION swallow()`,
    );
  }, mutantRuns);
  await expect(broken).rejects.toThrow('Property failed');
}, 240_000);
