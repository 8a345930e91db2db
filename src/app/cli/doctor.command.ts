import { stat } from 'node:fs/promises';
import { checkAddress } from './doctor/check-address.js';
import { checkFeed } from './doctor/check-feed.js';
import { checkIdentity } from './doctor/check-identity.js';
import { checkLine, type Check } from './doctor/check.js';
import { hubAddress } from './hub-address.js';
import { hubClient, type HubAddress } from './hub-client.js';
import { tellResult } from './result.js';

export interface DoctorOptions extends HubAddress {
  /** Looks at the hub's own configuration, database, keys, disk and port too. */
  readonly server?: boolean;
}

/** Looks at everything between here and a hub, a line each, and says what to do; false when something fails. */
export async function doctor(dataDir: string, options: DoctorOptions): Promise<boolean> {
  const checks: Check[] = [];
  const report = (check: Check): void => {
    checks.push(check);
    if (options.json !== true) process.stdout.write(`${checkLine(check)}\n`);
  };
  const client = hubClient(dataDir, options);
  const isThere = await checkAddress(hubAddress(options.url), report);
  if (isThere && (await checkIdentity(client, report))) await checkFeed(client, report);
  if (options.server === true || (await isServer(dataDir))) {
    const { checkServer } = await import('./doctor/check-server.js');
    await checkServer(process.env, report);
  }
  const failed = checks.filter(({ state }) => state === 'FAILED').length;
  const words = failed === 0 ? '没有发现问题 (all is well)' : `有 ${failed} 项有误 (${failed} failed)`;
  tellResult(options, { healthy: failed === 0, checks }, words);
  return failed === 0;
}

/** Whether a hub is run from here. */
async function isServer(dataDir: string): Promise<boolean> {
  if (process.env['DATABASE_URL'] || process.env['DATABASE_OWNER_URL']) return true;
  return stat(`${dataDir}/postgres`).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
