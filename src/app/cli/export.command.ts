import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { hubClient, type HubAddress } from './hub-client.js';

export interface ExportOptions extends HubAddress {
  readonly format: string;
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
  const { url, token } = hubClient(dataDir, options);
  const parameters = new URLSearchParams(options.arg.map(keyAndValue));
  const address = `${url}/export/${encodeURIComponent(name)}.${encodeURIComponent(options.format)}?${parameters.toString()}`;
  const response = await fetch(address, { headers: { authorization: `Bearer ${await token()}` } }).catch(
    (error: unknown) => {
      throw new Error(`连不上平台 ${url}：请先 npm start，或用 --url 指定`, { cause: error });
    },
  );
  if (!response.ok || !response.body) throw new Error(await reasonOf(response));
  const told = toldProgress(response.body, options.format);
  if (options.output === undefined) {
    await pipeline(told, process.stdout, { end: false }).catch(cutOff);
    return;
  }
  const unfinished = `${options.output}.part`;
  try {
    // Open before the table begins: a stream that opens its file by itself may do so after it has been removed.
    const file = await open(unfinished, 'w', 0o600);
    await pipeline(told, file.createWriteStream());
    await rename(unfinished, options.output);
  } catch (error) {
    await rm(unfinished, { force: true });
    cutOff(error);
  }
}

function keyAndValue(text: string): [string, string] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new Error(`--arg 须为 key=value (${text})`);
  return [text.slice(0, equals), text.slice(equals + 1)];
}

async function reasonOf(response: Response): Promise<string> {
  const { success, data } = refusal.safeParse(await response.json().catch(() => null));
  return success ? data.errors.map(({ message }) => message).join('\n') : `平台答复 HTTP ${response.status}`;
}

function cutOff(error: unknown): never {
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
