import { isIPv4 } from 'node:net';

/** Addresses and host names of this machine, as sockets of either family and configurations write them. */
export function isLoopback(address: string): boolean {
  const v4 = address.replace(/^::ffff:/, '');
  return address === 'localhost' || address === '::1' || (isIPv4(v4) && v4.startsWith('127.'));
}
