import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfiguration, variableNames } from '../../src/app/configuration.js';

const example = await readFile(join(import.meta.dirname, '../../.env.example'), 'utf8');

/** Lines `NAME=value`, also where they are commented out as suggestions. */
function variablesIn(text: string): Map<string, string> {
  const lines = text.matchAll(/^#? ?(?<name>[A-Z][A-Z0-9_]*)=(?<value>.*)$/gm);
  return new Map([...lines].map(({ groups }) => [groups?.['name'] ?? '', groups?.['value'] ?? '']));
}

function drift(text: string, names: readonly string[]): string[] {
  const told = new Set(variablesIn(text).keys());
  const unknown = [...told].filter((name) => !names.includes(name)).map((name) => `${name} is read by nobody`);
  return [...names.filter((name) => !told.has(name)).map((name) => `${name} is not told of`), ...unknown];
}

describe('.env.example', () => {
  test('names exactly the variables that the hub reads', () => {
    expect(drift(example, variableNames)).toEqual([]);
  });

  test('gives their defaults', () => {
    expect(readConfiguration(Object.fromEntries(variablesIn(example)))).toEqual(readConfiguration({}));
  });

  test('one too many and one too few would be noticed', () => {
    expect(drift(`${example}\n# UNKNOWN=1`, variableNames)).toEqual(['UNKNOWN is read by nobody']);
    expect(drift(example.replace(/^PORT=/m, 'PROT='), variableNames)).toEqual([
      'PORT is not told of',
      'PROT is read by nobody',
    ]);
  });
});
