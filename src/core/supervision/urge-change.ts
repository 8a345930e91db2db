import type { NewChange } from '../feed/index.js';
import type { Hub } from '../hub.js';
import { procedureOf, readProceedings } from '../proceedings/index.js';
import { readRecords } from '../records/index.js';
import type { Session } from '../../platform/database/index.js';
import type { CountyDeadline } from './county-deadlines.sql.js';
import type { UrgeRow } from './urge.js';

/** What a change says of the clock that is urged, as OVERDUE does, and until when it is to be answered. */
function clockOf({ organizations }: Hub, urge: UrgeRow): Record<string, string> {
  const { rule, label, dueAt, answerBy } = urge;
  return { rule, label, responsible: organizations.byKey(urge.responsibleId).code, dueAt, answerBy };
}

/** URGED, to whoever sees the proceeding or record; null for what is about neither. */
export function urgedChange(
  hub: Hub,
  eventId: string,
  deadline: CountyDeadline,
  urge: UrgeRow,
  at: string,
): NewChange | null {
  const { subjectKind, subjectKey, procedure, category, holderId, audience, revision, standing, timeliness } = deadline;
  if (subjectKey === null || holderId === null || revision === null) return null;
  const isProceeding = subjectKind === 'PROCEEDING';
  return {
    ...{ eventId, at, kind: 'URGED', subjectId: subjectKey, subjectRevision: revision },
    subjectType: isProceeding ? procedureOf(hub.procedures, procedure ?? '').typeName : 'SharedRecord',
    ...{ category, organizationId: urge.urgedById, publisherId: holderId, audience },
    body: { ...(isProceeding ? { state: standing } : { status: standing, timeliness }), ...clockOf(hub, urge) },
  };
}

/** URGE_ANSWERED, of the subject as whoever answers sees it; null where it sees none. */
export async function answeredChange(
  hub: Hub,
  eventId: string,
  urge: UrgeRow,
  at: string,
  session: Session,
): Promise<NewChange | null> {
  const body = clockOf(hub, urge);
  const answered = { eventId, at, kind: 'URGE_ANSWERED', organizationId: session.identity };
  if (urge.proceedingId !== null) {
    const row = (await readProceedings(hub, [urge.proceedingId], session)).get(urge.proceedingId);
    if (!row) return null;
    const { __typename: subjectType, key: subjectId, revision: subjectRevision, openedById, audience, state } = row;
    const subject = { subjectType, subjectId, subjectRevision, category: null, publisherId: openedById, audience };
    return { ...answered, ...subject, body: { state, ...body } };
  }
  const record =
    urge.recordId === null ? undefined : (await readRecords(hub, [urge.recordId], session)).get(urge.recordId);
  if (!record) return null;
  const { key: subjectId, revision: subjectRevision, category, publisher, audience, status, timeliness } = record;
  const subject = { subjectType: 'SharedRecord', subjectId, subjectRevision, category, publisherId: publisher.key };
  return { ...answered, ...subject, audience, body: { status, timeliness, ...body } };
}
