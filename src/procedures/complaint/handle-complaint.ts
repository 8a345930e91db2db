import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal } from '../../kernel/refusal.js';
import type { Organization } from '../../core/organizations/index.js';
import {
  checkSuspicion,
  factsGiven,
  unlessRefused,
  type Deciding,
  type Loading,
  type Made,
} from '../../core/proceedings/index.js';
import { complaintFacts, type Complaint } from './complaint.facts.js';
import { checkConclusion, checkFedBack, checkUrgency } from './complaint.rules.js';
import { informerOf } from './informer.js';
import { listedCompetent } from './listed-competent.js';

/** C2, C9: whoever handles it accepts it. */
export const acceptComplaint = ({ occurredAt }: Deciding<Complaint, 'accept'>): Made<Complaint> => ({
  set: { acceptedAt: shanghaiText(occurredAt) },
});

/** The step of each conclusion. */
export const conclusions = {
  VIOLATION: 'verifyViolation',
  NO_VIOLATION: 'verifyNoViolation',
  NO_JURISDICTION: 'verifyNoJurisdiction',
} as const;

/** Reads who is competent by the lists where it happened, in a township's own area if that is not known. */
export async function loadListed(loading: Loading<Complaint, 'verifyViolation'>): Promise<Organization | null> {
  const { row, viewer } = loading;
  const { kind, key } = viewer.organization;
  return listedCompetent(loading, row.itemCode, row.placeId ?? (kind === 'TOWNSHIP' ? key : null));
}

/** 三(二)1: what verification has found decides the way: a case (C4), a direct reply (C3) or the competent organization (C5). */
export function verifyComplaint(
  deciding: Deciding<Complaint, 'verifyViolation', Organization | null>,
): Made<Complaint> {
  const { input, viewer, occurredAt, loaded: listed } = deciding;
  const { outcome } = input;
  const urgent = outcome === 'NO_JURISDICTION' && input.urgent;
  const refusals = [
    ...checkConclusion(outcome, viewer.organization, listed),
    ...checkUrgency(urgent, input.urgencyReason),
  ];
  return unlessRefused(refusals, () => ({
    set: {
      ...factsGiven(complaintFacts, 'verifyViolation', input),
      urgent,
      urgencyReason: urgent ? (input.urgencyReason ?? null) : null,
    },
    starts: { handover: urgent ? null : occurredAt, urgentHandover: urgent ? occurredAt : null },
  }));
}

/** C4: a penalty is needed, so a case is filed. */
export const fileComplaintCase = ({ input, occurredAt }: Deciding<Complaint, 'fileCase'>): Made<Complaint> => ({
  set: { ...factsGiven(complaintFacts, 'fileCase', input), filedAt: shanghaiText(occurredAt) },
});

/** C3, C12: the complainant is told the result by whoever has handled it. */
export const replyToComplainant = ({ input, occurredAt }: Deciding<Complaint, 'reply'>): Made<Complaint> => ({
  set: { ...factsGiven(complaintFacts, 'reply', input), repliedAt: shanghaiText(occurredAt) },
});

/** C13: the department that informed the township is told the result. */
export function feedBackComplaint({ input, row, occurredAt }: Deciding<Complaint, 'feedBack'>): Made<Complaint> {
  if (informerOf(row) === null) return [refusal('complaintId', 'WRONG_STATE', '没有须反馈的部门', 'C13')];
  return { set: { ...factsGiven(complaintFacts, 'feedBack', input), feedbackAt: shanghaiText(occurredAt) } };
}

/** Not before the complainant (C12) and the informing department (C13) know the result, nor while crime is suspected (X3). */
export function closeComplaint({ row }: Deciding<Complaint, 'close'>): Made<Complaint> {
  const refusals = [...checkSuspicion('complaintId', row.suspicion), ...checkFedBack(informerOf(row), row.feedbackAt)];
  return unlessRefused(refusals, () => ({}));
}
