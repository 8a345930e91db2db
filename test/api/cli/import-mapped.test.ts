import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../../harness/clients/graphql.js';
import { creditRow } from '../../harness/files/credit-file.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { openHubHome, type HubHome } from '../../harness/hub/hub-process.js';

let database: TestDatabase;
let home: HubHome;
beforeAll(async () => {
  database = await createTestDatabase();
  home = await openHubHome(database.url);
  await home.startHub();
});
afterAll(async () => {
  await home.clear();
  await database.drop();
});

const example = (name: string): string => fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url));
async function fileOf(name: string, content: string | object): Promise<string> {
  const path = join(home.directory, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const run = (command: string, ...options: string[]) => home.command(command, ...options, '--url', home.url);
async function ask<Data>(query: string, organization = 'sfj'): Promise<Data | undefined> {
  const token = (await home.command('token', '--organization', organization, '--roles', 'VIEWER')).stdout.trim();
  return (await graphql<Data>(home.url, token, query)).data ?? undefined;
}

describe('[files D25] hub import --mapping', () => {
  test('[S1] takes instruments as a public database gives them, once, and names what it leaves out', async () => {
    const files = [example('mapping/law-instruments.csv'), '--mapping', example('mapping/law-instruments.json')];
    expect(await run('import', ...files, '--dry-run')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('可发布 2 条'),
    });
    const query =
      '{ legalAdjustments { totalCount nodes { instrumentTitle level adoptedOn effectiveOn adjustmentKind } } }';
    expect(await ask(query)).toMatchObject({ legalAdjustments: { totalCount: 0 } });
    for (const _ of ['once', 'and again']) {
      const done = await run('import', ...files);
      expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining('2 条，有误 0 条，共 2 行') });
      expect(done.stderr).toContain('未采用 2 列：short_name、article_count');
    }
    expect(await ask(query)).toMatchObject({
      legalAdjustments: {
        totalCount: 2,
        nodes: [
          {
            instrumentTitle: '中华人民共和国个人信息保护法',
            level: 'LAW',
            adoptedOn: '2021-08-20',
            effectiveOn: '2021-11-01',
          },
          { instrumentTitle: '排污许可管理条例', level: 'ADMINISTRATIVE_REGULATION', adjustmentKind: 'PROMULGATED' },
        ],
      },
    });
  });

  test('[G2] takes a list of items as a department has it, gives codes and tells them, and changes nothing the second time', async () => {
    const files = [example('mapping/items.csv'), '--mapping', example('mapping/items.json'), '--organization', 'jtys'];
    const first = await run('import', ...files);
    expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining('共 2 行，导入 2') });
    expect(first.stderr).toContain('未采用 4 列：序号、职权类型、行使对象、办理时限');
    const codes = [...first.stdout.matchAll(/平台编码 (jtys-[A-Z]{12})/g)].map(([, code]) => code);
    expect(new Set(codes).size).toBe(2);
    expect(await run('import', ...files)).toMatchObject({ code: 0, stdout: expect.stringContaining('导入 0，已有 2') });
    const found = await ask<object>(
      `{ enforcementItem(code: "${codes[0]}", departmentCode: "jtys") { name validFrom } }`,
    );
    expect(found).toMatchObject({ enforcementItem: { name: '对擅自占用公路的行政处罚', validFrom: '2021-02-01' } });
  });

  test('[S3] takes decisions under other headings', async () => {
    const row = creditRow('古司罚决字〔2026〕映射1号');
    const titles = Object.keys(row).map((_, index) => `列${index}`);
    const file = await fileOf(
      'own.csv',
      `${titles.join(',')},内部备注\n${Object.values(row)
        .map((cell) => `"${cell}"`)
        .join(',')},x\n`,
    );
    const columns = Object.fromEntries(Object.keys(row).map((code, index) => [code, `列${index}`]));
    const mapping = await fileOf('own.json', { into: 'penalties', columns });
    const done = await run('import', file, '--mapping', mapping);
    expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining('导入 1') });
    expect(done.stderr).toContain('未采用 1 列：内部备注');
  });

  test.each([
    ['no JSON', '{\n "into": items }', '第2行第'],
    ['nothing else', { into: 'items', columns: {}, more: 1 }, 'more'],
    ['no column', { into: 'LEGAL_ADJUSTMENT', columns: { title: { constant: 'x' } } }, '映射没有指明文件中的任何一列'],
    [
      'a column that the file has not',
      { into: 'LEGAL_ADJUSTMENT', columns: { title: '标题' } },
      '文件中没有映射所指的列：标题',
    ],
    ['a field that is not there', { into: 'LEGAL_ADJUSTMENT', columns: { target: 'title' } }, '没有“target”这一列'],
    ['another place', { into: 'laws', columns: { title: 'title' } }, 'into'],
  ])('is refused with its place for a mapping of %s', async (_, content, words) => {
    const mapping = await fileOf('wrong.json', content);
    const { code, stderr, stdout } = await run('import', example('mapping/law-instruments.csv'), '--mapping', mapping);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(words);
  });

  test('tells wrong rows by row and field, and takes the others', async () => {
    const text = await readFile(example('mapping/law-instruments.csv'), 'utf8');
    const file = await fileOf('laws.csv', text.replace('2021-11-01', '十一月').replace('法律', '天条'));
    const { code, stderr } = await run('import', file, '--mapping', example('mapping/law-instruments.json'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/第2行 effectiveOn：/);
  });
});

describe('[files] a column that no import takes over is named in its answer', () => {
  test('by hub import-items, import-delegations, import-penalties and import-laws', async () => {
    const files: Readonly<Record<string, string>> = {
      'import-items': example('jurisdiction/items.csv'),
      'import-delegations': example('jurisdiction/delegations.csv'),
      'import-penalties': example('credit-publication/penalties.csv'),
      'import-laws': await fileOf(
        'events.csv',
        'event_date,event_kind,short_name,level,event_text,source_path\n2021-01-22,REVISED,行政处罚法,法律,修订,法.md\n',
      ),
    };
    const { stdout: help } = await home.command('--help');
    const commands = [...help.matchAll(/^ {2}(import-\S+)/gm)].map(([, command = '']) => command);
    // A notice of holidays is JSON, of which every field is known or refused.
    expect(commands.filter((command) => command !== 'import-calendar').toSorted()).toEqual(
      Object.keys(files).toSorted(),
    );
    for (const [command, source] of Object.entries(files)) {
      const [heading = '', ...rows] = (await readFile(source, 'utf8')).trimEnd().split('\n');
      const file = await fileOf(`${command}.csv`, [`额外的列,${heading}`, ...rows.map((row) => `,${row}`)].join('\n'));
      const { stderr } = await run(command, file, '--organization', command === 'import-laws' ? 'sfj' : 'xzf');
      expect([command, stderr]).toEqual([command, expect.stringContaining('未采用 1 列：额外的列')]);
    }
  });
});
