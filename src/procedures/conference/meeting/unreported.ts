import type { Session } from '../../../platform/database/index.js';
import {
  readProceedings,
  type OfferScope,
  type ProceedingNames,
  type ProceedingRow,
} from '../../../core/proceedings/index.js';
import { actingFor } from '../../../core/visibility/index.js';
import type { ResolutionFacts } from '../resolution/resolution.facts.js';
import { carriedResolutions } from './agenda.sql.js';
import type { ConferenceMeetingFacts } from './conference-meeting.facts.js';
import { askedToCome } from './conference-meeting.js';

type Meeting = ProceedingRow<ConferenceMeetingFacts>;
type Resolution = ProceedingRow<ResolutionFacts>;

/** Titles of resolutions. */
export type Unreported = readonly string[];

/**
 * J19: what earlier meetings resolved and nobody has reported at this one. Of a special meeting only what is for somebody who was asked to
 * come: the next regular one, with all members, waits for the rest.
 */
export async function readUnreported(names: ProceedingNames, meeting: Meeting, session: Session): Promise<Unreported> {
  const carried = (await carriedResolutions([meeting.key], session)).get(meeting.key) ?? [];
  const missing = carried.filter(({ reported }) => !reported).map(({ key }) => key);
  if (missing.length === 0) return [];
  const rows = await readProceedings(names, missing, session);
  const resolutions = missing.flatMap((key) => (rows.get(key) as Resolution | undefined) ?? []);
  const asked = askedToCome(meeting);
  const isOwedHere = ({ responsibleIds }: Resolution): boolean =>
    meeting.kind === 'REGULAR' || responsibleIds.some((unit) => asked.includes(unit));
  return resolutions.filter(isOwedHere).map(({ title }) => title);
}

/** J19: whether something of that keeps the meeting from being closed. Few meetings stand there at a time: each is read by itself. */
export async function isToBeReported(row: Meeting, { hub, viewer }: OfferScope): Promise<boolean> {
  return (await readUnreported(hub, row, actingFor(viewer.organization, hub.pool))).length > 0;
}
