import { test } from 'vitest';
import { expectListsFollowed } from '../../harness/properties/lists-property.js';

test('[G2] whoever applies the changes of the log holds the lists and the competence of every day, after any history', async () => {
  await expectListsFollowed();
}, 240_000);
