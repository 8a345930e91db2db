import { Temporal } from 'temporal-polyfill';
import { permits } from '../../../core/identity/index.js';
import { proceedingLoader, type OfferScope, type ProceedingRow } from '../../../core/proceedings/index.js';
import { checkHeld } from '../meeting/meeting.rules.js';
import type { AgendaTopicFacts } from './agenda-topic.facts.js';

interface Meeting {
  readonly meetsAt: string;
}

/** J11: whether the meeting on whose agenda it stands has yet to come: it is discussed when that is recorded. */
export async function isYetToMeet(
  { meetingId }: ProceedingRow<AgendaTopicFacts>,
  { hub, viewer, loaders }: OfferScope,
): Promise<boolean> {
  if (meetingId === null || !permits(viewer, 'runConference')) return true;
  const meeting = (await loaders.own(proceedingLoader).load(meetingId)) as ProceedingRow<Meeting> | null;
  return !meeting || checkHeld('meetingId', Temporal.Instant.from(meeting.meetsAt), hub.clock.now()).length > 0;
}
