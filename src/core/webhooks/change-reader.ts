import { changeMatcher, deliver, type DeliveredChange } from '../changes/index.js';
import type { ChangeEvent } from '../feed/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import type { WebhookRow } from './webhook.js';

/** What comes next for a webhook: a change, or null where up to `passed` there is none for it. */
export interface NextChange {
  readonly change: (DeliveredChange & { readonly eventId: string }) | null;
  readonly passed: number;
  /** Whether the log goes on behind it. */
  readonly hasMore: boolean;
}

const pageSize = 200;
/** Changes of others that are passed over at a time: then the place is noted. */
const mostPassed = 5_000;

/** Reads the log on behalf of a webhook, in order, from its place on. */
export function changeReader(hub: Hub, viewer: Viewer, { filter }: Pick<WebhookRow, 'filter'>) {
  const matches = changeMatcher(filter, hub, viewer);
  let events: readonly ChangeEvent[] = [];
  let index = 0;

  /** @throws CursorError when what comes next is no longer kept */
  return async ({ position, sentPosition }: Pick<WebhookRow, 'position' | 'sentPosition'>): Promise<NextChange> => {
    let passed = position;
    while (passed - position < mostPassed) {
      const event = events[index];
      if (event?.seq !== passed + 1) {
        events = await hub.feed.read(passed, pageSize);
        index = 0;
        if (events.length === 0) return { change: null, passed, hasMore: false };
        continue;
      }
      index += 1;
      passed = event.seq;
      if (!matches(event)) continue;
      const view = await hub.subjects.view(event, viewer.organization);
      const change = deliver(hub, viewer, event, view, hub.feed.cursor(sentPosition));
      if (change) return { change: { ...change, eventId: event.eventId }, passed, hasMore: true };
    }
    return { change: null, passed, hasMore: true };
  };
}
