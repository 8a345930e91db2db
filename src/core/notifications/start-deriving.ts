import { backgroundLoop, type BackgroundLoop } from '../../platform/jobs/index.js';
import type { ChangeEvent } from '../feed/index.js';
import { CursorError } from '../feed/index.js';
import type { Hub } from '../hub.js';
import { deriveFrom, mayBeTold } from './derive.js';
import { readProgress } from './derive.sql.js';

/** Changes that are read at a time. */
const most = 500;
/** Milliseconds between two looks at new changes: what comes in a burst is told in one transaction. */
const gap = 500;
/** What nobody is told is not written down each time: after a restart so many changes are looked at again at most. */
const mostUnwritten = 5_000;

/** The loop, and up to where in the change log this node knows that people have been told. */
export interface Deriving extends BackgroundLoop {
  looked(): number;
}

/** Follows the change log and tells people, on one node at a time. Nobody who publishes or follows waits for it. */
export function startDeriving(hub: Hub): Deriving {
  /** Up to where this node has looked, and what it has written of that. */
  let place: { looked: number; written: number } | null = null;

  async function derive(): Promise<void> {
    for (;;) {
      if (place === null) {
        const written = await readProgress(hub.pool);
        place = { looked: written, written };
      }
      if (hub.feed.head() <= place.looked) return;
      const events = await kept(hub, place.looked);
      const upTo = events.at(-1)?.seq;
      if (upTo === undefined) return;
      if (upTo - place.written < mostUnwritten && !events.some((event) => mayBeTold(hub, event))) {
        place = { ...place, looked: upTo };
        continue;
      }
      const done = await deriveFrom(hub, events, upTo);
      // Another node is at it, and will be asked how far it has come.
      if (done === null) {
        place = null;
        return;
      }
      place = { looked: done, written: done };
    }
  }

  const loop = backgroundLoop(derive, { name: 'notifications', gap, idle: 5_000, log: hub.log });
  const stopListening = hub.feed.onBatch(() => loop.wake());
  return {
    wake: loop.wake,
    looked: () => place?.looked ?? 0,
    async stop() {
      stopListening();
      await loop.stop();
    },
  };
}

/** The next changes; whoever was away until they were no longer kept goes on with the earliest that are. */
async function kept({ feed }: Pick<Hub, 'feed'>, after: number): Promise<readonly ChangeEvent[]> {
  try {
    return await feed.read(after, most);
  } catch (error) {
    if (!(error instanceof CursorError)) throw error;
    return feed.read((await feed.earliest()) - 1, most);
  }
}
