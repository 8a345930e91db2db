import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedDemonstration } from '../../../src/app/demonstration/seed.js';
import type { Example } from '../../../web/examples/example.js';
import { faultsOf } from '../../../web/examples/faults.js';
import { fillIn } from '../../../web/examples/fill-in.js';
import { allExamples, askAs, fillingOn } from '../../harness/docs/examples.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

/** A subscription is followed in the browser's test; all else is asked here, chapter by chapter, in the order of the files. */
const examples = await allExamples();
const asked = examples.filter(({ kind }) => kind !== 'subscription');

let hub: TestHub;
const clock = movingClock('2026-11-24T15:20:00+08:00');
beforeAll(async () => {
  hub = await startHub({ clock });
  await seedDemonstration(hub.running.hub, {
    keys: hub.running.keys,
    dataDir: hub.dataDir,
    signal: AbortSignal.timeout(240_000),
    showProgress: () => ({ advance: () => undefined, end: () => undefined }),
  });
});
afterAll(() => hub.close());

/** Codes of what is expected, each once, and whatever else is wrong in words. */
async function told(example: Example, expected: string | null): Promise<string[]> {
  const now = () => new Date(clock.now().epochMilliseconds);
  const { variables } = await fillIn(example, fillingOn(hub, examples, now));
  const faults = faultsOf(await askAs(hub, example, variables));
  return [...new Set(faults.map(({ code, message }) => (code === expected ? code : `${code} ${message}`)))];
}

describe('on a working day, in the order of the chapters, each is answered as its head says', () => {
  test.each(asked)('$path: $title', async (example) => {
    expect(await told(example, example.refusal)).toEqual([example.refusal].filter((code) => code !== null));
  });
});

describe('again, at half past midnight in the spring festival, in the opposite order', () => {
  beforeAll(() => clock.moveTo('2027-02-07T00:30:00+08:00'));

  test.each(asked.toReversed())('$path: $title', async (example) => {
    const expected = example.refusal ?? example.again;
    const faults = await told(example, expected);
    if (example.refusal === null && faults.length === 0) return;
    expect(faults).toEqual([expected]);
  });
});
