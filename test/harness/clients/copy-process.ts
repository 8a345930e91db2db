import { spawn, type ChildProcess } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasCode } from '../../../src/kernel/error-code.js';
import { categories } from '../../../src/client/index.js';
import { exported, jsonRows } from './export.js';
import { outputOf } from '../hub/hub-process.js';
import type { TestHub } from '../hub/hub.js';
import { programPath } from '../hub/program-path.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A command of the command line as a process of its own, with the key of a hub of this process. */
export async function startCommandOf(hub: TestHub, ...parameters: readonly string[]): Promise<ChildProcess> {
  const program = await programPath('src/app/cli/main.js');
  const child = spawn(process.execPath, [program, ...parameters], {
    cwd: root,
    env: { ...process.env, DATA_DIR: hub.dataDir, DATABASE_URL: hub.database.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  void outputOf(child);
  return child;
}

export type CopiedFile = Readonly<Record<string, unknown>>;

/**
 * What a folder holds at this moment, by id.
 * @throws Error for a file that is not whole, or bears another name than what is in it
 */
export async function readCopy(directory: string): Promise<Map<string, CopiedFile>> {
  const records = new Map<string, CopiedFile>();
  for (const category of await namesIn(directory)) {
    if (!/^[A-Z_]+$/.test(category)) continue;
    for (const name of await namesIn(join(directory, category))) {
      if (name.startsWith('.')) continue;
      const text = await textOf(join(directory, category, name));
      // It was taken out since.
      if (text === null) continue;
      const record = JSON.parse(text) as CopiedFile;
      if (`${String(record['id'])}.json` !== name || record['category'] !== category)
        throw new Error(`${name}: ${text}`);
      records.set(String(record['id']), record);
    }
  }
  return records;
}

/** What copies leave out, as `test/unit/client/copied-fields.test.ts` says. */
const leftOut = new Set(['publisher.name', 'withdrawnAt', 'withdrawalReason']);

/** What fresh exports say that there is for an organization, by id: their columns. */
export async function exportedRecords(hub: TestHub, organization: string): Promise<Map<string, CopiedFile>> {
  const pending = await exported(hub, organization, 'sharedRecords.jsonl?filter.statuses=PENDING');
  const rows = jsonRows(pending.body);
  for (const { list } of Object.values(categories)) {
    const { body, status } = await exported(hub, organization, `${list}.jsonl`);
    if (status !== 200) throw new Error(body.toString());
    rows.push(...jsonRows(body));
  }
  return new Map(
    rows.map((row) => {
      const kept = Object.entries(row).filter(
        ([name]) => !leftOut.has(name) && !(name === 'standing' && row['category'] === 'LEGAL_ADJUSTMENT'),
      );
      return [String(row['id']), Object.fromEntries(kept)];
    }),
  );
}

/** A copy in the columns of exports, to be compared with them. */
export function inColumns(
  copy: ReadonlyMap<string, CopiedFile>,
  rows: ReadonlyMap<string, CopiedFile>,
): Map<string, CopiedFile> {
  return new Map(
    [...copy].map(([id, record]) => {
      const columns = Object.keys(rows.get(id) ?? record);
      return [id, Object.fromEntries(columns.map((column) => [column, cellOf(record, column)]))];
    }),
  );
}

function cellOf(record: CopiedFile, column: string): unknown {
  return column.split('.').reduce<unknown>((value, name) => (value as CopiedFile | null)?.[name] ?? null, record);
}

async function namesIn(directory: string): Promise<string[]> {
  return await readdir(directory).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
}

async function textOf(path: string): Promise<string | null> {
  return await readFile(path, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  });
}
