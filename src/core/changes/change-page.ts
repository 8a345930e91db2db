import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { changeMatcher, deliver, type ChangeFilter, type DeliveredChange } from './delivery.js';
import { readSubjects } from './subject.js';

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
  const matches = changeMatcher(filter, hub);
  const changes: DeliveredChange[] = [];
  let position = after;
  let previousCursor = given;
  let read = 0;
  while (changes.length < size && read < mostRead) {
    const events = await hub.feed.read(position, Math.min(size, mostRead - read));
    if (events.length === 0) break;
    read += events.length;
    const subjects = await readSubjects(hub, events.filter(matches));
    for (const event of events) {
      if (changes.length === size) break;
      position = event.seq;
      if (!matches(event)) continue;
      const change = deliver(hub, viewer, event, subjects.get(event.subjectId), previousCursor);
      if (!change) continue;
      changes.push(change);
      previousCursor = change.cursor;
    }
  }
  return { changes, endCursor: hub.feed.cursor(position), hasMore: hub.feed.head() > position };
}
