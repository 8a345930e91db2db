/** The account PostgreSQL runs under when it may not run under ours. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const nobody = 65_534;

/**
 * PostgreSQL refuses to run as root. No account is created for it: a bare number is enough for the kernel, and 65534 is the
 * one that owns nothing anywhere. An ordinary user runs it as himself (`undefined`).
 */
export function accountForServer(): Account | undefined {
  return process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : undefined;
}
