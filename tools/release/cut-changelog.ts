import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cutChangelog } from './changelog.js';

/** Runs within `npm version`, which has written the new version into package.json and commits and tags afterwards. */
const root = join(import.meta.dirname, '../..');
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
const changelog = join(root, 'CHANGELOG.md');
const today = new Date().toISOString().slice(0, 10);
await writeFile(changelog, cutChangelog(await readFile(changelog, 'utf8'), version, today));
