import type { CalendarBasis } from '../../kernel/calendar.js';
import type { Organization } from '../organizations/index.js';

export const suspicions = { SUSPECTED: 'SUSPECTED', REFERRED: 'REFERRED', CLEARED: 'CLEARED' } as const;
/** Suspected crime in a proceeding (X3): flagged, moved to the police, or cleared with reasons. */
export type Suspicion = keyof typeof suspicions;

/** What proceedings of all procedures have in common, as resolvers return it; instants are RFC 3339. */
export interface Proceeding {
  readonly __typename: string;
  /** Global id. */
  readonly id: string;
  /** Key in the database. */
  readonly key: string;
  readonly procedure: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly revision: number;
  /** Keys of the organizations that see it: parties and guests. */
  readonly audience: readonly number[];
  readonly guestIds: readonly number[];
  readonly openedById: number;
  readonly openedBy: Organization;
  readonly openedAt: string;
  readonly changedAt: string;
  readonly closedAt: string | null;
  /** Key of the proceeding that this one is about. */
  readonly aboutId: string | null;
  readonly suspicion: Suspicion | null;
  /** Null where nobody who has to do with it has ended. */
  readonly heirs: Heirs | null;
  /** Null where no document has one. */
  readonly documentNumbers: readonly DocumentNumber[] | null;
}

/** The number that an office has given a document of its own, by the name of the document's draft. */
export interface DocumentNumber {
  readonly draft: string;
  readonly organizationId: number;
  readonly number: string;
}

/** Who acts for organizations that have ended, by their keys. */
export type Heirs = Readonly<Record<number, number>>;

/** A step that was taken. */
export interface TakenStep {
  readonly revision: number;
  readonly step: string;
  readonly state: string;
  readonly organizationId: number;
  readonly personName: string;
  /** When it was registered. */
  readonly takenAt: string;
  /** When it was done. */
  readonly occurredAt: string;
  readonly note: string | null;
  /** Null where it put nothing right. */
  readonly changes: StepChanges | null;
}

/** What a step put right: by field, what stood before and stands since. */
export type StepChanges = Readonly<Record<string, readonly [before: unknown, after: unknown]>>;

/** A material as a request gives it. */
export interface GivenMaterial {
  readonly kind: string;
  readonly name: string;
  readonly contentId?: string | null;
}

/** A material that came with a step. */
export interface Material {
  readonly revision: number;
  readonly kind: string;
  readonly name: string;
  /** The attachment; null: handed over on paper. */
  readonly contentId: string | null;
}

/** A clock of a proceeding that was started. */
export interface RunningClock {
  readonly id: string;
  readonly clock: string;
  readonly rule: string;
  readonly responsibleId: number;
  readonly startsAt: string;
  readonly dueAt: string;
  readonly basis: CalendarBasis;
  readonly metAt: string | null;
  readonly endedAt: string | null;
  readonly pausedAt: string | null;
}
