import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { categoryTypes, everythingOf, inputOf, type CategoryType } from '../../harness/builders/category-inputs.js';
import { graphql } from '../../harness/clients/graphql.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { openHubHome, type HubHome } from '../../harness/hub/hub-process.js';

let database: TestDatabase;
let home: HubHome;
let token: string;
beforeAll(async () => {
  database = await createTestDatabase();
  home = await openHubHome(database.url);
  await home.startHub();
  token = (await home.command('token', '--organization', 'sfj', '--roles', 'VIEWER')).stdout.trim();
});
afterAll(async () => {
  await home.clear();
  await database.drop();
});

const schema = buildSchema(await readFile(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8'));
/** The list of a category, by the type that it gives. */
function listOf(type: CategoryType): string {
  const lists = Object.values(schema.getQueryType()?.getFields() ?? {});
  return lists.find((field) => String(field.type) === `${type}Connection!`)?.name ?? '';
}
const categoryOf = (type: CategoryType): string => type.replace(/(?<=.)([A-Z])/g, '_$1').toUpperCase();
/** What a category has beside single values: lists of objects are in no table. */
const hasParts = (type: CategoryType): boolean =>
  everythingOf[type]
    .replace(/(reviews|outsideOwnList|case|complaint|period|crimeSuspected) \{[^}]*\}/g, '')
    .includes('{');

const url = (): string[] => ['--url', home.url];
const publish = (lines: readonly object[], ...options: string[]) =>
  home.commandOn(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), 'publish', '-', ...url(), ...options);
async function recordsOf(type: CategoryType): Promise<{ totalCount: number; nodes: Record<string, unknown>[] }> {
  const query = `{ list: ${listOf(type)}(first: 20) { totalCount nodes { title formedAt externalRef itemCodes ${everythingOf[type]} } } }`;
  const { data, errors } = await graphql<{ list: { totalCount: number; nodes: Record<string, unknown>[] } }>(
    home.url,
    token,
    query,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.list;
}
function lineOf(type: CategoryType, title = `逐行${type}`): object {
  const { idempotencyKey: _, ...input } = inputOf(type);
  return {
    category: categoryOf(type),
    ...input,
    sharing: { title, formedAt: '2026-11-20T09:00:00+08:00', scope: 'ALL_MEMBERS' },
  };
}

describe('[files] hub publish of JSON Lines', () => {
  test('[S10] publishes records of every category from standard input, once however often', async () => {
    const lines = categoryTypes.map((type) => lineOf(type));
    const dry = await publish(lines, '--dry-run');
    expect(dry).toMatchObject({ code: 0, stdout: expect.stringContaining(`可发布 ${lines.length} 条`) });
    for (const type of categoryTypes) expect((await recordsOf(type)).totalCount).toBe(0);
    for (const _ of ['once', 'and again']) {
      const done = await publish([...lines, ...lines]);
      expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining('有误 0 条') });
    }
    for (const type of categoryTypes) {
      expect(await recordsOf(type)).toMatchObject({ totalCount: 1, nodes: [{ title: `逐行${type}` }] });
    }
  });

  const whole = categoryTypes.filter((type) => !hasParts(type));
  test('[S10] what exports give of a category goes in again, and what is the hub’s own is named', async () => {
    const tables: string[] = [];
    for (const type of whole) {
      const file = join(home.directory, `${type}.jsonl`);
      const exported = await home.command('export', listOf(type), '--format', 'jsonl', '--output', file, ...url());
      expect(exported).toMatchObject({ code: 0 });
      tables.push(await readFile(file, 'utf8'));
    }
    const file = join(home.directory, 'all.jsonl');
    await writeFile(file, tables.join(''));
    for (const _ of ['once', 'and again']) {
      const again = await home.command('publish', file, ...url());
      expect(again).toMatchObject({
        code: 0,
        stdout: expect.stringContaining(`${whole.length} 条，有误 0 条`),
      });
      expect(again.stderr).toMatch(/未采用 \d+ 列：.*sharedAt/);
    }
    for (const type of whole) {
      const { totalCount, nodes } = await recordsOf(type);
      expect([type, totalCount]).toEqual([type, 2]);
      expect([type, nodes[0]]).toEqual([type, nodes[1]]);
    }
  }, 120_000);

  test('[S10] tells what is wrong by line, with field, code and rule, and publishes the rest', async () => {
    const other = { ...lineOf('OtherInformation'), input: undefined };
    const lines = [
      '{"category":"OTHER_INFORMATION"',
      JSON.stringify({ ...other, sharing: { title: '未来', formedAt: '2199-01-01T00:00:00Z', scope: 'ALL_MEMBERS' } }),
      JSON.stringify({ category: 'NO_SUCH', sharing: {} }),
      JSON.stringify(lineOf('OtherInformation', '甲')),
      '[1]',
      JSON.stringify({ category: 'OTHER_INFORMATION', title: '乙', 'publisher.code': 'xspj' }),
      JSON.stringify({ ...lineOf('OtherInformation'), unknownField: 1 }),
    ];
    const file = join(home.directory, 'mixed.jsonl');
    await writeFile(file, lines.join('\n'));
    const { code, stdout, stderr } = await home.command('publish', file, ...url());
    expect([code, stdout]).toEqual([1, expect.stringContaining('1 条，有误 6 条，共 7 行')]);
    expect(stderr).toContain('第1行 不是有效的 JSON');
    expect(stderr).toMatch(/第2行 sharing\.formedAt：.*\(INVALID, S10\)|第2行 .*formedAt/);
    expect(stderr).toContain('第3行 category：平台没有类别 NO_SUCH');
    expect(stderr).toContain('第5行 须为一个 JSON 对象');
    expect(stderr).toContain('第6行 publisher.code');
    expect(stderr).toMatch(/第7行 .*unknownField/);
    expect((await recordsOf('OtherInformation')).nodes.map(({ title }) => title)).toContain('甲');
  });
});
