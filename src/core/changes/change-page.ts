import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { changeMatcher, deliver, type ChangeFilter, type DeliveredChange } from './delivery.js';
import { actingFor } from '../visibility/index.js';
import { readViews } from './subject.js';

export interface ChangePage {
  readonly changes: readonly DeliveredChange[];
  readonly endCursor: string;
  readonly hasMore: boolean;
}

export interface ChangePageRequest {
  readonly after: number;
  /** The cursor the reader gave, null at the beginning. */
  readonly given: string | null;
  readonly size: number;
  readonly filter: ChangeFilter;
}

/** A narrow filter over a long log ends a page early rather than read on: `hasMore` tells to ask again. */
const mostRead = 5_000;

/** A page of the log as the viewer may see it now. */
export async function changePage(
  hub: Hub,
  viewer: Viewer,
  { after, given, size, filter }: ChangePageRequest,
): Promise<ChangePage> {
  const matches = changeMatcher(filter, hub, viewer);
  const session = actingFor(viewer.organization, hub.pool);
  const changes: DeliveredChange[] = [];
  let position = after;
  let previousCursor = given;
  let read = 0;
  while (changes.length < size && read < mostRead) {
    const events = await hub.feed.read(position, Math.min(size, mostRead - read));
    if (events.length === 0) break;
    read += events.length;
    const views = await readViews(hub, events.filter(matches), session);
    for (const event of events) {
      if (changes.length === size) break;
      position = event.seq;
      const view = views.get(event.eventId);
      if (!view) continue;
      const change = deliver(hub, viewer, event, view, previousCursor);
      if (!change) continue;
      changes.push(change);
      previousCursor = change.cursor;
    }
  }
  return { changes, endCursor: hub.feed.cursor(position), hasMore: hub.feed.head() > position };
}
