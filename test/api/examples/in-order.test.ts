import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Example } from '../../../web/examples/example.js';
import { faultsOf } from '../../../web/examples/faults.js';
import { fillIn } from '../../../web/examples/fill-in.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { allExamples, askAs, fillingOn } from '../../harness/docs/examples.js';
import { startDemonstration } from '../../harness/hub/demonstration.js';
import type { TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';
import { movingClock } from '../../harness/time/moving-clock.js';

/** A subscription is followed in the browser's test; all else is asked here, chapter by chapter, in the order of the files. */
const examples = await allExamples();
const asked = examples.filter(({ kind }) => kind !== 'subscription');

let hub: TestHub;
const clock = movingClock('2026-11-24T15:20:00+08:00');
beforeAll(async () => {
  hub = await startDemonstration(clock);
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

describe('asked again and again', () => {
  /** What goes on meanwhile would be answered otherwise each time. */
  const importsDone = (): Promise<boolean> =>
    eventually(async () => {
      const { rows } = await hub.owner.query(
        `SELECT FROM penalty_import WHERE status NOT IN ('DONE', 'REFUSED', 'FAILED') LIMIT 1`,
      );
      return rows.length === 0;
    }, 60_000);

  /** From the second time on there is a plan where one can be, from the fifth within a minute on the hub compiles it when it is idle. */
  test.each(asked.filter(({ kind }) => kind === 'query'))(
    '$path is answered as it was the first time',
    async (example) => {
      const now = () => new Date(clock.now().epochMilliseconds);
      const { variables } = await fillIn(example, fillingOn(hub, examples, now));
      await importsDone();
      const ask = () => askAs(hub, example, variables);
      const [first, second] = [await ask(), await ask()];
      for (let time = 0; time < 5; time += 1) await ask();
      await sleep(20);
      const last = await ask();
      expect(faultsOf(last)).toEqual(faultsOf(first));
      // Some tell when one has asked.
      expect(isDeepStrictEqual(first, second) ? last : first).toEqual(first);
    },
  );
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

describe('asked by four at once', () => {
  // An organization has a few at most, and each example makes its own.
  beforeEach(() => hub.owner.query('DELETE FROM webhook'));

  /** The same with a key of its own, as somebody else would ask. */
  function byAnother(variables: unknown): unknown {
    const { input } = variables as { readonly input?: { readonly idempotencyKey?: string } };
    return input?.idempotencyKey === undefined
      ? variables
      : { ...(variables as object), input: { ...input, idempotencyKey: freshKey() } };
  }

  test.each(asked.filter(({ kind }) => kind === 'mutation'))(
    '$path is done or refused, and never a fault of the hub',
    async (example) => {
      const now = () => new Date(clock.now().epochMilliseconds);
      const { variables } = await fillIn(example, fillingOn(hub, examples, now));
      const answers = await Promise.all([1, 2, 3, 4].map(() => askAs(hub, example, byAnother(variables))));
      const codes = answers.flatMap((answer) => faultsOf(answer).map(({ code }) => code));
      expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
      expect(codes).not.toContain('SERVICE_UNAVAILABLE');
    },
  );
});
