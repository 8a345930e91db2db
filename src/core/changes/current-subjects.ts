import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import type { ChangeEvent, Feed } from '../feed/index.js';
import type { Subject } from './subject.js';

/**
 * The present state of subjects for everyone who follows the head: read once a change, however many subscribers ask. A
 * later change of the same subject makes a new entry, so that what is delivered is never older than the head this node
 * has seen.
 */
export interface CurrentSubjects {
  read(event: ChangeEvent): Promise<Subject | undefined>;
  /** The last change of the event's subject that this node has seen. */
  version(event: ChangeEvent): number;
  close(): void;
}

const mostSubjects = 10_000;

export function followSubjects(
  feed: Pick<Feed, 'onBatch'>,
  readSubjects: (events: readonly ChangeEvent[]) => Promise<ReadonlyMap<string, Subject>>,
): CurrentSubjects {
  const latest = new LRUCache<string, number>({ max: mostSubjects });
  const subjects = new LRUCache<string, Promise<Subject | undefined>>({ max: mostSubjects });
  const loader = new DataLoader<ChangeEvent, Subject | undefined>(
    async (events) => {
      const read = await readSubjects(events);
      return events.map(({ subjectId }) => read.get(subjectId));
    },
    { cache: false },
  );
  const version = ({ seq, subjectId }: ChangeEvent): number => Math.max(seq, latest.get(subjectId) ?? 0);
  const stop = feed.onBatch((events) => {
    for (const { subjectId, seq } of events) latest.set(subjectId, seq);
  });
  return {
    version,
    close: stop,
    read(event) {
      const key = `${event.subjectId}@${version(event)}`;
      const known = subjects.get(key);
      if (known) return known;
      const reading = loader.load(event);
      subjects.set(key, reading);
      reading.catch(() => subjects.delete(key));
      return reading;
    },
  };
}
