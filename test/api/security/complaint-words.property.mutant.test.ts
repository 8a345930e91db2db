import { expect, test, vi } from 'vitest';
import type * as told from '../../../src/procedures/complaint/told.js';
import { mutantRuns } from '../../harness/properties/mutant-runs.js';
import { expectWordsKept } from '../../harness/properties/complaint-words.js';

/** The hub as it would be had somebody told of a complaint in its own words. */
vi.mock('../../../src/procedures/complaint/told.js', async (original) => {
  const real = await original<typeof told>();
  return {
    ...real,
    toldOf(row, step, hub) {
      const { title, fields } = real.toldOf(row, step, hub);
      return { title, fields: { ...fields, summary: `${fields.summary}；${row.subject}` } };
    },
  } satisfies typeof told;
});

test('what is shared of a complaint in its own words is found: the property is able to fail', async () => {
  const found: unknown = await expectWordsKept(mutantRuns).catch(({ cause }: Error) => cause);
  expect(found).toMatchObject({ name: 'AssertionError', expected: { told: [] } });
});
