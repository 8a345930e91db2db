import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const guard = String(new URL('../../../src/app/last-guard.ts', import.meta.url));
const log = String(new URL('../../../src/platform/log/index.ts', import.meta.url));

/** How a process ends in which nobody catches what is done, and what it has logged. */
function endOf(act: string): Promise<{ readonly code: number; readonly told: string }> {
  const program = `import { guardProcess } from ${JSON.stringify(guard)};
    import { openLog } from ${JSON.stringify(log)};
    import { connect } from 'node:net';
    guardProcess(openLog('warn'), () => process.exit(1));
    ${act}
    setTimeout(() => process.exit(0), 500);`;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', program],
      { cwd: fileURLToPath(new URL('../../../', import.meta.url)) },
      (error, _, told) => resolve({ code: Number(error?.code ?? 0), told }),
    );
  });
}

const away = "new Promise((_, reject) => connect('/nowhere/.s.PGSQL.5432').on('error', reject));";

test.each([
  ['a promise that nobody waits for any more while the database is away', away, 0, 'nobody waited for'],
  ['a promise that is rejected for a fault', "Promise.reject(new TypeError('secret'));", 1, 'caught by nobody'],
  ['an error that is thrown while the database is away', "connect('/nowhere/x');", 1, 'caught by nobody'],
])('[F database lost] of %s', async (_, act, code, told) => {
  const ended = await endOf(act);
  expect(ended).toMatchObject({ code, told: expect.stringContaining(told) });
  expect(ended.told).not.toContain('secret');
});
