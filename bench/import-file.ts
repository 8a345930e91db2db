import { writeXlsx } from 'hucre/xlsx';
import { creditTableColumns } from '../src/categories/penalty-decision/index.js';
import { writeTable, type TableRow } from '../src/platform/tables/index.js';

/** CSV, XLSX as the hub exports it, and XLSX as spreadsheets write it: every text once, in a table behind the sheet. */
export type CreditFileKind = 'csv' | 'xlsx' | 'xlsx of a spreadsheet';

/** The credit publication table of a town's fines, so many rows that no other run has. */
export async function creditFile(kind: CreditFileKind, rows: number, run: string): Promise<Uint8Array<ArrayBuffer>> {
  if (kind === 'xlsx of a spreadsheet') {
    const all = Array.from({ length: rows }, (_, index) => [...rowOf(run, index + 1)]);
    const heading = creditTableColumns.map(({ name }) => name);
    return new Uint8Array(await writeXlsx({ sheets: [{ name: 'Sheet1', rows: [heading, ...all] }] }));
  }
  const format = kind;
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeTable(format, creditTableColumns, batches(rows, run), { heading: 'name' })) {
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

async function* batches(rows: number, run: string): AsyncGenerator<TableRow[]> {
  const size = 1000;
  for (let from = 1; from <= rows; from += size) {
    yield Array.from({ length: Math.min(size, rows - from + 1) }, (_, index) => rowOf(run, from + index));
  }
}

function rowOf(run: string, n: number): TableRow {
  const cells: Readonly<Record<string, string>> = {
    CF_XDR_MC: `古县第${n}建材有限公司`,
    CF_XDR_LB: '法人及非法人组织',
    CF_XDR_SHXYM: '91141025MA0GTYRP65',
    CF_WSH: `古岳罚决字〔2026〕${run}第${n}号`,
    CF_WFXW: '擅自占用城市道路堆放建筑材料',
    CF_SY: '巡查发现当事人占用人行道堆放水泥、砖块约12平方米，经责令限期改正，逾期未改正。',
    CF_YJ: '《城市道路管理条例》第四十二条',
    CF_CFLB: '罚款',
    CF_NR: `罚款人民币${n}元`,
    CF_NR_FK: (n / 10_000).toFixed(4),
    CF_JDRQ: `2026-${String(1 + (n % 9)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
    CF_CFJG: '岳阳镇',
    BZ: `第${n}行`,
  };
  return creditTableColumns.map(({ name }) => cells[name] ?? null);
}
