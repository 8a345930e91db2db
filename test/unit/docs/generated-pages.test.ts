import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generatedPages } from '../../../tools/docs/pages.js';

test.each(Object.entries(generatedPages))(
  '%s is what the code makes: after a change, npm run docs',
  async (path, make) => {
    expect(await readFile(join(import.meta.dirname, '../../..', path), 'utf8')).toBe(await make());
  },
);
