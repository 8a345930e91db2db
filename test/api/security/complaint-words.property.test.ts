import { test } from 'vitest';
import { expectWordsKept } from '../../harness/properties/complaint-words.js';

test('[S7] what is typed for a complaint is read by its parties, and by nobody else on any way', async () => {
  await expectWordsKept(Number(process.env['COMPLAINT_WORDS_RUNS'] ?? 1));
});
