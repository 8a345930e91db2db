import type { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../../core/hub.js';
import { namedOrganization } from '../../core/organizations/index.js';
import {
  dueWithin,
  factsGiven,
  isRefused,
  latestMoment,
  openProceeding,
  takeStep,
  visibleProceeding,
  type Deciding,
  type ProceedingPayload,
} from '../../core/proceedings/index.js';
import { assistanceRequestFacts, type AssistanceRequestFacts, type Asked } from './assistance-request.facts.js';
import { assistanceRequest } from './assistance-request.procedure.js';
import { checkNeed, checkSides } from './assistance-request.rules.js';

type Answer = Promise<ProceedingPayload<AssistanceRequestFacts>>;

/** A1: a need arises; until the letter is sent nobody else is told, and its clock runs. */
export function registerNeed(context: RequestContext, input: Asked<'registerNeed'>): Answer {
  return openProceeding(context, assistanceRequest, 'registerNeed', input, (deciding) => {
    const refusals = checkNeed(input, latestMoment(deciding));
    if (refusals.length > 0) return refusals;
    const since = input.neededSince ?? deciding.now;
    const set = { ...neededFacts(deciding, input), neededSince: shanghaiText(since) };
    return { set, title: titleOf(input.matter), starts: { letter: since } };
  });
}

/** A1: asks by letter, newly or for a need that was registered before. A late letter is flagged, never refused. */
export function requestAssistance(context: RequestContext, input: Asked<'request'>): Answer {
  const { assistanceRequestId } = input;
  if (assistanceRequestId != null) return requestNeeded(context, input, assistanceRequestId);
  return openProceeding(context, assistanceRequest, 'request', input, async (deciding) => {
    const about = input.aboutId == null ? null : await visibleProceeding(deciding, 'aboutId', input.aboutId);
    const asking = checkAsking(deciding, input);
    const refusals = [asking, about ?? {}].flatMap((answer) => (isRefused(answer) ? answer : []));
    if (isRefused(asking) || (about && isRefused(about))) return refusals;
    return {
      set: { ...neededFacts(deciding, input), ...askedFacts(deciding, asking.recipientKey) },
      title: titleOf(input.matter),
      aboutId: about?.key ?? null,
      starts: { letter: input.neededSince ?? null, onSite: onSiteStart(deciding, input) },
    };
  });
}

/** The clock has run since the need was registered; what is needed may be told anew. */
function requestNeeded(context: RequestContext, input: Asked<'request'>, id: string): Answer {
  const target = { path: 'assistanceRequestId', id };
  return takeStep(context, assistanceRequest, 'request', target, input, (deciding) => {
    const asking = checkAsking(deciding, input);
    if (isRefused(asking)) return asking;
    const { neededSince } = deciding.row;
    return {
      set: { ...neededFacts(deciding, input), ...askedFacts(deciding, asking.recipientKey), neededSince },
      title: titleOf(input.matter),
      starts: { letter: null, onSite: onSiteStart(deciding, input) },
    };
  });
}

function checkAsking(
  deciding: Deciding,
  input: Asked<'request'>,
): { readonly recipientKey: number } | readonly Refusal[] {
  const { hub, viewer, now } = deciding;
  const recipient = namedOrganization(hub.organizations, input.toCode, 'toCode', shanghaiDay(now).toString());
  const needed = checkNeed(input, latestMoment(deciding));
  if (isRefused(recipient)) return [...recipient, ...needed];
  const isSelf = recipient.key === viewer.organization.key;
  const refusals = [...checkSides(viewer.organization.kind, recipient.kind, isSelf), ...needed];
  return refusals.length > 0 ? refusals : { recipientKey: recipient.key };
}

/** A3: the clock of officers on site runs only where they are needed. */
function onSiteStart({ now }: Deciding, { urgent, evidenceAtRisk }: Asked<'request'>): Temporal.Instant | null {
  return urgent || evidenceAtRisk ? now : null;
}

function neededFacts({ viewer }: Deciding, input: Asked<'registerNeed'>) {
  return { requesterId: viewer.organization.key, ...factsGiven(assistanceRequestFacts, 'registerNeed', input) };
}

function askedFacts({ hub, now }: Deciding, recipientId: number) {
  const due = dueWithin(assistanceRequest.table.clocks.answer.within, now, hub);
  return { recipientId, requestedAt: shanghaiText(now), dueAt: shanghaiText(due.at), dueBasis: due.basis };
}

const longestTitle = 200;

function titleOf(matter: string): string {
  return matter.slice(0, longestTitle);
}
