import { shanghaiText } from '../../kernel/instant-text.js';
import { checkPlannedMoment } from '../../kernel/moment-check.js';
import { namedOrganizations } from '../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  latestMoment,
  reasonedNote,
  unlessRefused,
  type Deciding,
  type Made,
} from '../../core/proceedings/index.js';
import { consultationFacts, type Consultation } from './consultation.facts.js';
import { checkHeld } from './consultation.rules.js';

/** U2: what was agreed, and who came: from that day on their next consultation is due. */
export function holdConsultation(deciding: Deciding<Consultation, 'hold'>): Made<Consultation> {
  const { input, row, organizations, occurredAt, today } = deciding;
  const came =
    input.attendedCodes == null
      ? { organizations: row.participantIds.map((key) => organizations.byKey(key)) }
      : namedOrganizations(organizations, input.attendedCodes, 'attendedCodes', today);
  if (isRefused(came)) return came;
  const attendedIds = came.organizations.map(({ key }) => key).filter((key) => key !== row.convenerId);
  const heldAt = input.heldAt ?? occurredAt;
  return unlessRefused(checkHeld(heldAt, latestMoment(deciding), attendedIds, row.participantIds), () => ({
    set: { ...factsGiven(consultationFacts, 'hold', input), heldAt: shanghaiText(heldAt), attendedIds },
  }));
}

/** U2: it is held on another day, and recorded in time after that. */
export const postponeConsultation = ({ input, occurredAt }: Deciding<Consultation, 'postpone'>): Made<Consultation> =>
  unlessRefused(checkPlannedMoment('plannedAt', input.plannedAt, occurredAt, { what: '召开时间', rule: 'U2' }), () => ({
    set: factsGiven(consultationFacts, 'postpone', input),
    starts: { holding: input.plannedAt },
    note: reasonedNote(input),
  }));

/** It is not held. */
export const cancelConsultation = ({ input }: Deciding<Consultation, 'cancel'>): Made<Consultation> => ({
  set: { cancelReason: input.reason },
});
