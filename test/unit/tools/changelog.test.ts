import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cutChangelog, versionsIn } from '../../../tools/release/changelog.js';

const root = join(import.meta.dirname, '../../..');
const text = `# Changelog

## [Unreleased]

### Added

- One thing.

## [0.1.0] - 2026-11-24

### Added

- Another.
`;

describe('a release', () => {
  test('moves what is unreleased to the version, dated, and leaves the rest', () => {
    expect(cutChangelog(text, '0.2.0', '2026-12-01')).toBe(
      text.replace('## [Unreleased]\n', '## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n'),
    );
  });

  test.each([
    ['nothing is unreleased', text.replace('- One thing.', ''), '0.2.0', /nothing to release/],
    ['the version stands there', text, '0.1.0', /has a version 0\.1\.0 already/],
    ['there is no heading', text.replace('[Unreleased]', 'Unreleased'), '0.2.0', /one heading/],
    ['there are two headings', `${text}\n## [Unreleased]\n`, '0.2.0', /one heading/],
  ])('is refused where %s', (_what, changelog, version, told) => {
    expect(() => cutChangelog(changelog, version, '2026-12-01')).toThrow(told);
  });
});

test('CHANGELOG.md has its versions newest first, and the newest is that of package.json', async () => {
  const versions = versionsIn(await readFile(join(root, 'CHANGELOG.md'), 'utf8'));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(versions[0]).toBe(version);
  const newestFirst = versions.toSorted((one, other) => other.localeCompare(one, 'en', { numeric: true }));
  expect(versions).toEqual(newestFirst);
});
