import { expect } from 'vitest';
import fc from 'fast-check';
import { choicesFrom } from './choices.js';
import { startHub, type TestHub } from '../hub/hub.js';
import { askEverybody } from './visibility-check.js';
import { makeHistory } from './visibility-history.js';

/**
 * After any history every member is told exactly what the oracle says, over list, search, node, figures, replay and
 * subscription. `prepare` may take one of the two defences away first.
 */
export async function expectExactlyTheVisible(
  prepare: (hub: TestHub) => Promise<void> = async () => undefined,
  numRuns = 4,
) {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const hub = await startHub();
      try {
        await prepare(hub);
        const mark = '测试标记';
        const history = await makeHistory(hub, choicesFrom(fc.sample(fc.nat(), { seed, numRuns: 1000 })), mark, 40);
        for (const [member, { expected, given }] of await askEverybody(hub, history, mark)) {
          expect({ member, ...given }).toEqual({ member, ...expected });
        }
      } finally {
        await hub.close();
      }
    }),
    { numRuns, endOnFailure: true },
  );
}
