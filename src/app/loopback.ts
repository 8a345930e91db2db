/** Addresses and host names of this machine, as sockets of either family and configurations write them. */
export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^(::ffff:)?127\./.test(address);
}
