import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPages } from '../../harness/docs/pages.js';

const root = join(import.meta.dirname, '../../..');
const pages = await readPages('*.md', '{docs,examples,bench,test,.github}/**/*.md');

/** Links of a page to other files and to headings; what is fenced or code is no link. */
function linksIn(text: string): string[] {
  const prose = text.replaceAll(/^```[^]*?^```$/gm, '').replaceAll(/`[^`\n]*`(?!\])/g, '');
  return [...prose.matchAll(/\]\((?<to>[^)\s]+)\)/g)].map(({ groups }) => groups?.['to'] ?? '');
}

/** The names by which headings are linked to: lower case, without punctuation, blanks as dashes. */
function anchorsIn(text: string): string[] {
  const headings = text.replaceAll(/^```[^]*?^```$/gm, '').matchAll(/^#+ (?<heading>.+)$/gm);
  return [...headings].map(({ groups }) =>
    (groups?.['heading'] ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Links of a page that lead nowhere. */
async function deadLinks(path: string, text: string): Promise<string[]> {
  const dead: string[] = [];
  for (const link of linksIn(text)) {
    if (/^[a-z]+:/.test(link)) continue;
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : join(dirname(path), file);
    const isThere = existsSync(join(root, target)) && !target.startsWith('..');
    const leads =
      anchor === undefined ||
      (isThere && anchorsIn(file === '' ? text : await readFile(join(root, target), 'utf8')).includes(anchor));
    if (!isThere || !leads) dead.push(link);
  }
  return dead;
}

describe('links', () => {
  test.each(pages.map(({ path, text }) => [path, text] as const))('of %s lead somewhere', async (path, text) => {
    expect(await deadLinks(path, text)).toEqual([]);
  });

  test('that lead nowhere would be noticed', async () => {
    const text =
      '# Head\n[a](nowhere.md) [b](README.md#nowhere) [c](#head) [d](#foot) [e](https://example.org/x) [f](../x)\n```\n[g](h.md)\n```';
    expect(await deadLinks('README.md', text)).toEqual(['nowhere.md', 'README.md#nowhere', '#foot', '../x']);
  });
});

test.each(['docs/guide', 'docs/operate', 'docs/develop', 'docs/adr'])(
  'the index of %s lists all its pages',
  async (folder) => {
    const index = pages.find(({ path }) => path === `${folder}/README.md`);
    const own = pages.map(({ path }) => relative(folder, path)).filter((name) => !/^\.\.|^README/.test(name));
    const listed = new Set(linksIn(index?.text ?? ''));
    expect(own.length).toBeGreaterThan(4);
    expect(own.filter((name) => !listed.has(name))).toEqual([]);
  },
);

test('the index of docs/adr has number and title of each, as its page has', async () => {
  const index = await readFile(join(root, 'docs/adr/README.md'), 'utf8');
  const rows = [
    ...index.matchAll(/^\| \[(\d{4})\]\((.+?)\) \| (.+?) \| (?:accepted|superseded by .+?) \| \d{4}-\d\d-\d\d.* \|$/gm),
  ];
  const decisions = pages.filter(({ path }) => /^docs\/adr\/\d/.test(path));
  expect(rows.map(([, number, file, title]) => [file, `# ${number} ${title}`])).toEqual(
    decisions.map(({ path, text }) => [relative('docs/adr', path), text.split('\n')[0]]),
  );
});

test('pages and tables that code names are there', async () => {
  const sources = await readPages('{src,migrations,schema,test,tools,bench,examples,.github}/**/*.{ts,graphql,yml}');
  const named = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/\bdocs\/[\w./-]+\.(?:md|tsv|csv|service)\b/g)].map(([page]) => `${page} (${path})`),
  );
  const missing = named.filter((each) => !existsSync(join(root, each.split(' ')[0] ?? '')));
  expect(named.length).toBeGreaterThan(10);
  expect(missing.filter((each) => !each.startsWith('docs/nowhere.md'))).toEqual([]);
});

test('test/harness/README.md names every file of the harness, beside its folder', async () => {
  const page = await readFile(join(root, 'test/harness/README.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(?<folder>\w+)` \| [^|]+ \| (?<files>.+) \|$/gm)];
  const listed = rows.flatMap(({ groups }) =>
    [...(groups?.['files'] ?? '').matchAll(/`([^`]+)`/g)].map(([, file]) => `${groups?.['folder']}/${file}.ts`),
  );
  expect(listed.sort()).toEqual(globSync('**/*.ts', { cwd: join(root, 'test/harness') }).sort());
});

test('the owners are of folders that there are', async () => {
  const owners = await readFile(join(root, '.github/CODEOWNERS'), 'utf8');
  const paths = [...owners.matchAll(/^\/(?<path>\S+) /gm)].map(({ groups }) => groups?.['path'] ?? '');
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
