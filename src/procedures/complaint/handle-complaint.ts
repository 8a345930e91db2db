import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../../core/hub.js';
import { checkSuspicion, factsGiven, type ProceedingPayload } from '../../core/proceedings/index.js';
import { complaintFacts, type Asked, type ComplaintFacts } from './complaint.facts.js';
import { checkConclusion, checkFedBack, checkUrgency } from './complaint.rules.js';
import { listedCompetent } from './listed-competent.js';
import { takeComplaintStep } from './take-complaint-step.js';

type Answer = Promise<ProceedingPayload<ComplaintFacts>>;

/** C2, C9: whoever handles it accepts it. */
export function acceptComplaint(context: RequestContext, input: Asked<'accept'>): Answer {
  return takeComplaintStep(context, 'accept', input, ({ now }) => ({ set: { acceptedAt: shanghaiText(now) } }));
}

const conclusions = {
  VIOLATION: 'verifyViolation',
  NO_VIOLATION: 'verifyNoViolation',
  NO_JURISDICTION: 'verifyNoJurisdiction',
} as const;

/** 三(二)1: what verification has found decides the way: a case (C4), a direct reply (C3) or the competent organization (C5). */
export function verifyComplaint(context: RequestContext, input: Asked<'verifyViolation'>): Answer {
  const { outcome } = input;
  return takeComplaintStep(context, conclusions[outcome], input, async (deciding) => {
    const { row, viewer, now } = deciding;
    const { organization } = viewer;
    const place = row.placeId ?? (organization.kind === 'TOWNSHIP' ? organization.key : null);
    const urgent = outcome === 'NO_JURISDICTION' && input.urgent;
    const refusals = [
      ...checkConclusion(outcome, organization, await listedCompetent(deciding, row.itemCode, place)),
      ...checkUrgency(urgent, input.urgencyReason),
    ];
    if (refusals.length > 0) return refusals;
    return {
      set: {
        ...factsGiven(complaintFacts, 'verifyViolation', input),
        urgent,
        urgencyReason: urgent ? (input.urgencyReason ?? null) : null,
      },
      starts: { handover: urgent ? null : now, urgentHandover: urgent ? now : null },
    };
  });
}

/** C4: a penalty is needed, so a case is filed. */
export function fileComplaintCase(context: RequestContext, input: Asked<'fileCase'>): Answer {
  return takeComplaintStep(context, 'fileCase', input, ({ now }) => ({
    set: { ...factsGiven(complaintFacts, 'fileCase', input), filedAt: shanghaiText(now) },
  }));
}

/** C3, C12: the complainant is told the result by whoever has handled it. */
export function replyToComplainant(context: RequestContext, input: Asked<'reply'>): Answer {
  return takeComplaintStep(context, 'reply', input, ({ now }) => ({
    set: { ...factsGiven(complaintFacts, 'reply', input), repliedAt: shanghaiText(now) },
  }));
}

/** C13: the department that informed the township is told the result. */
export function feedBackComplaint(context: RequestContext, input: Asked<'feedBack'>): Answer {
  return takeComplaintStep(context, 'feedBack', input, ({ row, now }) => {
    const refusals = informerOf(row) === null ? [refusal('complaintId', 'WRONG_STATE', '没有须反馈的部门', 'C13')] : [];
    return refusals.length > 0
      ? refusals
      : { set: { ...factsGiven(complaintFacts, 'feedBack', input), feedbackAt: shanghaiText(now) } };
  });
}

/** Not before the complainant (C12) and the informing department (C13) know the result, nor while crime is suspected (X3). */
export function closeComplaint(context: RequestContext, input: Asked<'close'>): Answer {
  return takeComplaintStep(context, 'close', input, ({ row }) => {
    const refusals = [
      ...checkSuspicion('complaintId', row.suspicion),
      ...checkFedBack(informerOf(row), row.feedbackAt),
    ];
    return refusals.length > 0 ? refusals : {};
  });
}

/** The department to which the result is owed; nobody where it was designated to handle the complaint itself (D2). */
function informerOf({ informerId, handlerId }: ComplaintFacts): number | null {
  return informerId === handlerId ? null : informerId;
}
