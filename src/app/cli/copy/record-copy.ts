import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CopiedHead } from '../../../client/index.js';
import { unfinished, writeWhole } from './whole-file.js';

/** Up to where a copy has come, for whose eyes it is, and of which categories; null: all. */
const stateSchema = z.object({
  cursor: z.string().min(1),
  organization: z.string(),
  categories: z.array(z.string()).nullable(),
});
export type CopyState = z.infer<typeof stateSchema>;

/** A folder that holds a record a file, in a folder a category. */
export interface RecordCopy {
  /** Null: nothing was taken yet, or not all. */
  readonly state: CopyState | null;
  size(): number;
  /** Writes records, each of which is told once, unless a later revision is there. */
  put(records: readonly CopiedHead[]): Promise<void>;
  remove(id: string): Promise<void>;
  /** Keeps the place; everything before it is in the folder. */
  keep(state: CopyState): Promise<void>;
  /** Everything is taken anew: what is not put until `keepOnly` is gone then. */
  begin(): void;
  keepOnly(): Promise<void>;
}

const stateFile = 'state.json';
const ending = '.json';

/**
 * Opens a copy. Every file appears under its name when it is whole and on the disk; the place is kept after what comes before it. Whoever is killed at
 * any moment leaves whole files, and does the last bit again.
 * @throws Error where the folder is somebody else's
 */
export async function openRecordCopy(directory: string): Promise<RecordCopy> {
  const entries = await readdir(directory);
  const state = await readState(join(directory, stateFile));
  if (state === null && entries.some((name) => !name.startsWith('.') && !isCategory(name))) {
    throw new Error(`${directory} 不是空目录，也不是此前的副本：请另选目录 (neither empty nor a copy)`);
  }
  /** The category under which each file lies, by its name. */
  const places = new Map<string, string>();
  for (const category of entries.filter(isCategory)) {
    for (const name of await readdir(join(directory, category))) {
      if (name.startsWith(unfinished)) await rm(join(directory, category, name), { force: true });
      else if (name.endsWith(ending)) places.set(name.slice(0, -ending.length), category);
    }
  }
  let told: Set<string> | null = null;
  const pathOf = (name: string, category: string): string => join(directory, category, `${name}${ending}`);

  async function putOne(record: CopiedHead): Promise<void> {
    const { id, category, revision } = record;
    if (!isCategory(category)) throw new Error(`平台给出的类别无法识别：${JSON.stringify(category)}`);
    const name = fileOf(id);
    const before = places.get(name);
    // While everything is taken, the hub may stand at an earlier moment than the copy: it was restored.
    const isOlder = told === null && before !== undefined && revision < (await revisionIn(pathOf(name, before)));
    if (isOlder) return;
    if (before !== category) await mkdir(join(directory, category), { recursive: true, mode: 0o700 });
    await writeWhole(join(directory, category), `${name}${ending}`, record);
    if (before !== undefined && before !== category) await rm(pathOf(name, before), { force: true });
    places.set(name, category);
    told?.add(name);
  }

  async function drop(name: string): Promise<void> {
    const category = places.get(name);
    if (category !== undefined) await rm(pathOf(name, category), { force: true });
    places.delete(name);
  }

  return {
    state,
    size: () => places.size,
    put: async (records) => void (await Promise.all(records.map(putOne))),
    remove: (id) => drop(fileOf(id)),
    keep: (next) => writeWhole(directory, stateFile, next),
    begin: () => void (told = new Set()),
    async keepOnly() {
      for (const name of [...places.keys()]) if (told?.has(name) === false) await drop(name);
      told = null;
    },
  };
}

/** A folder bears the name of a category, also of one that is new. */
function isCategory(name: string): boolean {
  return /^[A-Z][A-Z0-9_]{0,99}$/.test(name);
}

/** Ids are opaque: one that is no name for a file stands by its hash. */
function fileOf(id: string): string {
  return /^[A-Za-z0-9_-]{1,120}$/.test(id) ? id : `~${createHash('sha256').update(id).digest('hex')}`;
}

/** Of a file that is broken, by a disk or by hand, none: it is written anew. */
async function revisionIn(path: string): Promise<number> {
  try {
    return (JSON.parse(await readFile(path, 'utf8')) as Partial<CopiedHead>).revision ?? 0;
  } catch {
    return 0;
  }
}

/** @throws Error for a file that is something else: it is left as it is */
async function readState(path: string): Promise<CopyState | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(`${path} 不是副本的状态文件：请另选目录 (not the state of a copy)`);
  }
}
