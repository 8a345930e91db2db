import type { ChangeEvent } from '../feed/index.js';
import type { Hub } from '../hub.js';

/** What a change speaks of, as it stands now. */
export interface Subject {
  /** Organizations that may see it now; null: all members. */
  readonly audience: readonly number[] | null;
  /** The object as resolvers return it. */
  readonly node: object;
}

/** How subjects of one type are read; each feature that appends changes has one. */
export interface SubjectType {
  /** The `subjectType` of its changes. */
  readonly name: string;
  globalId(key: string): string;
  read(hub: Hub, keys: readonly string[]): Promise<ReadonlyMap<string, Subject>>;
}

/** The present state of the subjects of some changes, one read a type, by subject key. */
export async function readSubjects(hub: Hub, events: readonly ChangeEvent[]): Promise<Map<string, Subject>> {
  const subjects = new Map<string, Subject>();
  for (const type of hub.subjectTypes) {
    const keys = new Set(
      events.filter(({ subjectType }) => subjectType === type.name).map(({ subjectId }) => subjectId),
    );
    if (keys.size === 0) continue;
    for (const [key, subject] of await type.read(hub, [...keys])) subjects.set(key, subject);
  }
  return subjects;
}
