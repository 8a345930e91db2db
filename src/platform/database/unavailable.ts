import { codeOf, hasCode } from '../../kernel/error-code.js';

/** A server that is starting, restarting or not yet reachable over the network; a wrong password or name is not among them. */
const unreachable = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE', // written to a server that is gone
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  '57P01', // shut down by its administrator
  '57P02', // a backend crashed
  '57P03', // starting up, recovering or shutting down
  '53300', // too many connections
];

/** Whether waiting may help somebody who connects. */
export function isUnreachable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  // One error for each address of a host name.
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.some(isUnreachable);
  if (hasCode(error, ...unreachable)) return true;
  // The driver gives its own timeouts and lost sockets no code.
  return 'message' in error && /timeout|terminated unexpectedly/i.test(String(error.message));
}

/** What it is that a system error failed at, on the way to a server; files and callers have the same codes. */
const onTheWay: readonly unknown[] = ['connect', 'getaddrinfo', 'read', 'write'];

/**
 * What PostgreSQL says when it does not work now and may do so later, by class or code: connection, resources (disk and memory
 * too), shutdown, a standby, and statements that it gave up for time, for a lock, or for others' sake.
 */
const passing = /^(?:08|53|57P0)|^(?:57014|55P03|25P03|25006|40001|40P01)$/;

/** What the driver says without a code of a connection that was lost, or never came. */
const ofDriver = /^(?:Connection terminated|timeout e|Client (?:was closed|has encountered)|Cannot use a pool)/;

/** No connection became free in time. */
export class NoConnection extends Error {
  readonly code = 'NO_CONNECTION';
}

/** Whether something failed because the database is overloaded, restarting or gone: not for what was asked of it. */
export function isUnavailable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.some(isUnavailable);
  const code = codeOf(error);
  if (code === 'NO_CONNECTION') return true;
  if (code === undefined) return 'message' in error && ofDriver.test(String(error.message));
  if ('syscall' in error) return onTheWay.includes(error.syscall) && unreachable.includes(code);
  return 'severity' in error && passing.test(code);
}
