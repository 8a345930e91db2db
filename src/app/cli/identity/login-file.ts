import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { hasCode } from '../../../kernel/error-code.js';
import { CommandFault, exitCodes } from '../exit-code.js';

const login = z.object({
  issuer: z.string(),
  audience: z.string(),
  clientId: z.string(),
  accessToken: z.string(),
  /** Milliseconds of the epoch. */
  expiresAt: z.number(),
  refreshToken: z.string().optional(),
});
const schema = z.object({ logins: z.record(z.string(), login) });

/** What `hub login` has kept for a hub. */
export type StoredLogin = z.infer<typeof login>;

/** Milliseconds after which whoever holds the lock is taken for dead: longer than a provider is waited for. */
const stale = 30_000;

/** The user's file of logins. */
export function loginFile(environment: NodeJS.ProcessEnv): string {
  const { XDG_CONFIG_HOME: configured } = environment;
  return join(configured || join(homedir(), '.config'), 'liandong', 'logins.json');
}

/** @throws CommandFault for a file that cannot be read, which says nothing of what it holds */
export async function readLogin(file: string, url: string): Promise<StoredLogin | null> {
  return (await readLogins(file))[url] ?? null;
}

/**
 * Changes what is kept for a hub, one command at a time: a refresh token often serves once, and of two commands that use the same one
 * the second would end the login. `change` is given what is kept now, and gives what is to be kept; null: nothing.
 */
export async function changeLogin(
  file: string,
  url: string,
  change: (kept: StoredLogin | null) => Promise<StoredLogin | null>,
): Promise<StoredLogin | null> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  return underLock(`${file}.lock`, async () => {
    const { [url]: kept = null, ...others } = await readLogins(file);
    const changed = await change(kept);
    if (changed === kept) return kept;
    await writeAside(file, JSON.stringify({ logins: changed ? { ...others, [url]: changed } : others }, null, 2));
    return changed;
  });
}

async function readLogins(file: string): Promise<Record<string, StoredLogin>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return {};
    throw unreadable(file, error);
  }
  try {
    return schema.parse(JSON.parse(text)).logins;
  } catch {
    // The parser's own error would quote the tokens.
    throw unreadable(file);
  }
}

function unreadable(file: string, cause?: unknown): CommandFault {
  return new CommandFault(
    `读不到登录文件 ${file}：请删除后重新 hub login (cannot read the file of logins)`,
    exitCodes.NOT_SIGNED_IN,
    { cause },
  );
}

/** Appears under its name when it is whole, readable to nobody else. */
async function writeAside(file: string, text: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    const handle = await open(aside, 'wx', 0o600);
    try {
      await handle.writeFile(`${text}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
}

async function underLock<Result>(lock: string, work: () => Promise<Result>): Promise<Result> {
  let held: FileHandle | undefined;
  while (!held) {
    held = await open(lock, 'wx', 0o600).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error;
      return undefined;
    });
    if (held) break;
    const made = await stat(lock).catch(() => null);
    if (made && Date.now() - made.mtimeMs > stale) await rm(lock, { force: true });
    else await sleep(50 + Math.random() * 50);
  }
  try {
    return await work();
  } finally {
    await held.close();
    await rm(lock, { force: true });
  }
}
