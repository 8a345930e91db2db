import type { ChangeEvent } from './change-event.js';

/** The latest changes in memory, without a gap: what all readers at the head share. */
export interface ChangeWindow {
  head(): number;
  append(events: readonly ChangeEvent[]): void;
  /** The changes after a place, at most `limit`; null when the window does not reach back that far. */
  after(seq: number, limit: number): readonly ChangeEvent[] | null;
  /** The place of an event that is still in the window. */
  positionOf(eventId: string): number | null;
}

export function changeWindow(start: number, capacity: number): ChangeWindow {
  let events: ChangeEvent[] = [];
  let before = start;
  const places = new Map<string, number>();
  return {
    head: () => before + events.length,
    append(fresh) {
      for (const event of fresh) {
        if (event.seq !== before + events.length + 1) throw new Error(`change ${event.seq} does not follow the window`);
        events.push(event);
        places.set(event.eventId, event.seq);
      }
      // Cut only now and then: dropping one from the front for each that comes would copy the window every time.
      if (events.length <= 2 * capacity) return;
      for (const { eventId } of events.slice(0, -capacity)) places.delete(eventId);
      before += events.length - capacity;
      events = events.slice(-capacity);
    },
    after(seq, limit) {
      return seq < before ? null : events.slice(seq - before, seq - before + limit);
    },
    positionOf: (eventId) => places.get(eventId) ?? null,
  };
}
