import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../../core/hub.js';
import { namedOrganization, type Organization } from '../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  latestMoment,
  openProceeding,
  type Deciding,
  type ProceedingPayload,
} from '../../core/proceedings/index.js';
import { checkSecrecy } from './check-secrecy.js';
import { sealComplainant } from './complainant.js';
import { insertComplainant } from './complainant.sql.js';
import { complaintFacts, type Asked, type ComplaintFacts } from './complaint.facts.js';
import { complaint } from './complaint.procedure.js';
import { checkRegistration } from './complaint.rules.js';
import { listedCompetent } from './listed-competent.js';
import { checkIdentity } from './secrecy.rules.js';
import { shareStep } from './share-step.js';

const longestTitle = 200;

/**
 * C1, C6: whoever is asked first registers the complaint and is responsible for it until another organization has taken it over.
 * Accepting it in time (C2) is counted from when it was received; telling complainant and township (C7) where the lists say that it
 * belongs to one.
 */
export function registerComplaint(
  context: RequestContext,
  input: Asked<'register'>,
): Promise<ProceedingPayload<ComplaintFacts>> {
  return openProceeding(context, complaint, 'register', input, async (deciding) => {
    const { hub, viewer, now } = deciding;
    const receivedAt = input.receivedAt ?? now;
    const place = placeOf(deciding, input.townshipCode);
    const refusals = [
      ...checkRegistration({ itemCode: input.itemCode ?? null, receivedAt }, latestMoment(deciding)),
      ...(input.complainant ? checkIdentity(input.complainant) : []),
      ...checkSecrecy(input, input.complainant ?? null),
      ...(place && isRefused(place) ? place : []),
    ];
    if (refusals.length > 0 || (place && isRefused(place))) return refusals;
    const competent = await listedCompetent(deciding, input.itemCode, place?.key ?? null);
    const isForTownship = belongsToTownship(viewer.organization, competent);
    return {
      set: {
        ...factsGiven(complaintFacts, 'register', input),
        firstContactId: viewer.organization.key,
        handlerId: viewer.organization.key,
        receivedAt: shanghaiText(receivedAt),
        placeId: place?.key ?? null,
        competentId: competent?.key ?? null,
        anonymous: input.complainant == null,
        urgent: false,
      },
      title: input.subject.slice(0, longestTitle),
      starts: { acceptance: isForTownship ? null : receivedAt, notice: isForTownship ? receivedAt : null },
      async also(taken) {
        const { complainant } = input;
        if (complainant) {
          const { name, contact = null, citizenNumber = null } = complainant;
          const sealed = sealComplainant(hub.sealing, { name, contact, citizenNumber }, taken.row.key);
          await insertComplainant(taken.session, taken.row.key, sealed);
        }
        await shareStep(taken);
      },
    };
  });
}

/** Where it happened; a township's own area unless another one is named. */
function placeOf(
  { hub, viewer, now }: Deciding,
  code: string | null | undefined,
): Organization | null | readonly Refusal[] {
  const { organization } = viewer;
  if (code == null) return organization.kind === 'TOWNSHIP' ? organization : null;
  const named = namedOrganization(hub.organizations, code, 'townshipCode', shanghaiDay(now).toString());
  if (isRefused(named) || named.kind === 'TOWNSHIP') return named;
  return [refusal('townshipCode', 'INVALID', '发生地须为乡镇')];
}

/** C6: whether a department has received what belongs to a township by the lists. */
export function belongsToTownship(firstContact: Organization, competent: Organization | null): boolean {
  return firstContact.kind !== 'TOWNSHIP' && competent?.kind === 'TOWNSHIP';
}
