import { shanghaiText } from '../../kernel/instant-text.js';
import {
  dueWithin,
  forwarded,
  isRefused,
  unlessRefused,
  type Deciding,
  type Made,
} from '../../core/proceedings/index.js';
import type { AssistanceRequest } from './assistance-request.facts.js';
import { assistanceRequest } from './assistance-request.procedure.js';
import { checkRecipient } from './assistance-request.rules.js';

/** A2: a department that has none of the matter forwards the request to the one that has, which has its five days from then. */
export function forwardAssistance(deciding: Deciding<AssistanceRequest, 'forward'>): Made<AssistanceRequest> {
  const { row, input, occurredAt } = deciding;
  // Nobody disputes over who is competent to assist (D1 is about cases).
  const asked = { senderId: row.requesterId, row, input, isDisputed: false };
  const made = forwarded(deciding, asked, 'assistanceRequestId', 'A2');
  if (isRefused(made)) return made;
  const { to, forwarderIds, guestIds, note } = made;
  const due = dueWithin(assistanceRequest.table.clocks.answer.within, occurredAt, deciding);
  const isNeededOnSite = (row.urgent || row.evidenceAtRisk) && row.onSiteAt === null;
  return unlessRefused(checkRecipient('toCode', to.kind), () => ({
    set: {
      ...{ recipientId: to.key, forwarderIds, forwardedAt: shanghaiText(occurredAt) },
      ...{ dueAt: shanghaiText(due.at), dueBasis: due.basis, extendedAt: null, extensionReason: null },
      ...{ acceptedAt: null, expectedBy: null },
    },
    starts: { onSite: isNeededOnSite ? occurredAt : null },
    guestIds,
    note,
  }));
}
