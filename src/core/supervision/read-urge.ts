import { isInTime } from '../../kernel/deadline.js';
import { Temporal } from 'temporal-polyfill';
import type { Session } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import { permits, type Viewer } from '../identity/index.js';
import { countyDeadline } from './overdue.sql.js';
import { urgeIds, type UrgeRow } from './urge.js';
import { readUrges } from './urges.sql.js';

/** An urge that a supervised matter is made of, and whether urging has come to nothing. */
export interface UrgeInVain {
  readonly urge: UrgeRow;
  /** Not answered in time, or what was urged is overdue still. */
  readonly inVain: boolean;
}

/** The urge of a global id, for whoever supervises; null where there is none for the viewer. */
export async function readUrgeInVain(
  { hub, viewer, session }: { readonly hub: Hub; readonly viewer: Viewer; readonly session: Session },
  id: string,
): Promise<UrgeInVain | null> {
  const key = permits(viewer, 'supervise') ? urgeIds.keyOf(id) : null;
  const urge = key === null ? undefined : (await readUrges([key], session)).get(key);
  if (!urge) return null;
  const isLate = urge.answeredAt === null && !isInTime(hub.clock.now(), Temporal.Instant.from(urge.answerBy));
  if (isLate) return { urge, inVain: true };
  // While there is time for an answer, nothing has come to nothing.
  const inVain = urge.answeredAt !== null && (await countyDeadline(hub, viewer, urge.deadlineKey)) !== null;
  return { urge, inVain };
}
