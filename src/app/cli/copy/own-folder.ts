import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../../../kernel/error-code.js';

const lockFile = '.lock';

/**
 * Takes a folder for this process alone; gives what leaves it. A process that was killed leaves its lock behind: nobody has that number any longer.
 * @throws Error while another process has it
 */
export async function takeFolder(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, lockFile);
  const own = `${path}-${process.pid}`;
  await writeFile(own, String(process.pid), { mode: 0o600 });
  for (;;) {
    try {
      // With its number in it from the first moment.
      await link(own, path);
      await rm(own);
      return () => rm(path, { force: true });
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const holder = Number(await readFile(path, 'utf8').catch(() => ''));
    if (holder !== process.pid && isRunning(holder)) {
      await rm(own);
      throw new Error(`${directory} 正由另一进程（${holder}）写入 (another process writes there)`);
    }
    await rm(path, { force: true });
  }
}

function isRunning(id: number): boolean {
  if (!Number.isSafeInteger(id) || id < 1) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}
