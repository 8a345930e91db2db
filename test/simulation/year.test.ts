import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { asked, leftOut } from './acts/scope.js';
import { reportOf } from './report.js';
import { simulate } from './simulate.js';

/** Six weeks over the end of a year, with the notice on its holidays; `npm run simulate` lives through the whole. */
test('[year D6] [year D7] whatever a county does, nothing is forgotten, miscounted or left untold', async () => {
  const { journal, open } = await simulate({ from: '2026-11-28', to: '2027-01-09', seed: 20_261_128, acts: 350 });
  expect(reportOf(journal)).toBe('');
  const done = journal.acts.filter(({ outcome }) => outcome === 'done').length;
  // That it is much is what makes it a test: half of what people try is lawful, and something is open at the end.
  expect(done).toBeGreaterThan(130);
  expect(open).toBeGreaterThan(10);
});

test('every mutation of the schema is asked for by somebody, or is left out for a reason', () => {
  const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
  expect(mutations.filter((name) => !asked.has(name) && !(name in leftOut))).toEqual([]);
  expect([...asked, ...Object.keys(leftOut)].filter((name) => !mutations.includes(name))).toEqual([]);
});
