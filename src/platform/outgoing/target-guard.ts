import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import { isNetwork, isPublicAddress, isServerAddress, networks } from './address-range.js';
import { byNameServers, bySystem, type Resolve } from './resolve.js';

/** Why an address that somebody gave is not asked. */
export type TargetFault = 'NO_URL' | 'CREDENTIALS' | 'FRAGMENT' | 'NOT_HTTPS' | 'PORT' | 'PRIVATE';

/** The hub is not made to ask what only it can reach. */
export interface TargetGuard {
  /** The address to post to, or what is wrong with it as it is written. */
  target(text: string): URL | TargetFault;
  /** For sockets: finds only addresses that may be connected to, so that the one that was checked is the one that is connected to. */
  readonly lookup: LookupFunction;
}

export interface TargetGuardOptions {
  /** Hosts that may be private, and asked over plain http: names, addresses, either with a port, and networks (`10.12.0.0/16`). */
  readonly allowed: readonly string[];
  /** How names are resolved; if not given, as the machine does for those that are allowed, by its name servers for all others. */
  readonly resolve?: Resolve;
}

/** What a socket ends with whose name leads to a private address. */
class PrivateTarget extends Error {
  readonly code = 'PRIVATE_TARGET';
}

export function openTargetGuard({ allowed, resolve }: TargetGuardOptions): TargetGuard {
  const own = networks(allowed.filter(isNetwork));
  const hosts = new Set(allowed.filter((each) => !isNetwork(each)).map((each) => each.toLowerCase()));
  const isAllowed = (hostname: string): boolean => [...hosts].some((host) => nameOf(host) === hostname);
  const [ofSystem, ofNameServers] = [resolve ?? bySystem(), resolve ?? byNameServers()];
  const may = (address: string, hostname: string): boolean =>
    isServerAddress(address) && (isPublicAddress(address) || isAllowed(hostname) || own.has(address));

  /** All addresses of a name, or an error where there is none or one of them is private. */
  const find = callbackify(async (name: string): Promise<[LookupAddress, ...LookupAddress[]]> => {
    const [first, ...others] = await (isAllowed(name) ? ofSystem : ofNameServers)(name);
    if (!first) throw notFound();
    if (![first, ...others].every(({ address }) => may(address, name))) throw new PrivateTarget('a private address');
    return [first, ...others];
  });

  return {
    target(text) {
      const url = URL.parse(text);
      if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return 'NO_URL';
      if (url.username !== '' || url.password !== '') return 'CREDENTIALS';
      if (url.hash !== '' || text.includes('#')) return 'FRAGMENT';
      const name = bare(url.hostname);
      const listed = hosts.has(url.hostname) || hosts.has(url.host) || hosts.has(name) || own.has(name);
      if (isIP(name) !== 0 && !may(name, name)) return 'PRIVATE';
      if (listed) return url;
      // Listed with another port, or not at all.
      if (isAllowed(name)) return 'PORT';
      if (url.protocol !== 'https:') return 'NOT_HTTPS';
      return url.port === '' || Number(url.port) >= 1024 ? url : 'PORT';
    },
    lookup(hostname, options, callback) {
      find(hostname.toLowerCase(), (error, addresses) => {
        if (error) callback(error, '', 0);
        else if (options.all === true) callback(null, [...addresses]);
        else callback(null, addresses[0].address, addresses[0].family);
      });
    },
  };
}

function notFound(): NodeJS.ErrnoException {
  return Object.assign(new Error('no address'), { code: 'ENOTFOUND' });
}

/** IPv6 stands in brackets in a URL. */
const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** A host as it was allowed, without its port. */
function nameOf(host: string): string {
  return isIP(host) === 6 ? host : bare(host.replace(/:\d+$/, ''));
}
