import { open, rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { hasCode } from '../../kernel/error-code.js';
import { WrongUse } from './exit-code.js';
import { hubClient, type HubAddress } from './hub-client.js';
import { tellResult } from './result.js';

export interface ExportOptions extends HubAddress {
  /** CSV if not given, JSON Lines for programs that read standard output. */
  readonly format?: string;
  /** `key=value`, as in the URL of an export. */
  readonly arg: readonly string[];
  /** Standard output if not given. */
  readonly output?: string;
}

const refusal = z.object({ errors: z.array(z.object({ message: z.string() })).min(1) });

/**
 * Writes a table as the hub streams it, telling on standard error how far it is. A file appears under its name when it is whole.
 * @throws Error for what the hub refuses, and for a table that was cut off
 */
export async function exportTable(dataDir: string, name: string, options: ExportOptions): Promise<void> {
  const { json = false, output } = options;
  const format = options.format ?? (json && output === undefined ? 'jsonl' : 'csv');
  if (json && output === undefined && format !== 'jsonl') {
    throw new WrongUse('--json 而无 --output 时写出 JSON Lines，--format 须为 jsonl');
  }
  const client = hubClient(dataDir, options);
  if (options.organization !== undefined) await client.organization();
  const parameters = new URLSearchParams(options.arg.map(keyAndValue));
  const path = `/export/${encodeURIComponent(name)}.${encodeURIComponent(format)}?${parameters.toString()}`;
  const response = await client.request(path);
  if (!response.ok || !response.body) throw new Error(await reasonOf(response));
  const told = toldProgress(response.body, format);
  if (output === undefined) {
    await pipeline(told, process.stdout, { end: false }).catch(cutOff);
    return;
  }
  const unfinished = `${output}.part`;
  try {
    // Open before the table begins: a stream that opens its file by itself may do so after it has been removed.
    const file = await open(unfinished, 'w', 0o600);
    await pipeline(told, file.createWriteStream());
    await rename(unfinished, output);
    if (json) tellResult({ json }, { file: output, bytes: (await stat(output)).size }, '');
  } catch (error) {
    await rm(unfinished, { force: true });
    cutOff(error);
  }
}

function keyAndValue(text: string): [string, string] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new WrongUse(`--arg 须为 key=value (${text})`);
  return [text.slice(0, equals), text.slice(equals + 1)];
}

async function reasonOf(response: Response): Promise<string> {
  const { success, data } = refusal.safeParse(await response.json().catch(() => null));
  return success ? data.errors.map(({ message }) => message).join('\n') : `平台答复 HTTP ${response.status}`;
}

function cutOff(error: unknown): never {
  // Whoever reads has read enough.
  if (hasCode(error, 'EPIPE')) throw error;
  throw new Error('导出中断，文件不完整：请重试 (the table was cut off)', { cause: error });
}

const quote = 0x22;
const lineFeed = 0x0a;

/** Passes the bytes on and shows how many lines they hold; of a workbook, which is compressed, how many bytes. */
async function* toldProgress(body: AsyncIterable<Uint8Array>, format: string): AsyncGenerator<Uint8Array> {
  let lines = 0;
  let bytes = 0;
  let isQuoted = false;
  let told = performance.now();
  const tell = (): void => {
    const amount = format === 'xlsx' ? `${(bytes / 1e6).toFixed(1)} MB` : `${lines} 行`;
    process.stderr.write(process.stderr.isTTY ? `\r已导出 ${amount}` : `已导出 ${amount}\n`);
    told = performance.now();
  };
  for await (const chunk of body) {
    bytes += chunk.length;
    // A line feed between quotes is within a cell of CSV; JSON has none within a line.
    for (const byte of chunk) {
      if (byte === quote && format === 'csv') isQuoted = !isQuoted;
      else if (byte === lineFeed && !isQuoted) lines += 1;
    }
    yield chunk;
    if (performance.now() - told > 1000) tell();
  }
  tell();
  if (process.stderr.isTTY) process.stderr.write('\n');
}
