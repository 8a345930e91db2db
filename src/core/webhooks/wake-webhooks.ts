import { shanghaiText } from '../../kernel/instant-text.js';
import { transaction } from '../../platform/database/index.js';
import { backgroundLoop, type BackgroundLoop } from '../../platform/jobs/index.js';
import { changeMatcher } from '../changes/index.js';
import { CursorError, type ChangeEvent } from '../feed/index.js';
import type { Hub } from '../hub.js';
import { lockWoken, waitingWebhooks, writeWoken } from './progress.sql.js';
import { enqueueWebhooks } from './webhooks.sql.js';

/** Changes that are looked at at a time. */
const most = 500;
/** Milliseconds between two looks: what comes in a burst wakes a webhook once. */
const gap = 200;

/**
 * Follows the change log and asks for the jobs of those webhooks for which there may be something, on one node at a time; how far the log was
 * followed moves in the same transaction, so that whatever ends this node, none is left asleep.
 */
export function startWaking(hub: Hub): BackgroundLoop {
  async function wake(): Promise<void> {
    while ((await wakeNext(hub)) > 0);
  }
  const loop = backgroundLoop(wake, { name: 'webhooks', gap, idle: 5_000, log: hub.log });
  const stopListening = hub.feed.onBatch(() => loop.wake());
  return {
    wake: loop.wake,
    async stop() {
      stopListening();
      await loop.stop();
    },
  };
}

/** Wakes for the next changes and says how many there were; 0 where nobody waits for any, or while another node is at it. */
async function wakeNext(hub: Hub): Promise<number> {
  const head = hub.feed.head();
  const now = shanghaiText(hub.clock.now());
  if ((await waitingWebhooks(hub.pool, head, now)).length === 0) return 0;
  return transaction(hub.pool, async (executor) => {
    const woken = await lockWoken(executor);
    if (woken === null) return 0;
    const waiting = await waitingWebhooks(executor, head, now);
    // What all of them have behind them concerns nobody.
    const from = waiting.reduce((least, { position }) => Math.min(least, position), head);
    if (Math.max(woken, from) >= head) return 0;
    const events = await kept(hub, Math.max(woken, from));
    const upTo = events.at(-1)?.seq;
    if (upTo === undefined) return 0;
    const concerned = waiting.filter(({ filter, organizationId, position }) => {
      const matches = changeMatcher(filter, hub, { organization: hub.organizations.byKey(organizationId) });
      return events.some((event) => event.seq > position && matches(event));
    });
    await enqueueWebhooks(
      executor,
      concerned.map(({ key }) => key),
    );
    await writeWoken(executor, upTo);
    return events.length;
  });
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

/**
 * Asks for the jobs of all that stand behind; runs every minute. Those whose filter has let nothing pass move on, so that no pruning overtakes
 * them, and a job that was lost, whatever the reason, is made anew.
 */
export async function wakeAll(hub: Hub): Promise<void> {
  const waiting = await waitingWebhooks(hub.pool, hub.feed.head(), shanghaiText(hub.clock.now()));
  await enqueueWebhooks(
    hub.pool,
    waiting.map(({ key }) => key),
  );
}
