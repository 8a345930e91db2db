import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../../platform/json-mapping/index.js';
import { isSystemName } from './external.rules.js';
import type { OrderField } from './order-fields.js';
import { fieldsShape, mappedField } from './order-mapping.js';
import { readReport, ReportFault, reportShape } from './report-mapping.js';
import type { WorkOrderSystem, WorkOrderSystems } from './work-order-systems.js';

const mappingFile = z.strictObject({
  /** Work orders become complaints. */
  into: z.literal('complaints', '须为 complaints'),
  fields: fieldsShape,
  report: reportShape.optional(),
});

/**
 * The systems that pass work orders on: a file `<system>.json` each in the operator's directory; files of headers lie in a directory of
 * their own.
 * @throws Error that names file, place and field of everything that is wrong
 */
export async function readWorkOrderSystems(directory: string | null): Promise<WorkOrderSystems> {
  if (directory === null) return new Map();
  const entries = await readdir(directory, { withFileTypes: true }).catch((error: unknown) => {
    throw new Error(`无法读取工单映射目录 WORK_ORDERS_DIR：${directory}`, { cause: error });
  });
  const names = entries.filter((entry) => !entry.isDirectory() && entry.name.endsWith('.json')).map(({ name }) => name);
  const systems = await Promise.all(names.sort().map((name) => readSystem(join(directory, name))));
  return new Map(systems.map((system) => [system.name, system]));
}

async function readSystem(file: string): Promise<WorkOrderSystem> {
  const name = basename(file, '.json');
  if (!isSystemName(name)) {
    throw wrong(file, ['文件名：须为来源系统的名称，由至多40个小写字母、数字或连字符组成，如 12345.json']);
  }
  const read = parseJson(await readFile(file, 'utf8'));
  if ('fault' in read) throw wrong(file, [read.fault]);
  const { data, error } = mappingFile.safeParse(read.json);
  if (!data) throw wrong(file, error.issues.flatMap(faultsOf));
  const report = data.report === undefined ? null : await readReport(data.report, dirname(resolve(file))).catch(told);
  if (report instanceof ReportFault) throw wrong(file, [report.message]);
  const fields = Object.entries(data.fields).map(([field, given]) => mappedField(field as OrderField, given));
  return { name, fields, report };
}

function told(error: unknown): ReportFault {
  if (error instanceof ReportFault) return error;
  throw error;
}

function wrong(file: string, faults: readonly string[]): Error {
  return new Error(`工单映射文件 ${file} 有误\n  ${faults.join('\n  ')}`);
}

function faultsOf(issue: z.core.$ZodIssue): string[] {
  // Of what may be a text or an object the faults of the form that was chosen are told.
  const within = issue.code === 'invalid_union' ? issue.errors.filter((each) => each.some(isOfForm)) : [];
  const chosen = within.length > 0 ? (within.at(-1) ?? []) : [issue];
  return chosen.map((each) => {
    const path = each === issue ? issue.path : [...issue.path, ...each.path];
    return `${path.join('.') || '文件'}：${wordsOf(each)}`;
  });
}

/** Whether a fault is more than that something of another form was wanted. */
function isOfForm({ code, path }: z.core.$ZodIssue): boolean {
  return code !== 'invalid_type' || path.length > 0;
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `没有此项：${issue.keys.join('、')}`;
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
  if (issue.code === 'invalid_type' || issue.code === 'invalid_union') return '缺少此项，或类型有误';
  return issue.message;
}
