import { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { Refusal } from '../../kernel/refusal.js';
import { namedOrganization, type Organization } from '../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  readMaterials,
  refusalsOf,
  visibleProceeding,
  withGuest,
  type Circumstances,
  type Deciding,
  type Loading,
  type Made,
  type Material,
  type ProceedingRow,
} from '../../core/proceedings/index.js';
import { complaintFacts, type Complaint } from './complaint.facts.js';
import { checkHandingOver, checkInforming, checkPapers, checkTold, checkTransfer } from './complaint.rules.js';
import { listedCompetent } from './listed-competent.js';
import { belongsToTownship } from './register-complaint.js';

/** Who is competent by the lists, and what the complainant has given in writing on earlier steps. */
interface Knowledge {
  readonly listed: Organization | null;
  readonly papers: readonly Material[];
}

export async function loadForTownship(loading: Loading<Complaint, 'inform'>): Promise<Knowledge> {
  const { input, row } = loading;
  const township = receiverOf(loading, input.townshipCode, 'townshipCode');
  const isNamed = township !== null && !isRefused(township);
  return {
    listed: isNamed ? await listedCompetent(loading, row.itemCode, township.key) : null,
    papers: (await readMaterials([row.key], loading.session)).get(row.key) ?? [],
  };
}

/** C7, C8: a department tells the complainant and the township, both in one step, and hands over what it was given (C10). */
export function informTownship(deciding: Deciding<Complaint, 'inform', Knowledge>): Made<Complaint> {
  const { input, viewer, row, now, occurredAt, loaded } = deciding;
  const township = receiverOf(deciding, input.townshipCode, 'townshipCode');
  const isNamed = township !== null && !isRefused(township);
  const refusals = [
    ...checkPapers(loaded.papers, input.materials ?? []),
    ...checkTold(row.anonymous, input.complainantToldAt, Temporal.Instant.from(row.receivedAt), now),
    ...refusalsOf(township),
    ...(isNamed ? checkInforming(viewer.organization, township, loaded.listed) : []),
  ];
  if (refusals.length > 0 || !isNamed) return refusals;
  const toldAt = input.complainantToldAt ?? occurredAt;
  return {
    set: {
      ...factsGiven(complaintFacts, 'inform', input),
      receiverId: township.key,
      informerId: viewer.organization.key,
      informedAt: shanghaiText(occurredAt),
      complainantToldAt: row.anonymous ? null : shanghaiText(toldAt),
    },
    starts: { notice: noticeSince(deciding) },
    metAt: { notice: toldAt },
  };
}

/** C7: since when it had to be told; null where that clock runs since registration, or was met before. */
function noticeSince({ organizations, row }: Deciding<Complaint, 'inform', Knowledge>): Temporal.Instant | null {
  const { firstContactId, handlerId, competentId, informedAt, receivedAt, acceptedAt } = row;
  const competent = competentId === null ? null : organizations.byKey(competentId);
  if (informedAt !== null || belongsToTownship(organizations.byKey(firstContactId), competent)) return null;
  // To whoever it was handed over it came later than to the first contact.
  return Temporal.Instant.from(handlerId === firstContactId ? receivedAt : (acceptedAt ?? receivedAt));
}

/** The same, and the case transfer that goes with the complaint. */
interface HandoverKnowledge extends Knowledge {
  readonly transfer: ProceedingRow | readonly Refusal[] | null;
}

export async function loadForHandover(loading: Loading<Complaint, 'handOver'>): Promise<HandoverKnowledge> {
  const { input, row, viewer } = loading;
  const receiver = receiverOf(loading, input.toCode, 'toCode');
  const isNamed = receiver !== null && !isRefused(receiver);
  const sides = [...(isNamed ? [receiver] : []), viewer.organization];
  const { caseTransferId } = input;
  return {
    listed: await listedCompetent(loading, row.itemCode, row.placeId ?? townshipOf(sides)),
    papers: (await readMaterials([row.key], loading.session)).get(row.key) ?? [],
    transfer: caseTransferId == null ? null : await visibleProceeding(loading, 'caseTransferId', caseTransferId),
  };
}

/** C5: written material and the complaint itself go to the competent organization; with a case transfer, to the same one. */
export function handOverComplaint(deciding: Deciding<Complaint, 'handOver', HandoverKnowledge>): Made<Complaint> {
  const { input, viewer, row, occurredAt, loaded } = deciding;
  const { organization } = viewer;
  const { listed, papers, transfer } = loaded;
  const receiver = receiverOf(deciding, input.toCode, 'toCode');
  const isNamed = receiver !== null && !isRefused(receiver);
  const sent = transfer && !isRefused(transfer) ? transfer : null;
  const refusals = [
    ...checkPapers(papers, input.materials ?? []),
    ...refusalsOf(receiver),
    ...(isNamed ? checkHandingOver(organization, receiver, listed) : []),
    ...refusalsOf(transfer),
    ...(isNamed && sent ? checkTransfer(sent, row.key, receiver.key) : []),
  ];
  if (refusals.length > 0 || !isNamed) return refusals;
  return {
    set: { receiverId: receiver.key, handedOverAt: shanghaiText(occurredAt), caseTransferId: sent?.key ?? null },
    guestIds: withGuest(row.guestIds, organization),
  };
}

/** C1: from now on whoever acknowledges it is responsible, and reads who complained; the first contact no longer is. */
export const acknowledgeComplaint = ({ viewer, row }: Deciding<Complaint, 'acknowledge'>): Made<Complaint> => ({
  set: { handlerId: viewer.organization.key },
  // What it was informed of it must accept since then (C9); what it was handed over, from now on (C2).
  ...(row.state === 'INFORMED' ? { starts: { acceptance: null } } : {}),
});

/** It stays with whoever handles it, who takes it up, passes it on to another organization, or disputes over it (D1). */
export const returnComplaint = ({ input, row }: Deciding<Complaint, 'return'>): Made<Complaint> => ({
  set: { returnReason: input.reason, ...(row.state === 'INFORMED' ? { informerId: null } : {}) },
});

/** C11: the department guides the investigation of the township that it has informed. */
export const guideComplaint = ({ input }: Deciding<Complaint, 'guide'>): Made<Complaint> => ({ note: input.guidance });

/** Null where no code is given: the table asks for it. */
function receiverOf(
  { organizations, today }: Circumstances,
  code: string | null | undefined,
  path: string,
): Organization | null | readonly Refusal[] {
  if (code == null || code.trim() === '') return null;
  return namedOrganization(organizations, code, path, today);
}

function townshipOf(sides: readonly Organization[]): number | null {
  return sides.find(({ kind }) => kind === 'TOWNSHIP')?.key ?? null;
}
