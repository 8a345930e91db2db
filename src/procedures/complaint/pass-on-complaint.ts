import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../../core/hub.js';
import { namedOrganization, type Organization } from '../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  readMaterials,
  visibleProceeding,
  withGuest,
  type Deciding,
  type ProceedingPayload,
  type ProceedingRow,
  type StepInput,
} from '../../core/proceedings/index.js';
import { complaintFacts, type Asked, type ComplaintFacts } from './complaint.facts.js';
import { checkHandingOver, checkInforming, checkPapers, checkTold, checkTransfer } from './complaint.rules.js';
import { listedCompetent } from './listed-competent.js';
import { belongsToTownship } from './register-complaint.js';
import { takeComplaintStep } from './take-complaint-step.js';

type Answer = Promise<ProceedingPayload<ComplaintFacts>>;
type DecidingOnComplaint = Deciding & { readonly row: ProceedingRow<ComplaintFacts> };

/** C7, C8: a department tells the complainant and the township, both in one step, and hands over what it was given (C10). */
export function informTownship(context: RequestContext, input: Asked<'inform'>): Answer {
  return takeComplaintStep(context, 'inform', input, async (deciding) => {
    const { viewer, now, row } = deciding;
    const township = receiverOf(deciding, input.townshipCode, 'townshipCode');
    const listed =
      township && !isRefused(township) ? await listedCompetent(deciding, row.itemCode, township.key) : null;
    const refusals = [
      ...(await checkMaterialsGoAlong(deciding, input)),
      ...checkTold(row.anonymous, input.complainantToldAt, Temporal.Instant.from(row.receivedAt), now),
      ...(township && isRefused(township) ? township : []),
      ...(township && !isRefused(township) ? checkInforming(viewer.organization, township, listed) : []),
    ];
    if (refusals.length > 0 || !township || isRefused(township)) return refusals;
    const toldAt = input.complainantToldAt ?? now;
    return {
      set: {
        ...factsGiven(complaintFacts, 'inform', input),
        receiverId: township.key,
        informerId: viewer.organization.key,
        informedAt: shanghaiText(now),
        complainantToldAt: row.anonymous ? null : shanghaiText(toldAt),
      },
      starts: { notice: noticeSince(deciding) },
      metAt: { notice: toldAt },
    };
  });
}

/** C7: since when it had to be told; null where that clock runs since registration, or was met before. */
function noticeSince({ hub, row }: DecidingOnComplaint): Temporal.Instant | null {
  const { firstContactId, handlerId, competentId, informedAt, receivedAt, acceptedAt } = row;
  const competent = competentId === null ? null : hub.organizations.byKey(competentId);
  if (informedAt !== null || belongsToTownship(hub.organizations.byKey(firstContactId), competent)) return null;
  // To whoever it was handed over it came later than to the first contact.
  return Temporal.Instant.from(handlerId === firstContactId ? receivedAt : (acceptedAt ?? receivedAt));
}

/** C5: written material and the complaint itself go to the competent organization; with a case transfer, to the same one. */
export function handOverComplaint(context: RequestContext, input: Asked<'handOver'>): Answer {
  return takeComplaintStep(context, 'handOver', input, async (deciding) => {
    const { viewer, now, row } = deciding;
    const { organization } = viewer;
    const receiver = receiverOf(deciding, input.toCode, 'toCode');
    const isNamed = receiver !== null && !isRefused(receiver);
    const place = row.placeId ?? townshipOf([...(isNamed ? [receiver] : []), organization]);
    const listed = await listedCompetent(deciding, row.itemCode, place);
    const transfer =
      input.caseTransferId == null ? null : await visibleProceeding(deciding, 'caseTransferId', input.caseTransferId);
    const refusals = [
      ...(await checkMaterialsGoAlong(deciding, input)),
      ...(receiver && isRefused(receiver) ? receiver : []),
      ...(isNamed ? checkHandingOver(organization, receiver, listed) : []),
      ...(transfer && isRefused(transfer) ? transfer : []),
      ...(isNamed && transfer && !isRefused(transfer) ? checkTransfer(transfer, row.key, receiver.key) : []),
    ];
    if (refusals.length > 0 || !isNamed) return refusals;
    return {
      set: {
        receiverId: receiver.key,
        handedOverAt: shanghaiText(now),
        caseTransferId: transfer && !isRefused(transfer) ? transfer.key : null,
      },
      guestIds: withGuest(row.guestIds, organization),
    };
  });
}

/** C1: from now on whoever acknowledges it is responsible, and reads who complained; the first contact no longer is. */
export function acknowledgeComplaint(context: RequestContext, input: Asked<'acknowledge'>): Answer {
  return takeComplaintStep(context, 'acknowledge', input, ({ viewer, row }) => ({
    set: { handlerId: viewer.organization.key },
    // What it was informed of it must accept since then (C9); what it was handed over, from now on (C2).
    ...(row.state === 'INFORMED' ? { starts: { acceptance: null } } : {}),
  }));
}

/** It stays with whoever handles it, who takes it up, passes it on to another organization, or disputes over it (D1). */
export function returnComplaint(context: RequestContext, input: Asked<'return'>): Answer {
  return takeComplaintStep(context, 'return', input, ({ row }) => ({
    set: { returnReason: input.reason, ...(row.state === 'INFORMED' ? { informerId: null } : {}) },
  }));
}

/** C11: the department guides the investigation of the township that it has informed. */
export function guideComplaint(context: RequestContext, input: Asked<'guide'>): Answer {
  return takeComplaintStep(context, 'guide', input, () => ({ note: input.guidance }));
}

/** Null where no code is given: the table asks for it. */
function receiverOf(
  { hub, now }: Deciding,
  code: string | null | undefined,
  path: string,
): Organization | null | readonly Refusal[] {
  if (code == null || code.trim() === '') return null;
  return namedOrganization(hub.organizations, code, path, shanghaiDay(now).toString());
}

function townshipOf(sides: readonly Organization[]): number | null {
  return sides.find(({ kind }) => kind === 'TOWNSHIP')?.key ?? null;
}

/** C10: what the complainant gave in writing, on this or an earlier step. */
async function checkMaterialsGoAlong(
  { session, row }: DecidingOnComplaint,
  { materials }: StepInput,
): Promise<Refusal[]> {
  const standing = (await readMaterials([row.key], session)).get(row.key) ?? [];
  return checkPapers(standing, materials ?? []);
}
