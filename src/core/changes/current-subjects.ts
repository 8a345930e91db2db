import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import { handOn, type Eventual } from '../../kernel/pull.js';
import type { ChangeEvent } from '../feed/index.js';
import type { Organization } from '../organizations/index.js';
import { actingFor, actingForAnyMember, maySee } from '../visibility/index.js';
import { readSubjects, readViews, type ChangeView, type Subject, type SubjectSource } from './subject.js';

declare module '../hub.js' {
  interface Hub {
    /** The present state of what the latest changes speak of. */
    readonly subjects: CurrentSubjects;
  }
}

/**
 * The present state of subjects for everyone who follows the head. What every member may see is read once a change, however
 * many subscribers ask; the rest once for each organization that asks, under its own identity. A later change of the same
 * subject makes new entries, so that what is delivered is never older than the head this node has seen.
 */
export interface CurrentSubjects {
  /** At once where it has been read. */
  view(event: ChangeEvent, organization: Organization): Eventual<ChangeView>;
  /** The last change of the event's subject that this node has seen. */
  version(event: ChangeEvent): number;
  close(): void;
}

const mostSubjects = 10_000;
const nothing: ChangeView = { subject: null, known: false };

export function followSubjects(hub: SubjectSource): CurrentSubjects {
  const latest = new LRUCache<string, number>({ max: mostSubjects });
  const version = ({ seq, subjectId }: ChangeEvent): number => Math.max(seq, latest.get(subjectId) ?? 0);
  const anyMember = actingForAnyMember(hub.pool);
  const forAll = new DataLoader<ChangeEvent, Subject | null>(
    async (events) => {
      const subjects = await readSubjects(hub, events, anyMember);
      return events.map(({ subjectId }) => subjects.get(subjectId) ?? null);
    },
    { cache: false },
  );
  const forOne = new Map<Organization, DataLoader<ChangeEvent, ChangeView>>();
  const loaderOf = (organization: Organization): DataLoader<ChangeEvent, ChangeView> => {
    const loader = forOne.get(organization) ?? viewLoader(hub, organization);
    forOne.set(organization, loader);
    return loader;
  };

  const subjects = remembered<Subject | null>();
  const views = remembered<ChangeView>();
  const subjectNow = (event: ChangeEvent): Eventual<Subject | null> =>
    subjects(`${event.subjectId}@${version(event)}`, () => forAll.load(event));

  const stop = hub.feed.onBatch((events, readers) => {
    for (const { subjectId, seq } of events) latest.set(subjectId, seq);
    // All of them in one statement: whoever reads them one after the other finds the rest of the batch beside the first.
    if (readers > 0) for (const event of events) void Promise.resolve(subjectNow(event)).catch(() => undefined);
  });

  return {
    version,
    close: stop,
    view(event, organization) {
      const now = version(event);
      return handOn(subjectNow(event), (subject) => {
        if (subject) return { subject, known: true };
        // Nothing has happened to it since: it is still for nobody else than the change was for.
        if (now === event.seq && !maySee(event.audience, organization)) return nothing;
        return views(`${organization.key}/${event.eventId}@${now}`, () => loaderOf(organization).load(event));
      });
    },
  };
}

function viewLoader(hub: SubjectSource, organization: Organization): DataLoader<ChangeEvent, ChangeView> {
  return new DataLoader(
    async (events) => {
      const views = await readViews(hub, events, actingFor(organization, hub.pool));
      return events.map(({ eventId }) => views.get(eventId) ?? nothing);
    },
    { cache: false },
  );
}

/** Reads once under a key; what failed is read again by the next who asks. */
function remembered<Value>() {
  const known = new LRUCache<string, { value: Eventual<Value> }>({ max: mostSubjects });
  return (key: string, read: () => Promise<Value>): Eventual<Value> => {
    const earlier = known.get(key);
    if (earlier) return earlier.value;
    const reading = read();
    const entry: { value: Eventual<Value> } = { value: reading };
    known.set(key, entry);
    reading.then(
      (value) => (entry.value = value),
      () => known.delete(key),
    );
    return reading;
  };
}
