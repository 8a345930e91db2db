const unreleased = '## [Unreleased]';

/**
 * The changelog after a release: what stands under Unreleased stands under the version, dated, and Unreleased is empty.
 * @throws Error when there is no such heading, nothing under it, or the version stands there already
 */
export function cutChangelog(text: string, version: string, day: string): string {
  const [before, after, ...others] = text.split(`${unreleased}\n`);
  if (before === undefined || after === undefined || others.length > 0) {
    throw new Error(`CHANGELOG.md must have one heading “${unreleased}”`);
  }
  const [entries = ''] = after.split(/^## /m);
  if (!/^- /m.test(entries)) throw new Error('CHANGELOG.md has nothing under Unreleased: there is nothing to release');
  if (versionsIn(text).includes(version)) throw new Error(`CHANGELOG.md has a version ${version} already`);
  return `${before}${unreleased}\n\n## [${version}] - ${day}\n${after}`;
}

/** The versions of a changelog, as they stand there. */
export function versionsIn(text: string): string[] {
  return [...text.matchAll(/^## \[(?<version>\d[^\]]*)\] - \d{4}-\d\d-\d\d$/gm)].map(
    ({ groups }) => groups?.['version'] ?? '',
  );
}

/**
 * The day of the release that deprecated something, which its changelog names; of the last release before it while that is not
 * released. Null where no entry under Deprecated names it.
 */
export function deprecatedOn(text: string, name: string): string | null {
  const sections = text.split(/^## /m).slice(1);
  const at = sections.findLastIndex((section) => {
    const entries = section.split(/^### /m).find((part) => part.startsWith('Deprecated\n'));
    return entries?.includes(`\`${name}\``);
  });
  if (at === -1) return null;
  const days = sections.slice(at).flatMap((section) => /^\[\d[^\]]*\] - (\d{4}-\d\d-\d\d)$/m.exec(section)?.[1] ?? []);
  return days[0] ?? null;
}
