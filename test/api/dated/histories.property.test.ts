import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { expectHistories, today } from '../../harness/properties/dated-histories.js';
import { datedMechanisms, prepareDated } from '../../harness/properties/dated-mechanisms.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock(`${today}T00:00:00+08:00`);
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
  await prepareDated(hub);
});
afterAll(() => hub.close());

test.each(datedMechanisms)(
  '[G2] [J3] [J10] [J21] whatever is told of $table goes as an office expects, and what was believed can be read again',
  (mechanism) => expectHistories(hub, clock, mechanism),
);

test('[J21] every table of dated reference data has such a history', async () => {
  const { rows } = await hub.owner.query<{ name: string }>(
    `SELECT DISTINCT table_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name IN ('valid_from', 'delegated_from') ORDER BY name`,
  );
  // An organization and a need begin and end by acts of their own; divisions come with the hub and are told by nobody; how long a licence
  // holds is a fact of a record.
  const others = ['division', 'need', 'organization', 'supervision_information'];
  expect(rows.map(({ name }) => name).filter((name) => !others.includes(name))).toEqual(
    datedMechanisms.map(({ table }) => table).sort(),
  );
});

test.each([
  ['are lost', 'RETURN NULL'],
  ['are not those that were', `NEW.before := '[]'; RETURN NEW`],
  ['are of another moment', `NEW.recorded_at := NEW.recorded_at - interval '1 second'; RETURN NEW`],
])('mutant: beliefs that %s are found out', async (_, falsely) => {
  const mutantClock = movingClock(`${today}T00:00:00+08:00`);
  const mutant = await startHub({ clock: mutantClock });
  try {
    await mutant.owner.query(`CREATE FUNCTION falsify() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${falsely}; END $$;
      CREATE TRIGGER falsify BEFORE INSERT ON dated_change FOR EACH ROW EXECUTE FUNCTION falsify()`);
    await prepareDated(mutant);
    for (const mechanism of datedMechanisms) {
      await expect(expectHistories(mutant, mutantClock, mechanism)).rejects.toThrow('Property failed');
    }
  } finally {
    await mutant.close();
  }
});
