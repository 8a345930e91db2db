import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inputOf, publishOf } from '../../harness/builders/category-inputs.js';
import { sharing } from '../../harness/builders/inputs.js';
import { csvRows, exported, jsonRows } from '../../harness/clients/export.js';
import { mutate } from '../../harness/clients/publish.js';
import { openBucket } from '../../harness/hub/bucket.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { eventually } from '../../harness/time/eventually.js';
import { movingClock, type MovingClock } from '../../harness/time/moving-clock.js';

const never = new AbortController().signal;
const example = new URL('../../../examples/scheduled-tables/tables.json', import.meta.url);

let directory: string;
let clock: MovingClock;
let database: TestDatabase;
const hubs: TestHub[] = [];
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'liandong-tables-'));
});
afterAll(() => rm(directory, { recursive: true }));
beforeEach(async () => {
  database = await createTestDatabase();
  clock = movingClock('2040-03-02T09:00:00+08:00');
});
afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close();
  await database.drop();
  for (const file of await readdir(directory)) await rm(join(directory, file), { recursive: true });
});

/** A hub that writes tables; the file is that of the examples if none is given. */
async function openTables(tables?: readonly object[], more: object = {}): Promise<TestHub> {
  const file = join(directory, 'tables.json');
  await writeFile(file, tables === undefined ? await readFile(example) : JSON.stringify({ tables }));
  const scheduledTables = { file, directory: join(directory, 'out'), bucket: null, ...more };
  const hub = await startHub({ clock, database, scheduledTables });
  hubs.push(hub);
  return hub;
}

const files = async (): Promise<string[]> =>
  (await readdir(join(directory, 'out'))).filter((name) => !name.startsWith('.')).toSorted();
const contentOf = (name: string): Promise<Buffer> => readFile(join(directory, 'out', name));
const factsOf = async (name: string) => JSON.parse(String(await contentOf(`${name}.json`))) as Record<string, unknown>;

const penalties = {
  ...{ name: 'penalties', organization: 'sfj', export: 'penaltyDecisions', format: 'jsonl' },
  ...{ every: 'DAY', at: '02:30', period: { days: 1 }, keepDays: 3 },
  parameters: { 'filter.sharedFrom': '{from}', 'filter.sharedTo': '{to}', columns: 'id,title' },
};

async function publish(hub: TestHub, title: string, scope: object = {}): Promise<void> {
  const input = inputOf('PenaltyDecision', { sharing: { ...sharing(title), ...scope } });
  const [error] = (await mutate(hub, 'scjg', publishOf('PenaltyDecision'), input)).userErrors;
  expect(error).toBeUndefined();
}

const titlesIn = async (name: string): Promise<unknown[]> => jsonRows(await contentOf(name)).map(({ title }) => title);

