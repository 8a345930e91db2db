import { readFileSync } from 'node:fs';

/** The account PostgreSQL runs under when it may not run under ours. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const nobody = 65_534;

/**
 * PostgreSQL refuses to run as root, and initdb under a number that has no name. No account is created: it runs under one of
 * the system's that own nothing. An ordinary user runs it as himself (`undefined`).
 */
export function accountForServer(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return powerlessAccount(readFileSync('/etc/passwd', 'utf8'));
}

/** Out of the lines of /etc/passwd: number 65534, else `nobody` (-2 on macOS, which is no number for chown), else `daemon`. */
export function powerlessAccount(passwd: string): Account {
  const accounts = passwd.split('\n').map((line) => {
    const [name = '', , uid = '', gid = ''] = line.split(':');
    return { name, uid: Number(uid), gid: Number(gid) };
  });
  const fit = accounts.filter(({ uid, gid }) => uid > 0 && gid > 0);
  const chosen =
    fit.find(({ uid }) => uid === nobody) ??
    fit.find(({ name }) => name === 'nobody') ??
    fit.find(({ name }) => name === 'daemon');
  if (!chosen) throw new Error('PostgreSQL cannot run as root, and /etc/passwd has neither nobody nor daemon');
  return { uid: chosen.uid, gid: chosen.gid };
}
