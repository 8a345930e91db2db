import { Temporal } from 'temporal-polyfill';
import { endOfDay, shanghaiDay, type CalendarBasis } from '../../kernel/calendar.js';
import { isInTime } from '../../kernel/deadline.js';
import type { Organization } from '../organizations/index.js';

export const deadlineStatuses = {
  OVERDUE: 'OVERDUE',
  DUE_TODAY: 'DUE_TODAY',
  OPEN: 'OPEN',
  PAUSED: 'PAUSED',
  MET: 'MET',
  MET_LATE: 'MET_LATE',
  ENDED: 'ENDED',
} as const;
export type DeadlineStatus = keyof typeof deadlineStatuses;

/** A deadline as its source knows it; instants are RFC 3339. */
export interface DeadlineFacts {
  /** A prefix and 32 hexadecimal digits. */
  readonly key: string;
  readonly title: string;
  /** What is due: 受理. */
  readonly label: string;
  /** Its name in the procedure's table, or of the kind of deadline that it is. */
  readonly clock: string;
  /** Null where it is about no proceeding. */
  readonly procedure: string | null;
  /** The register number of its proceeding. */
  readonly number: string | null;
  readonly rule: string;
  /** Global id of the record or proceeding. */
  readonly subjectId: string;
  readonly dueAt: string;
  readonly basis?: CalendarBasis;
  readonly metAt?: string | null;
  readonly endedAt?: string | null;
  readonly pausedAt?: string | null;
  readonly responsible: Organization;
}

export interface Deadline extends DeadlineFacts {
  readonly __typename: 'Deadline';
  readonly id: string;
  readonly basis: CalendarBasis;
  readonly metAt: string | null;
  readonly status: DeadlineStatus;
}

export function presentDeadline(facts: DeadlineFacts, now: Temporal.Instant): Deadline {
  return {
    ...facts,
    __typename: 'Deadline',
    id: `due_${facts.key}`,
    basis: facts.basis ?? 'ANNOUNCED',
    metAt: facts.metAt ?? null,
    status: deadlineStatus(facts, now),
  };
}

/** A deadline that ends at 24:00 today is due today. */
export function deadlineStatus(
  { dueAt, metAt, endedAt, pausedAt }: Pick<DeadlineFacts, 'dueAt' | 'metAt' | 'endedAt' | 'pausedAt'>,
  now: Temporal.Instant,
): DeadlineStatus {
  const due = Temporal.Instant.from(dueAt);
  if (metAt != null) return isInTime(Temporal.Instant.from(metAt), due) ? 'MET' : 'MET_LATE';
  if (endedAt != null) return 'ENDED';
  if (pausedAt != null) return 'PAUSED';
  if (!isInTime(now, due)) return 'OVERDUE';
  return Temporal.Instant.compare(due, endOfDay(shanghaiDay(now))) <= 0 ? 'DUE_TODAY' : 'OPEN';
}
