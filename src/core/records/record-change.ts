import type { NewChange } from '../feed/index.js';
import type { Viewer } from '../identity/index.js';

/** What the change log keeps of a record's change: ids, revision and clock, no content. */
export function recordChange(
  eventId: string,
  kind: string,
  record: {
    readonly id: string;
    readonly revision: number;
    readonly category: string;
    readonly publisherId: number;
    readonly status: string;
    readonly timeliness: string;
    readonly dueAt: string;
  },
  actor: Viewer | null,
  at: string,
  audience: readonly number[] | null,
  clock: Readonly<Record<string, string>> = {},
): NewChange {
  return {
    eventId,
    kind,
    subjectType: 'SharedRecord',
    subjectId: record.id,
    subjectRevision: record.revision,
    category: record.category,
    organizationId: actor?.organization.key ?? null,
    publisherId: record.publisherId,
    audience,
    at,
    body: { status: record.status, timeliness: record.timeliness, dueAt: record.dueAt, ...clock },
  };
}
