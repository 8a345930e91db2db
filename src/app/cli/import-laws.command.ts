import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { showProgress } from '../progress.js';
import { hubClient, type HubAddress } from './hub-client.js';
import { lawColumns, lawInput, lawRow } from './law-row.js';
import { leftOutLine } from './publish/left-out-names.js';
import { tellMeanwhile, tellResult } from './result.js';
import { errorLine, userError } from './user-error.js';

const query = `mutation ($input: PublishLegalAdjustmentInput!) {
  publishLegalAdjustment(input: $input) { record { id } userErrors { path code message rule } } }`;
const answer = z.object({
  publishLegalAdjustment: z.object({
    record: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(userError),
  }),
});
/** Milliseconds that a row waits for a hub that restarts. */
const patience = 60_000;

interface Line {
  readonly record: Readonly<Record<string, string>>;
  /** Line of the file on which the row ends. */
  readonly info: { readonly lines: number };
}

/**
 * Publishes a file of legal events in its order. Nothing is sent while any row is wrong; a second run, or one after an
 * interruption, publishes only what is missing. False when the hub refused a row.
 */
export async function importLaws(dataDir: string, file: string, options: HubAddress): Promise<boolean> {
  const lines = await readLines(file);
  const faults = lines.flatMap(({ record, info }) => {
    const { error } = lawRow.safeParse(record);
    return (error?.issues ?? []).map(({ path, message }) => `第${info.lines}行 ${path.join('.')} 列：${message}`);
  });
  if (faults.length > 0) throw new Error(`${file} 有误，未导入任何一行\n  ${faults.join('\n  ')}`);

  const client = hubClient(dataDir, options);
  const progress = showProgress('导入法律法规调整', lines.length);
  const ids = new Set<string>();
  const refused: { readonly line: number; readonly error: string }[] = [];
  for (const [index, { record, info }] of lines.entries()) {
    const { publishLegalAdjustment: done } = await client.ask(
      answer,
      { query, variables: { input: lawInput(record) } },
      patience,
    );
    if (done.record) ids.add(done.record.id);
    for (const error of done.userErrors) refused.push({ line: info.lines, error: errorLine(error) });
    progress.advance(index + 1);
  }
  progress.end();
  for (const { line, error } of refused) tellMeanwhile(`第${line}行 ${error}`);
  const leftOut = Object.keys(lines[0]?.record ?? {}).filter((column) => !lawColumns.includes(column));
  if (leftOut.length > 0) tellMeanwhile(leftOutLine(leftOut));
  const sum = { lines: lines.length, imported: ids.size, refused, columnsLeftOut: leftOut };
  tellResult(options, sum, `已导入 ${ids.size} 条，拒绝 ${refused.length} 条，共 ${lines.length} 行`);
  return refused.length === 0;
}

async function readLines(file: string): Promise<Line[]> {
  try {
    const lines: Line[] = parse(await readFile(file, 'utf8'), {
      bom: true,
      columns: true,
      info: true,
      skip_empty_lines: true,
    });
    const missing = lawColumns.filter((column) => lines[0] && !(column in lines[0].record));
    if (missing.length > 0) throw new Error(`${file} 缺少列：${missing.join('、')} (missing columns)`);
    return lines;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Error(`${file} 不是有效的 CSV：${error.message}`, { cause: error });
  }
}
