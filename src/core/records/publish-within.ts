import type { Session } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { linkedRequest, RefusedTogether } from '../requests/index.js';
import { writeRecord } from './write-record.js';
import type { PreparedRecord } from './prepare-publication.js';

/** An act, in whose transaction something is published. */
interface Act {
  readonly hub: Hub;
  readonly viewer: Viewer;
  readonly session: Session;
  readonly eventId: string;
}

/**
 * Publishes a record together with the act that it tells of, in its transaction.
 * @throws RefusedTogether when it may not be published: then the act does not happen either
 */
export async function publishWithin(
  { hub, viewer, session, eventId }: Act,
  { record, details }: PreparedRecord,
): Promise<void> {
  const request = linkedRequest(`publish${details.category.typeName}`, eventId, record.id, hub);
  const { userErrors } = await writeRecord(hub, viewer, request, record, details, session);
  if (userErrors.length > 0) throw new RefusedTogether(userErrors);
}
