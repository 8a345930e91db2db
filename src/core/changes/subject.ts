import type { Session } from '../../platform/database/index.js';
import type { ChangeEvent } from '../feed/index.js';
import type { Hub } from '../hub.js';
import { knownEvents } from './known-events.sql.js';

declare module '../hub.js' {
  interface Hub {
    readonly subjectTypes: readonly SubjectType[];
  }
}

/** What a change speaks of, as it stands now. */
export interface Subject {
  /** Organizations that may see it now; null: all members. */
  readonly audience: readonly number[] | null;
  /** The object as resolvers return it. */
  readonly node: object;
}

/** What an organization may see of a change. */
export interface ChangeView {
  /** The subject, where it may see that now. */
  readonly subject: Subject | null;
  /** Whether it may have known of the change; asked only where it may not see the subject. */
  readonly known: boolean;
}

/** What subjects are read with; reading one asks for no other. */
export type SubjectSource = Omit<Hub, 'subjects'>;

/** How subjects of one type are read; each feature that appends changes has one. */
export interface SubjectType {
  /** The `subjectType` of its changes. */
  readonly name: string;
  globalId(key: string): string;
  read(hub: SubjectSource, keys: readonly string[], session: Session): Promise<ReadonlyMap<string, Subject>>;
}

/** What whoever acts may see of some changes now, by event: one read a type of subject. */
export async function readViews(
  hub: SubjectSource,
  events: readonly ChangeEvent[],
  session: Session,
): Promise<ReadonlyMap<string, ChangeView>> {
  const subjects = await readSubjects(hub, events, session);
  const gone = events.filter(({ subjectId }) => !subjects.has(subjectId)).map(({ eventId }) => eventId);
  const known = await knownEvents(session, gone);
  return new Map(
    events.map(({ eventId, subjectId }) => {
      const subject = subjects.get(subjectId) ?? null;
      return [eventId, { subject, known: subject !== null || known.has(eventId) }];
    }),
  );
}

/** The present state of the subjects of some changes, by subject key. */
export async function readSubjects(
  hub: SubjectSource,
  events: readonly ChangeEvent[],
  session: Session,
): Promise<ReadonlyMap<string, Subject>> {
  const subjects = new Map<string, Subject>();
  for (const type of hub.subjectTypes) {
    const keys = new Set(
      events.filter(({ subjectType }) => subjectType === type.name).map(({ subjectId }) => subjectId),
    );
    if (keys.size === 0) continue;
    for (const [key, subject] of await type.read(hub, [...keys], session)) subjects.set(key, subject);
  }
  return subjects;
}
