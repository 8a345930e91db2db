import type { NewChange } from '../feed/index.js';
import type { Proceeding } from './proceeding.js';

/** What the change log keeps of a step, a clock or who may read: ids, revision and state, no content. */
export function proceedingChange(
  eventId: string,
  kind: 'STEP_TAKEN' | 'DUE_SOON' | 'OVERDUE' | 'DEADLINE_MOVED' | 'VISIBILITY_CHANGED',
  { __typename, key, revision, openedById, state }: Proceeding,
  actorKey: number | null,
  at: string,
  audience: readonly number[],
  body: Readonly<Record<string, string>> = {},
): NewChange {
  return {
    eventId,
    kind,
    subjectType: __typename,
    subjectId: key,
    subjectRevision: revision,
    category: null,
    organizationId: actorKey,
    publisherId: openedById,
    audience,
    at,
    body: { state, ...body },
  };
}
