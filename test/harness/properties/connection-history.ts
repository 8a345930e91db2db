import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { sockets } from './frame-grammar.js';
import { requests } from './http-grammar.js';
import { rawConnection } from '../clients/raw-connection.js';

/** How a client leaves: by RST, with its half closed, at once, after a while without a word, or without ever reading. */
type Leaving = 'reset' | 'half' | 'close' | 'stall' | 'unread';

/** What one client does with one connection. */
export interface ConnectionHistory {
  readonly bytes: Buffer;
  /** Where the bytes are cut into pieces, and how much of them is sent at all, from 0 to 1. */
  readonly cuts: readonly number[];
  readonly sent: number;
  /** Milliseconds between the pieces. */
  readonly pause: number;
  readonly leaving: Leaving;
}

export const connectionHistories: fc.Arbitrary<ConnectionHistory> = fc.record({
  bytes: fc.oneof({ weight: 2, arbitrary: requests }, sockets),
  cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
  sent: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
  pause: fc.integer({ min: 0, max: 3 }),
  leaving: fc.constantFrom<Leaving>('reset', 'half', 'close', 'stall', 'unread'),
});

/** Milliseconds that a client which stalls or has closed its half stays for what may come. */
const stay = 60;

/** Does it, and gives what came. */
export async function play(url: string, { bytes, cuts, sent, pause, leaving }: ConnectionHistory): Promise<string> {
  const connection = await rawConnection(url);
  const { socket } = connection;
  if (leaving === 'unread') socket.pause();
  const end = Math.ceil(bytes.length * sent);
  const places = [0, ...cuts.map((cut) => Math.floor(cut * end)).sort((a, b) => a - b), end];
  for (const [index, place] of places.slice(1).entries()) {
    if (socket.destroyed) break;
    connection.send(bytes.subarray(places[index], place));
    if (pause > 0) await sleep(pause);
  }
  if (leaving === 'half') socket.end();
  if (leaving === 'half' || leaving === 'stall') await Promise.race([connection.ended, sleep(stay)]);
  if (leaving === 'reset') connection.reset();
  else socket.destroy();
  return connection.ended;
}

export function describeHistory({ bytes, ...others }: ConnectionHistory): string {
  return JSON.stringify({ bytes: bytes.toString('latin1').slice(0, 2000), ...others });
}
