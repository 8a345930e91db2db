import { writeFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signalTo } from './postmaster.js';

/** Says which hub stops a postmaster; a file for each, because of two that start at once only one stays. */
const fileOf = (home: string, postmaster: number): string => join(home, `owner-of-${postmaster}`);

const stopping = 'stopping';

async function holderOf(home: string, postmaster: number): Promise<string> {
  return readFile(fileOf(home, postmaster), 'utf8').catch(() => '');
}

/** Makes this process the one that stops the postmaster. */
export async function own(home: string, postmaster: number): Promise<void> {
  await writeFile(fileOf(home, postmaster), `${process.pid}\n`, { mode: 0o600 });
}

/**
 * Takes over a postmaster whose owner is dead. False if the owner lives: a command line tool that joins a running hub's
 * database must leave it running.
 */
export async function ownIfOrphaned(home: string, postmaster: number): Promise<boolean> {
  const holder = Number(await holderOf(home, postmaster));
  if (holder > 1 && signalTo(holder, 0)) return false;
  await own(home, postmaster);
  return true;
}

/**
 * Says that the postmaster is about to be stopped, before it gets the signal: until it acts on that it goes on answering, and
 * a hub that starts at that moment must not take it over. Synchronous, for the last moment of a process.
 */
export function announceStop(home: string, postmaster: number): void {
  try {
    writeFileSync(fileOf(home, postmaster), stopping, { mode: 0o600 });
  } catch {
    // The directory is gone: nobody can take the server over.
  }
}

export async function isStopping(home: string, postmaster: number): Promise<boolean> {
  return (await holderOf(home, postmaster)) === stopping;
}

export async function disown(home: string, postmaster: number): Promise<void> {
  await rm(fileOf(home, postmaster), { force: true });
}
