import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../../core/hub.js';
import { existsOn, namedOrganization } from '../../core/organizations/index.js';
import {
  dueWithin,
  factsGiven,
  isRefused,
  openProceeding,
  takeStep,
  visibleProceeding,
  type Deciding,
  type ProceedingPayload,
} from '../../core/proceedings/index.js';
import { archiveConsultationFacts, type ArchiveConsultationFacts, type Asked } from './archive-consultation.facts.js';
import { archiveConsultation } from './archive-consultation.procedure.js';
import { checkSides, checkSilence } from './archive-consultation.rules.js';

type Answer = Promise<ProceedingPayload<ArchiveConsultationFacts>>;

const path = 'archiveConsultationId';
const named = ({ archiveConsultationId: id }: Asked<'accept'>) => ({ path, id });

const longestTitle = 200;

/** A5: asks a department for archives; its time to provide them, or to say why not, runs. */
export function requestArchives(context: RequestContext, input: Asked<'request'>): Answer {
  return openProceeding(context, archiveConsultation, 'request', input, async (deciding) => {
    const { hub, viewer, now } = deciding;
    const about = input.aboutId == null ? null : await visibleProceeding(deciding, 'aboutId', input.aboutId);
    const holder = namedOrganization(hub.organizations, input.toCode, 'toCode', shanghaiDay(now).toString());
    const refusals = [about ?? {}, holder].flatMap((answer) => (isRefused(answer) ? answer : []));
    if (isRefused(holder) || (about && isRefused(about))) return refusals;
    const isSelf = holder.key === viewer.organization.key;
    const sides = checkSides(viewer.organization.kind, holder.kind, isSelf);
    if (sides.length > 0) return sides;
    return {
      set: {
        requesterId: viewer.organization.key,
        holderId: holder.key,
        ...factsGiven(archiveConsultationFacts, 'request', input),
        dueAt: shanghaiText(dueWithin(archiveConsultation.table.clocks.answer.within, now, hub).at),
      },
      title: input.archives.slice(0, longestTitle),
      aboutId: about?.key ?? null,
    };
  });
}

/** A5: the department supports, at once or after it had refused or was told to. */
export function provideArchives(context: RequestContext, input: Asked<'provide'>): Answer {
  return takeStep(context, archiveConsultation, 'provide', named(input), input, () => ({
    set: factsGiven(archiveConsultationFacts, 'provide', input),
  }));
}

/** A5: no shirking: who does not provide says why, and may be answered by the county government. */
export function refuseArchives(context: RequestContext, input: Asked<'refuse'>): Answer {
  return takeStep(context, archiveConsultation, 'refuse', named(input), input, () => ({
    set: { refusalReason: input.reason },
  }));
}

/** The reason convinces. */
export function acceptRefusal(context: RequestContext, input: Asked<'accept'>): Answer {
  return takeStep(context, archiveConsultation, 'accept', named(input), input);
}

/** A5: the reason does not convince: the county government decides. */
export function escalateRefusal(context: RequestContext, input: Asked<'escalate'>): Answer {
  return takeStep(context, archiveConsultation, 'escalate', named(input), input, (deciding) =>
    escalated(deciding, input),
  );
}

/** A5: nor is silence an answer once its time is over. */
export function escalateSilence(context: RequestContext, input: Asked<'escalateSilence'>): Answer {
  return takeStep(context, archiveConsultation, 'escalateSilence', named(input), input, (deciding) => {
    const refusals = checkSilence(path, deciding.now, Temporal.Instant.from(deciding.row.dueAt));
    return refusals.length > 0 ? refusals : escalated(deciding, input);
  });
}

function escalated(
  { hub, now }: Deciding,
  { reason }: Asked<'escalate'>,
): { readonly set: Partial<ArchiveConsultationFacts> } | readonly Refusal[] {
  const today = shanghaiDay(now).toString();
  const county = hub.organizations.all().find((each) => each.kind === 'COUNTY_GOVERNMENT' && existsOn(each, today));
  return county
    ? { set: { countyId: county.key, escalationReason: reason } }
    : [refusal(path, 'NOT_FOUND', '平台未登记县政府', 'A5')];
}

/** A5: the archives are to be provided; the department's time runs anew. */
export function orderProvision(context: RequestContext, input: Asked<'order'>): Answer {
  return takeStep(context, archiveConsultation, 'order', named(input), input, () => ({
    set: factsGiven(archiveConsultationFacts, 'order', input),
  }));
}

/** A5: the department's reason holds. */
export function upholdRefusal(context: RequestContext, input: Asked<'uphold'>): Answer {
  return takeStep(context, archiveConsultation, 'uphold', named(input), input, () => ({
    set: factsGiven(archiveConsultationFacts, 'uphold', input),
  }));
}
