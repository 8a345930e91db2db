import { Temporal } from 'temporal-polyfill';
import { endOfDay, shanghaiDay } from '../../kernel/calendar.js';
import type { Parameters } from '../../platform/database/parameters.js';
import type { Organization } from '../organizations/index.js';
import type { Viewer } from '../identity/index.js';

export const deadlineStatuses = { OVERDUE: 'OVERDUE', DUE_TODAY: 'DUE_TODAY', OPEN: 'OPEN' } as const;
export type DeadlineStatus = keyof typeof deadlineStatuses;

export interface Deadline {
  readonly __typename: 'Deadline';
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly rule: string;
  readonly dueAt: string;
  readonly status: DeadlineStatus;
  readonly responsible: Organization;
}

/**
 * Where open deadlines come from: a SELECT of `key text, title, rule, due_at, responsible_id` that the viewer may see. A
 * feature with clocks adds one; each walks its own index on the due time.
 */
export type DeadlineSource = (viewer: Viewer, $: Parameters) => string;

/** A deadline that ends at 24:00 today is due today. */
export function deadlineStatus(dueAt: string, now: Temporal.Instant): DeadlineStatus {
  const due = Temporal.Instant.from(dueAt);
  if (Temporal.Instant.compare(due, now) <= 0) return 'OVERDUE';
  return Temporal.Instant.compare(due, endOfDay(shanghaiDay(now))) <= 0 ? 'DUE_TODAY' : 'OPEN';
}
