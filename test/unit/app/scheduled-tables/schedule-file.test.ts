import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readScheduleFile } from '../../../../src/app/scheduled-tables/schedule-file.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'liandong-schedule-'));
});
afterAll(() => rm(directory, { recursive: true }));

const table = {
  ...{ name: 'penalties', organization: 'sfj', export: 'penaltyDecisions', format: 'jsonl' },
  ...{ every: 'DAY', at: '02:30', period: { days: 1 } },
};

async function read(text: string): Promise<unknown> {
  const file = join(directory, 'tables.json');
  await writeFile(file, text);
  return readScheduleFile(file);
}

describe('a file of tables', () => {
  test('is read with what it leaves out', async () => {
    const tables = await read(JSON.stringify({ tables: [table] }));
    expect(tables).toEqual([{ ...table, parameters: {}, columns: null, keepDays: 90 }]);
  });

  test.each([
    [{ at: '24:00' }, 'tables.0.at：须为 HH:MM'],
    [{ period: { days: 0 } }, 'tables.0.period.days：数值过小'],
    [{ name: '../x' }, 'tables.0.name：须为 1 至 60 个小写字母、数字或连字符'],
    [{ format: 'pdf' }, 'tables.0.format：须为 csv、xlsx、jsonl 之一'],
    [{ every: 'HOUR' }, 'tables.0.every：须为 DAY、WORKING_DAY、WEEK、MONTH 之一'],
    [{ unknown: 1 }, 'tables.0：出现未知的键(key): "unknown"'],
  ])('with %j is refused, by place and reason', async (wrong, told) => {
    await expect(read(JSON.stringify({ tables: [{ ...table, ...wrong }] }))).rejects.toThrow(told);
  });

  test('with two tables of one name, that is no JSON, or that is not there, is refused', async () => {
    await expect(read(JSON.stringify({ tables: [table, table] }))).rejects.toThrow('名称 penalties 不止一次');
    await expect(read('{')).rejects.toThrow('不是有效的 JSON');
    await expect(readScheduleFile(join(directory, 'none.json'))).rejects.toThrow('读不到定期表格文件');
  });
});
