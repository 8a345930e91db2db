import type { ChangedDeadline } from '../changes/index.js';
import type { ChangeEvent } from '../feed/index.js';
import type { NotificationKind } from './notification-kinds.js';

/** Changes that say by when somebody has to act; by name, for any feature may append them. */
const ofDeadlines: Readonly<Record<string, NotificationKind>> = {
  DUE_SOON: 'DUE_SOON',
  OVERDUE: 'OVERDUE',
  URGED: 'URGED',
};

/** By these a record may come to meet a need that it did not before (S3). */
const ofRecords: ReadonlySet<string> = new Set(['PUBLISHED', 'REVISED', 'VISIBILITY_CHANGED']);

/** By these an organization may come to have a proceeding that it did not before. */
const ofProceedings: ReadonlySet<string> = new Set(['STEP_TAKEN', 'VISIBILITY_CHANGED']);

/** What a change is to the people of an organization. */
export interface ToldMatter {
  readonly event: ChangeEvent;
  readonly kind: NotificationKind;
  readonly organizationId: number;
  readonly deadline: ChangedDeadline | null;
}

/** The kind by which a change of a deadline is told; null for another change. */
export function deadlineKind({ kind }: Pick<ChangeEvent, 'kind'>): NotificationKind | null {
  return ofDeadlines[kind] ?? null;
}

/** Organizations that have the subject of a change now, as far as the change brings it to somebody; none for one that brings nothing. */
export function havingMatter(event: ChangeEvent, isProceeding: (subjectType: string) => boolean): readonly number[] {
  if (event.subjectType === 'SharedRecord') return ofRecords.has(event.kind) ? event.neededBy : [];
  return ofProceedings.has(event.kind) && isProceeding(event.subjectType) ? (event.audience ?? []) : [];
}

/** Whoever did it, and whose matter it is, is told nothing new. */
export function isNewsFor({ organizationId, publisherId }: ChangeEvent, organization: number): boolean {
  return organization !== organizationId && organization !== publisherId;
}
