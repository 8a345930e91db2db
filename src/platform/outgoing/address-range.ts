import ipaddr from 'ipaddr.js';

type Address = ReturnType<typeof ipaddr.parse>;
type Network = readonly [Address, number];

/** Global unicast of IPv6; what stands outside of it is of one machine, one network or no longer used, or holds an address of IPv4. */
const globalUnicast = ipaddr.parseCIDR('2000::/3');
/** Public by its number, and the metadata service of a cloud all the same. */
const metadata = ipaddr.parseCIDR('168.63.129.16/32');
/** Nobody's server: what a message must never go to, whoever allows it. */
const never: ReadonlySet<string> = new Set(['unspecified', 'broadcast', 'multicast', 'linkLocal']);

/** An address as it is connected to: one of IPv4 that is written as IPv6 is the same; null for a text that is none. */
function readAddress(text: string): Address | null {
  // A zone (fe80::1%eth0) names an interface of this machine.
  if (text.includes('%') || !ipaddr.isValid(text)) return null;
  return ipaddr.process(text);
}

function isIn(address: Address, [network, bits]: Network): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}

/** Whether an address (as `lookup` gives it) is of the public internet. */
export function isPublicAddress(text: string): boolean {
  const address = readAddress(text);
  if (!address || address.range() !== 'unicast' || isIn(address, metadata)) return false;
  return address.kind() === 'ipv4' || isIn(address, globalUnicast);
}

/** Whether an address can be one of a server at all, in a public network or in one of one's own. */
export function isServerAddress(text: string): boolean {
  const address = readAddress(text);
  return address !== null && !never.has(address.range()) && !isIn(address, metadata);
}

/** Networks in which an address may lie: `10.12.0.0/16`. */
export function networks(texts: readonly string[]): { has(address: string): boolean } {
  const known = texts.map((text) => ipaddr.parseCIDR(text));
  return {
    has(text) {
      const address = readAddress(text);
      return address !== null && known.some((network) => isIn(address, network));
    },
  };
}

export function isNetwork(text: string): boolean {
  return ipaddr.isValidCIDR(text);
}
