import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { tableFormats } from '../../platform/tables/index.js';
import { rhythms, type ScheduledTable } from './scheduled-table.js';

const { localeError } = z.locales.zhCN();

const table = z.strictObject({
  name: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$/, '须为 1 至 60 个小写字母、数字或连字符'),
  organization: z.string().min(1, '须写明单位代码'),
  export: z.string().min(1, '须写明导出名称'),
  format: z.enum(tableFormats, `须为 ${tableFormats.join('、')} 之一`),
  parameters: z.record(z.string(), z.string()).default({}),
  columns: z.record(z.string().min(1), z.string().min(1)).nullable().default(null),
  every: z.enum(rhythms, `须为 ${rhythms.join('、')} 之一`),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '须为 HH:MM'),
  period: z.union(
    [z.strictObject({ days: z.int().min(1).max(3660) }), z.enum(['MONTH', 'YEAR'])],
    '须为 {"days": 天数}、"MONTH" 或 "YEAR"',
  ),
  keepDays: z.int().min(1).max(3660).default(90),
});

/**
 * The operator's file of tables.
 * @throws Error that names the file, and the place of each fault in it
 */
export async function readScheduleFile(file: string): Promise<ScheduledTable[]> {
  const { data, error } = z
    .strictObject({ tables: z.array(table) })
    .safeParse(jsonOf(file, await textOf(file)), { error: localeError });
  if (error)
    throw wrongFile(
      file,
      error.issues.map(({ path, message }) => `${path.join('.') || '文件'}：${message}`),
    );
  const names = data.tables.map(({ name }) => name);
  const twice = names.filter((name, place) => names.indexOf(name) !== place);
  if (twice.length > 0)
    throw wrongFile(
      file,
      twice.map((name) => `tables：名称 ${name} 不止一次`),
    );
  return data.tables;
}

/** What is wrong with a file of tables. */
export function wrongFile(file: string, faults: readonly string[]): Error {
  return new Error(`定期表格文件 ${file} 有误 (TABLES_FILE)\n  ${faults.join('\n  ')}`);
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(`读不到定期表格文件 ${file} (TABLES_FILE)`, { cause: error });
  }
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw wrongFile(file, [`不是有效的 JSON：${error instanceof Error ? error.message : ''}`]);
  }
}