describe('tables that other systems fetch', () => {
  test('[S3] the example: 双公示, penalties and inspections come whole, with the headings of the other system', async () => {
    const hub = await openTables();
    await publish(hub, '处罚一');
    const inspection = inputOf('ActivityReport', { sharing: sharing('检查一') });
    await mutate(hub, '141025100', publishOf('ActivityReport'), inspection);
    clock.moveTo('2040-04-01T09:00:00+08:00');
    await hub.scheduledTables?.write(never);
    const [credit = '', creditFacts, inspections = '', , decisions = ''] = await files();
    expect(creditFacts).toBe(`${credit}.json`);
    expect(credit).toBe('credit-publication-2040-04-01.csv');
    expect(iconv.decode(await contentOf(credit), 'gb18030')).toContain('行政相对人名称');
    expect(decisions).toBe('supervision-penalties-2040-04-01.csv');
    expect(csvRows(await contentOf(decisions))[0]?.slice(0, 2)).toEqual(['执法机关', '行政处罚决定书文号']);
    const { sheets } = await readXlsx(await contentOf(inspections));
    expect(sheets[0]?.rows[0]?.slice(0, 3)).toEqual(['执法机关', '检查日期', '被检查单位']);
    expect(sheets[0]?.rows[1]?.[2]).toBe('古县某烟花爆竹零售点');
    const sha256 = createHash('sha256')
      .update(await contentOf(inspections))
      .digest('hex');
    expect(await factsOf(inspections)).toMatchObject({ from: '2040-03-01', to: '2040-03-31', rows: 1, sha256 });
  });

  test('are written for each day once, those that were missed too, and taken away when they are old', async () => {
    const hub = await openTables([penalties]);
    await publish(hub, '三月二日');
    await hub.scheduledTables?.write(never);
    expect(await titlesIn('penalties-2040-03-02.jsonl')).toEqual([]);
    clock.moveTo('2040-03-03T02:29:00+08:00');
    await hub.scheduledTables?.write(never);
    expect(await files()).toHaveLength(2);
    clock.moveTo('2040-03-05T10:00:00+08:00');
    await publish(hub, '三月五日');
    await hub.scheduledTables?.write(never);
    expect(await titlesIn('penalties-2040-03-03.jsonl')).toEqual(['三月二日']);
    expect(await titlesIn('penalties-2040-03-04.jsonl')).toEqual([]);
    clock.moveTo('2040-03-06T02:30:00+08:00');
    await hub.scheduledTables?.write(never);
    expect(await titlesIn('penalties-2040-03-06.jsonl')).toEqual(['三月五日']);
    expect((await files()).filter((name) => name.endsWith('jsonl'))).toEqual(
      ['03', '04', '05', '06'].map((day) => `penalties-2040-03-${day}.jsonl`),
    );
  });

  test('hold what the organization may see, and are audited as its own exports', async () => {
    const hub = await openTables([penalties, { ...penalties, name: 'others', organization: '141025100' }]);
    await publish(hub, '公开的');
    await publish(hub, '给司法局的', { scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['sfj'] });
    clock.moveTo('2040-03-03T09:00:00+08:00');
    await hub.scheduledTables?.write(never);
    expect(new Set(await titlesIn('penalties-2040-03-03.jsonl'))).toEqual(new Set(['公开的', '给司法局的']));
    expect(await titlesIn('others-2040-03-03.jsonl')).toEqual(['公开的']);
    const { rows } = await hub.owner.query(
      `SELECT action, details ->> 'rows' AS rows FROM audit_entry a JOIN organization o ON o.id = a.organization_id
       WHERE subject_type = 'Export' AND o.code = 'sfj' ORDER BY a.id`,
    );
    expect(rows).toEqual([
      { action: 'EXPORT_BEGUN', rows: null },
      { action: 'EXPORTED', rows: '2' },
    ]);
    const { rows: systems } = await hub.owner.query(`SELECT name FROM person WHERE subject LIKE 'scheduled-tables:%'`);
    expect(systems).toEqual([{ name: '定期表格' }, { name: '定期表格' }]);
  });

  test('one that cannot be written holds up no other, is late after an hour, and comes when it can', async () => {
    const bucket = await openBucket();
    const hub = await openTables([penalties, { ...penalties, name: 'zz' }], { bucket: bucket.options });
    bucket.failing = 3;
    await hub.scheduledTables?.write(never);
    expect([...bucket.objects.keys()]).toEqual(['zz-2040-03-02.jsonl', 'zz-2040-03-02.jsonl.json']);
    expect(await hub.scheduledTables?.late()).toBe(1);
    expect(await (await fetch(`${hub.url}/metrics`)).text()).toContain('liandong_scheduled_tables_late 1');
    await hub.scheduledTables?.write(never);
    expect(bucket.objects.has('penalties-2040-03-02.jsonl')).toBe(true);
    expect(await hub.scheduledTables?.late()).toBe(0);
    await bucket.close();
  });

  test('a node that ends while it writes leaves nothing that looks whole; another writes it', async () => {
    const hub = await openTables([penalties]);
    const ending = new AbortController();
    const writing = hub.scheduledTables?.write(ending.signal);
    ending.abort();
    await writing;
    expect(await files()).toEqual([]);
    const jobs = await hub.scheduledTables?.start(database.url);
    // As the clock does each minute.
    await hub.owner.query(`SELECT graphile_worker.add_job('write-due-tables')`);
    await eventually(async () => (await files()).length === 2);
    await jobs?.stop();
  });

  test('of a system whose access was ended nothing is written any more', async () => {
    const hub = await openTables([penalties]);
    await hub.scheduledTables?.write(never);
    await hub.owner.query(
      `UPDATE affiliation SET deactivated_at = now() WHERE person_id IN (SELECT id FROM person WHERE name = '定期表格')`,
    );
    clock.moveTo('2040-03-03T09:00:00+08:00');
    await hub.scheduledTables?.write(never);
    expect(await files()).toHaveLength(2);
  });

  test('tables that no hub could write are refused at the start, each by place and reason', async () => {
    const { parameters: _, ...table } = penalties;
    const wrong = [
      [{ organization: 'nobody' }, 'organization：没有代码为 nobody 的单位'],
      [{ export: 'nothing' }, 'export：没有名为 nothing 的导出，可用的有'],
      [{ columns: { 标题: 'titel' } }, 'export：columns：没有列 titel；可选：'],
      [{ columns: { 单位: 'publisher' } }, 'export：columns：每个列名对应一列'],
      [{ parameters: { from: '{from}' } }, 'export：'],
    ] as const;
    const opening = openTables(wrong.map(([fault], place) => ({ ...table, name: `t${place}`, ...fault })));
    const { message } = await opening.then(
      () => new Error('it started'),
      (error: Error) => error,
    );
    expect(wrong.filter(([, told], place) => !message.includes(`tables.${place}.${told}`))).toEqual([]);
  });

  test('say the same as an export that is asked for', async () => {
    const hub = await openTables([{ ...penalties, parameters: { columns: 'id,title' }, period: 'YEAR' }]);
    await publish(hub, '一');
    await hub.scheduledTables?.write(never);
    const { body } = await exported(hub, 'sfj', 'penaltyDecisions.jsonl?columns=id,title');
    expect(await contentOf('penalties-2040-03-02.jsonl')).toEqual(body);
  });
});
