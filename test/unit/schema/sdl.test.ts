import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { validateSchema } from 'graphql';
import { pageLabels } from '../../../schema/page-labels.js';
import { hubSchema, printHubSchema } from '../../../src/app/schema.js';

const schema = hubSchema();

describe('schema/schema.graphql', () => {
  test('is what the code builds, byte for byte (npm run schema)', async () => {
    const committed = await readFile(join(import.meta.dirname, '../../../schema/schema.graphql'), 'utf8');
    expect(printHubSchema(schema)).toBe(committed);
  });

  test('gives the landing page its labels (npm run schema)', async () => {
    const committed = await readFile(join(import.meta.dirname, '../../../schema/page-labels.json'), 'utf8');
    expect(pageLabels(schema)).toBe(committed);
  });

  test('is a valid schema', () => {
    expect(validateSchema(schema)).toEqual([]);
  });
});
