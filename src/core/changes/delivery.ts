import type { ChangeEvent } from '../feed/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import type { Organization } from '../organizations/index.js';
import { maySee } from '../visibility/index.js';
import type { ChangeView } from './subject.js';

/** A change as one viewer gets it. */
export interface DeliveredChange {
  readonly seq: number;
  /** Null for what stands in no log: a heartbeat. */
  readonly eventId: string | null;
  readonly cursor: string;
  /** Cursor of the last change or heartbeat sent before it on the same stream. */
  readonly previousCursor: string | null;
  readonly kind: string;
  readonly occurredAt: string;
  readonly organization: Organization | null;
  readonly subjectId: string | null;
  readonly subject: object | null;
}

export interface ChangeFilter {
  readonly categories?: readonly string[] | null;
  readonly publisherCodes?: readonly string[] | null;
  readonly kinds?: readonly string[] | null;
  readonly subjectTypes?: readonly string[] | null;
  readonly needed?: boolean | null;
}

/** Whether a change passes a filter, before anything is read of its subject. */
export function changeMatcher(
  filter: ChangeFilter,
  hub: Hub,
  { organization }: Pick<Viewer, 'organization'>,
): (event: ChangeEvent) => boolean {
  const needed = filter.needed ?? null;
  const categories = setOf(filter.categories);
  const kinds = setOf(filter.kinds);
  const types = setOf(filter.subjectTypes);
  const publishers = setOf(filter.publisherCodes?.map((code) => hub.organizations.byCode(code)?.key ?? null));
  return (event) =>
    (!categories || (event.category !== null && categories.has(event.category))) &&
    (!kinds || kinds.has(event.kind)) &&
    (!types || types.has(event.subjectType) || types.has(recordType(event, hub))) &&
    (!publishers || publishers.has(event.publisherId)) &&
    (needed === null || event.neededBy.includes(organization.key) === needed);
}

/** The type of the record that a change is of. A change of a list may belong to a category and is of no record of it. */
function recordType({ subjectType, category }: ChangeEvent, { categories }: Pick<Hub, 'categories'>): string {
  return subjectType === 'SharedRecord' ? (categories.get(category ?? '')?.typeName ?? '') : '';
}

function setOf<Value>(values: readonly Value[] | null | undefined): ReadonlySet<Value> | null {
  return values ? new Set(values) : null;
}

/**
 * What the viewer gets of a change under the grants of this moment: the change with its subject; a content-free
 * RETRACTED when it could have known of the change and may not see the subject now; nothing otherwise.
 */
export function deliver(
  hub: Hub,
  viewer: Viewer,
  event: ChangeEvent,
  { subject, known }: ChangeView,
  previousCursor: string | null,
): DeliveredChange | null {
  const { seq, eventId } = event;
  const sent = { seq, eventId, cursor: hub.feed.cursor(seq), previousCursor, occurredAt: event.at };
  const type = hub.subjectTypes.find(({ name }) => name === event.subjectType);
  const subjectId = type?.globalId(event.subjectId) ?? null;
  if (subject && maySee(subject.audience, viewer.organization)) {
    const organization = event.organizationId === null ? null : hub.organizations.byKey(event.organizationId);
    return { ...sent, kind: event.kind, organization, subjectId, subject: subject.node };
  }
  if (!known || !maySee(event.audience, viewer.organization)) return null;
  return { ...sent, kind: 'RETRACTED', organization: null, subjectId, subject: null };
}
