import type { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { Refusal } from '../../kernel/refusal.js';
import { namedOrganization } from '../../core/organizations/index.js';
import {
  dueWithin,
  factsGiven,
  isRefused,
  latestMoment,
  unlessRefused,
  type Asked,
  type Circumstances,
  type Deciding,
  type Made,
  type Opened,
  type Opening,
} from '../../core/proceedings/index.js';
import { assistanceRequestFacts, type AssistanceRequest } from './assistance-request.facts.js';
import { assistanceRequest } from './assistance-request.procedure.js';
import { checkNeed, checkRequester, checkSides } from './assistance-request.rules.js';

/** A1: a need arises; until the letter is sent nobody else is told, and its clock runs. */
export function registerNeed(opening: Opening<AssistanceRequest, 'registerNeed'>): Opened<AssistanceRequest> {
  const { input, viewer, occurredAt } = opening;
  const since = input.neededSince ?? occurredAt;
  const refusals = [...checkRequester(viewer.organization.kind), ...checkNeed(input, latestMoment(opening))];
  return unlessRefused(refusals, () => ({
    set: { ...neededFacts(opening, input), neededSince: shanghaiText(since) },
    title: input.matter,
    starts: { letter: since },
  }));
}

/** A1: asks by letter for the first time. A late letter is flagged, never refused. */
export function requestAssistance(opening: Opening<AssistanceRequest, 'request'>): Opened<AssistanceRequest> {
  const { input } = opening;
  const recipient = recipientOf(opening, input);
  if (isRefused(recipient)) return recipient;
  return {
    set: { ...neededFacts(opening, input), ...askedFacts(opening, recipient.key) },
    title: input.matter,
    starts: { letter: input.neededSince ?? null, onSite: onSiteStart(opening, input) },
  };
}

/** A1: the same for a need that was registered: its clock has run since then; what is needed may be told anew. */
export function requestNeeded(deciding: Deciding<AssistanceRequest, 'request'>): Made<AssistanceRequest> {
  const { input, row } = deciding;
  const recipient = recipientOf(deciding, input);
  if (isRefused(recipient)) return recipient;
  const { neededSince } = row;
  return {
    set: { ...neededFacts(deciding, input), ...askedFacts(deciding, recipient.key), neededSince },
    title: input.matter,
    starts: { letter: null, onSite: onSiteStart(deciding, input) },
  };
}

type Request = Asked<AssistanceRequest, 'request'>;

function recipientOf(context: Circumstances, input: Request): { readonly key: number } | readonly Refusal[] {
  const { organizations, viewer, today } = context;
  const recipient = namedOrganization(organizations, input.toCode, 'toCode', today);
  const needed = checkNeed(input, latestMoment(context));
  if (isRefused(recipient)) return [...recipient, ...needed];
  const isSelf = recipient.key === viewer.organization.key;
  const refusals = [...checkSides(viewer.organization.kind, recipient.kind, isSelf), ...needed];
  return refusals.length > 0 ? refusals : recipient;
}

/** A3: the clock of officers on site runs only where they are needed. */
function onSiteStart({ occurredAt }: Circumstances, { urgent, evidenceAtRisk }: Request): Temporal.Instant | null {
  return urgent || evidenceAtRisk ? occurredAt : null;
}

function neededFacts({ viewer }: Circumstances, input: Asked<AssistanceRequest, 'registerNeed'>) {
  const needed = factsGiven(assistanceRequestFacts, 'registerNeed', input);
  return { requesterId: viewer.organization.key, forwarderIds: [], ...needed };
}

function askedFacts(context: Circumstances, recipientId: number) {
  const { occurredAt } = context;
  const due = dueWithin(assistanceRequest.table.clocks.answer.within, occurredAt, context);
  return { recipientId, requestedAt: shanghaiText(occurredAt), dueAt: shanghaiText(due.at), dueBasis: due.basis };
}
