import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { systemClock } from '../../../src/kernel/clock.js';
import { foldRollups, rebuildRollups } from '../../../src/statistics/rollups/index.js';
import { choicesFrom } from '../../harness/properties/choices.js';
import { compareFigures, type Compared } from '../../harness/properties/figures-check.js';
import { goIntoService, makeFiguresHistory, offices } from '../../harness/properties/figures-history.js';
import { startHub } from '../../harness/hub/hub.js';

/** Of a random history, folded at some moments, the figures that some office gets and that the tables do not say. */
async function wrongFigures(seed: number, mutation: string | null = null): Promise<Compared[]> {
  const hub = await startHub();
  try {
    if (mutation !== null) await hub.owner.query(mutation);
    const choices = choicesFrom(fc.sample(fc.nat(), { seed, numRuns: 3000 }));
    for (const moment of ['appended', 'folded', 'rebuilt', 'after']) {
      await makeFiguresHistory(hub, choices, 25);
      if (moment !== 'appended') await goIntoService(hub, choices);
      if (moment === 'folded') await foldRollups(hub.running.hub.pool);
      if (moment === 'rebuilt' && mutation === null) await rebuildRollups(hub.running.hub.pool, { clock: systemClock });
      const compared = (await Promise.all(offices.map((office) => compareFigures(hub, office)))).flat();
      const wrong = compared.filter(({ given, expected }) => given !== expected);
      if (wrong.length > 0) return wrong;
    }
    return [];
  } finally {
    await hub.close();
  }
}

describe('figures from rollups', () => {
  test('are those of the tables, whatever happened and whatever is folded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        expect(await wrongFigures(seed)).toEqual([]);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  test.each([
    ['a revision added and took nothing away', 'DROP TRIGGER count_penalty_update ON penalty_decision'],
    [
      'a review counted for nothing',
      `DROP TRIGGER count_penalty_update ON penalty_decision;
       CREATE TRIGGER count_penalty_update AFTER UPDATE OF fine_amount ON penalty_decision FOR EACH ROW EXECUTE FUNCTION count_penalty()`,
    ],
    ['a scope that changes moved no decision', 'DROP TRIGGER recount_penalty_update ON shared_record'],
    ['a withdrawn record still counted', 'DROP TRIGGER count_sharing_update ON shared_record'],
    [
      'what is folded were kept',
      `CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO penalty_delta SELECT OLD.*; RETURN NULL; END';
       ALTER FUNCTION keep() SECURITY DEFINER;
       CREATE TRIGGER keep AFTER DELETE ON penalty_delta FOR EACH ROW EXECUTE FUNCTION keep()`,
    ],
  ])('would be wrong if %s', async (_, mutation) => {
    expect(await wrongFigures(1, mutation)).not.toEqual([]);
  });
});
