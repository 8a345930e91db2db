import { Temporal } from 'temporal-polyfill';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Hub } from '../../../core/hub.js';
import type { Viewer } from '../../../core/identity/index.js';
import type { Organization } from '../../../core/organizations/index.js';
import { readProceedings, type ProceedingRow } from '../../../core/proceedings/index.js';
import { actingFor, maySee } from '../../../core/visibility/index.js';
import type { ConferenceMeetingFacts } from './conference-meeting.facts.js';
import { conferenceMeeting } from './conference-meeting.procedure.js';

/** Where the iCalendar file of a meeting is found. */
export function calendarPath(id: string): string {
  return `/meetings/${id}.ics`;
}

/** A meeting as an iCalendar file (RFC 5545) for whoever sees it; null where there is none, or none for this viewer. */
export async function meetingCalendar(
  hub: Hub,
  viewer: Viewer,
  id: string,
): Promise<{ readonly text: string; readonly fileName: string } | null> {
  const key = conferenceMeeting.ids.keyOf(id);
  if (key === null) return null;
  const found = (await readProceedings(hub, [key], actingFor(viewer.organization, hub.pool))).get(key);
  if (!found || !maySee(found.audience, viewer.organization)) return null;
  const row = found as ProceedingRow<ConferenceMeetingFacts>;
  return { text: calendarText(row, hub.organizations.byKey(row.officeId)), fileName: `${row.title}.ics` };
}

/** Times are written in UTC, so that no definition of a time zone has to come with them; a later revision replaces the earlier. */
function calendarText(row: ProceedingRow<ConferenceMeetingFacts>, office: Organization): string {
  const calendar = ical({ prodId: { company: '联动', product: '综合行政执法联席会议', language: 'ZH' } });
  calendar.method(ICalCalendarMethod.PUBLISH);
  calendar.createEvent({
    id: `${row.id}@liandong`,
    sequence: row.revision,
    stamp: dateOf(row.changedAt),
    start: dateOf(row.meetsAt),
    ...(row.endsAt === null ? {} : { end: dateOf(row.endsAt) }),
    summary: printable(row.title),
    location: printable(row.place),
    // RFC 5546 3.2.1: what is published names who does. The hub knows no addresses of mail: this one is nobody's (RFC 6761 6.4).
    organizer: { name: printable(office.name), email: `${office.code}@liandong.invalid` },
    status: row.state === 'CANCELLED' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  // RFC 5545 3.1: each line ends, the last one too.
  return `${calendar.toString().trimEnd()}\r\n`;
}

/** A text of RFC 5545 (3.3.11), which has no control characters but TAB; line ends are escaped. */
function printable(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\t\n]|\p{Noncharacter_Code_Point}/gu, '');
}

function dateOf(instant: string): Date {
  return new Date(Temporal.Instant.from(instant).epochMilliseconds);
}
