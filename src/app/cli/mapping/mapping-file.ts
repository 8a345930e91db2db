import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { TableMapping } from '../../../platform/tables/index.js';

const column = z.union([
  z.string().min(1, '列名不能为空'),
  z.strictObject({
    column: z.string().min(1, '列名不能为空').optional(),
    constant: z.string().optional(),
    dateFormat: z.string().optional(),
    values: z.record(z.string(), z.string()).optional(),
  }),
]);
const mappingFile = z.strictObject({
  /** A list (`items`, `delegations`), the table of 双公示 (`penalties`), or a category. */
  into: z.string(),
  columns: z.record(z.string(), column),
});

export interface MappingFile {
  readonly into: string;
  readonly mapping: TableMapping;
}

/**
 * A file that says which column of a table is which field of the hub.
 * @throws Error with line and column of what is no JSON, and the field of what is no mapping
 */
export async function readMappingFile(file: string): Promise<MappingFile> {
  const { data, error } = mappingFile.safeParse(jsonOf(file, await readFile(file, 'utf8')));
  if (!data) {
    const faults = error.issues.map(({ path, message }) => `${path.join('.') || '文件'}：${message}`);
    throw new Error(`映射文件 ${file} 有误\n  ${faults.join('\n  ')}`);
  }
  const columns = Object.entries(data.columns).map(([field, from]) => {
    if (typeof from === 'string') return { field, column: from };
    const { column: named = null, constant = null, dateFormat = null, values = {} } = from;
    const meanings = Object.entries(values).map(([key, to]) => ({ from: key, to }));
    return { field, column: named, constant, dateFormat, values: meanings.length === 0 ? null : meanings };
  });
  return { into: data.into, mapping: { columns } };
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const [, position] = /position (\d+)/.exec(String(error)) ?? [];
    const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n');
    const place = `第${before.length}行第${(before.at(-1)?.length ?? 0) + 1}列`;
    throw new Error(`映射文件 ${file} 不是有效的 JSON（${place}）`, { cause: error });
  }
}
