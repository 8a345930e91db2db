import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { namedOrganization, type Organization } from '../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  latestMoment,
  refusalsOf,
  type Circumstances,
  type LoadingOpening,
  type Opened,
  type Opening,
  type StepContext,
} from '../../core/proceedings/index.js';
import { newRecordKey } from '../../core/records/index.js';
import { checkSecrecy } from './check-secrecy.js';
import { complainantLookups, sealComplainant } from './complainant.js';
import { insertComplainant } from './complainant.sql.js';
import { complaintFacts, type Complaint, type ComplaintFacts } from './complaint.facts.js';
import { checkRegistration } from './complaint.rules.js';
import { listedCompetent } from './listed-competent.js';
import { checkIdentity, type Identity } from './secrecy.rules.js';
import { checkSharing, sharedAs } from './sharing-scope.js';
import { tellStep } from './tell-step.js';
import { claimNumber } from './work-orders/claim-number.js';
import { checkExternal } from './work-orders/external.rules.js';

interface Registering {
  /** Whoever is competent by the lists for what is registered (G2). */
  readonly competent: Organization | null;
  /** The record that is to tell of it. */
  readonly recordKey: string;
}

export async function loadForRegistration(loading: LoadingOpening<Complaint, 'register'>): Promise<Registering> {
  const { itemCode, townshipCode } = loading.input;
  const place = placeOf(loading, townshipCode);
  const competent = await listedCompetent(loading, itemCode, place && !isRefused(place) ? place.key : null);
  return { competent, recordKey: newRecordKey() };
}

/**
 * C1, C6: whoever is asked first registers the complaint and is responsible for it until another organization has taken it over.
 * Accepting it in time (C2) is counted from when it was received; telling complainant and township (C7) where the lists say that it
 * belongs to one.
 */
export function registerComplaint(opening: Opening<Complaint, 'register', Registering>): Opened<Complaint> {
  const { input, viewer, occurredAt, loaded } = opening;
  const { competent, recordKey: recordId } = loaded;
  const { complainant = null } = input;
  const receivedAt = input.receivedAt ?? occurredAt;
  const place = placeOf(opening, input.townshipCode);
  const refusals = [
    ...checkRegistration({ itemCode: input.itemCode ?? null, receivedAt }, latestMoment(opening)),
    ...(complainant ? checkIdentity(complainant) : []),
    ...checkSecrecy(input, complainant),
    ...checkExternal(input.externalSystem, input.externalNumber),
    ...refusalsOf(place),
    ...checkSharing(input.sharing, opening),
  ];
  if (refusals.length > 0 || (place && isRefused(place))) return refusals;
  const isForTownship = belongsToTownship(viewer.organization, competent);
  return {
    set: {
      ...factsGiven(complaintFacts, 'register', input),
      firstContactId: viewer.organization.key,
      handlerId: viewer.organization.key,
      receivedAt: shanghaiText(receivedAt),
      placeId: place?.key ?? null,
      competentId: competent?.key ?? null,
      anonymous: complainant === null,
      urgent: false,
      ...sharedAs(input.sharing),
      recordId,
    },
    title: input.subject,
    starts: { acceptance: isForTownship ? null : receivedAt, notice: isForTownship ? receivedAt : null },
    async also(context) {
      if (complainant) await keepComplainant(context, complainant);
      await claimNumber(context, input);
      await tellStep(context);
    },
  };
}

function keepComplainant(
  { hub, session, row }: StepContext<ComplaintFacts>,
  { name, contact = null, citizenNumber = null }: Identity,
): Promise<void> {
  const complainant = { name, contact, citizenNumber };
  const sealed = sealComplainant(hub.sealing, complainant, row.key);
  return insertComplainant(session, row.key, sealed, complainantLookups(hub.sealing, complainant));
}

/** Where it happened; a township's own area unless another one is named. */
function placeOf(
  { organizations, viewer, today }: Circumstances,
  code: string | null | undefined,
): Organization | null | readonly Refusal[] {
  const { organization } = viewer;
  if (code == null) return organization.kind === 'TOWNSHIP' ? organization : null;
  const named = namedOrganization(organizations, code, 'townshipCode', today);
  if (isRefused(named) || named.kind === 'TOWNSHIP') return named;
  return [refusal('townshipCode', 'INVALID', '发生地须为乡镇')];
}

/** C6: whether a department has received what belongs to a township by the lists. */
export function belongsToTownship(firstContact: Organization, competent: Organization | null): boolean {
  return firstContact.kind !== 'TOWNSHIP' && competent?.kind === 'TOWNSHIP';
}
