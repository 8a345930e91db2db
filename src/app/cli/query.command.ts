import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { WrongUse } from './exit-code.js';
import { hubClient, type HubAddress } from './hub-client.js';
import { tellResult } from './result.js';

export interface QueryOptions extends HubAddress {
  /** JSON, or `@` and a file that holds it. */
  readonly variables?: string;
  readonly operation?: string;
}

const object = z.record(z.string(), z.unknown());

/** Asks one operation and prints its data as JSON, on several lines for people. */
export async function queryHub(dataDir: string, document: string, options: QueryOptions): Promise<void> {
  const query = await documentOf(document);
  const variables = await variablesOf(options.variables);
  const client = hubClient(dataDir, options);
  const { operation: operationName } = options;
  const data = await client.ask(z.unknown(), {
    query,
    variables,
    ...(operationName === undefined ? {} : { operationName }),
  });
  tellResult(options, data, JSON.stringify(data, null, 2));
}

/** A document says by its first characters that it is one; a file has a name. */
async function documentOf(given: string): Promise<string> {
  if (given === '-') return text(process.stdin);
  if (/^\s*(\{|#|(query|mutation|fragment)\b[^.]*[{(@])/.test(given)) return given;
  return readFile(given, 'utf8').catch((error: unknown) => {
    throw new WrongUse(
      `读不到文件 ${given}，也不是操作原文 (${error instanceof Error ? error.message : String(error)})`,
    );
  });
}

async function variablesOf(given: string | undefined): Promise<Record<string, unknown>> {
  if (given === undefined) return {};
  const file = given.startsWith('@') ? given.slice(1) : null;
  const json = file === null ? given : await readFile(file, 'utf8');
  try {
    return object.parse(JSON.parse(json));
  } catch {
    // The parser's own error would quote what may name people.
    throw new WrongUse(`--variables 须为一个 JSON 对象${file === null ? '' : `：${file}`} (not a JSON object)`);
  }
}
