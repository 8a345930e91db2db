import { lookup, type LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { takingTurns } from './turns.js';

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

/** Node asks the machine on four threads that files need too: two wait at most. */
const atOnce = 2;
/** Milliseconds for an answer, twice. */
const patience = 2_000;

/** As the machine resolves names, its own file of hosts included: for names of the operator's choice. */
export function bySystem(): Resolve {
  const turn = takingTurns(atOnce);
  return (hostname) => turn(() => ask(hostname));
}

function ask(hostname: string): Promise<readonly LookupAddress[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly LookupAddress[]>();
  lookup(hostname, { all: true, verbatim: true }, (error, found) => (error ? reject(error) : resolve(found)));
  return promise;
}

/** By the machine's name servers, on no thread: a name whose own servers never answer keeps nobody else waiting. */
export function byNameServers(): Resolve {
  const resolver = new Resolver({ timeout: patience, tries: 2 });
  return async (hostname) => {
    const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const found = [
      ...(four.status === 'fulfilled' ? four.value.map((address) => ({ address, family: 4 })) : []),
      ...(six.status === 'fulfilled' ? six.value.map((address) => ({ address, family: 6 })) : []),
    ];
    if (found.length === 0 && four.status === 'rejected') throw four.reason;
    return found;
  };
}
