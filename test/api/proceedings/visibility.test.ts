import { expect, test } from 'vitest';
import { dropPolicies } from '../../harness/hub/drop-policies.js';
import { expectOnlyParties } from '../../harness/properties/proceedings-visibility.js';

test('a proceeding is seen by its parties in every way there is, and by nobody else in any', () => expectOnlyParties());

test('also without row-level security, by the predicate alone', () => expectOnlyParties(dropPolicies));

test('the check is one that can fail: where everybody is let in, strangers are found', async () => {
  const letEverybodyIn = expectOnlyParties(async (hub) => {
    await dropPolicies(hub);
    await hub.owner.query(`
      CREATE FUNCTION let_everybody_in() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.audience := ARRAY(SELECT id FROM organization);
        RETURN NEW;
      END $$`);
    await hub.owner.query(
      `CREATE TRIGGER let_everybody_in BEFORE INSERT OR UPDATE ON proceeding FOR EACH ROW EXECUTE FUNCTION let_everybody_in()`,
    );
  });
  await expect(letEverybodyIn).rejects.toThrow('to deeply equal');
});
