import { test } from 'vitest';
import { expectOnlyParties } from '../../harness/properties/proceedings-visibility.js';
import type { TestHub } from '../../harness/hub/hub.js';

const functions = ['search_subjects', 'proceedings_matching'];

/** The database as it would be had the functions of searches forgotten who may see what. */
async function forgetConditions({ owner }: TestHub): Promise<void> {
  const { rows } = await owner.query<{ name: string; definition: string }>(
    'SELECT proname AS name, pg_get_functiondef(oid) AS definition FROM pg_proc WHERE proname = ANY ($1)',
    [functions],
  );
  if (rows.length !== functions.length) throw new Error('there are other functions of searches');
  for (const { name, definition } of rows) {
    const forgetful = definition.replace(/(?:\(SELECT nullif\(.*\)|\$4) = ANY \(p\.audience\)/, 'true');
    if (forgetful === definition) throw new Error(`${name} has no condition to forget`);
    await owner.query(forgetful);
  }
}

test('where the functions of searches find too much, policies and predicate still show nobody what is not theirs', async () => {
  await expectOnlyParties(forgetConditions);
});
