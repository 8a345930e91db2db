import type { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Organization } from '../../core/organizations/index.js';
import {
  checkSuspicion,
  isRefused,
  readMaterials,
  reasonedNote,
  refusalsOf,
  unlessRefused,
  visibleProceeding,
  type Deciding,
  type Loading,
  type Made,
  type Material,
  type ProceedingRow,
} from '../../core/proceedings/index.js';
import type { Complaint, ComplaintFacts } from './complaint.facts.js';
import { checkPapers } from './complaint.rules.js';
import { checkMerging, checkOutside, checkWithdrawal } from './ending.rules.js';
import { informerOf } from './informer.js';
import { listedCompetent } from './listed-competent.js';

type Row = ProceedingRow<ComplaintFacts>;

/** C13: the department that informed a township reads at once why nothing comes of it. */
function fedBack(row: Row, reason: string, occurredAt: Temporal.Instant): Partial<ComplaintFacts> {
  return informerOf(row) === null ? {} : { feedback: reason, feedbackAt: shanghaiText(occurredAt) };
}

/** C2: it is none that has to be admitted; the complainant is told why. */
export const declineComplaint = ({ input, row, occurredAt }: Deciding<Complaint, 'decline'>): Made<Complaint> =>
  unlessRefused(checkSuspicion('complaintId', row.suspicion), () => ({
    set: { endReason: input.reason, endNotice: input.complainantNotice, ...fedBack(row, input.reason, occurredAt) },
    note: reasonedNote(input),
  }));

/** C2: whoever complained takes it back, and says so to the handler. */
export const withdrawComplaint = ({ input, row, occurredAt }: Deciding<Complaint, 'withdraw'>): Made<Complaint> =>
  unlessRefused([...checkWithdrawal(row.anonymous), ...checkSuspicion('complaintId', row.suspicion)], () => ({
    set: { endReason: input.reason, ...fedBack(row, input.reason, occurredAt) },
    note: reasonedNote(input),
  }));

type Found = ProceedingRow | readonly Refusal[];

export const loadEarlier = (loading: Loading<Complaint, 'merge'>): Promise<Found> =>
  visibleProceeding(loading, 'earlierId', loading.input.earlierId);

/** C2: it repeats an earlier one: both are handled together, and the complainant is told the number of that one. */
export function mergeComplaint({
  input,
  row,
  viewer,
  occurredAt,
  loaded,
}: Deciding<Complaint, 'merge', Found>): Made<Complaint> {
  const earlier = isRefused(loaded) ? null : (loaded as Row);
  const refusals = [
    ...refusalsOf(loaded),
    ...(earlier ? checkMerging(earlier, row, viewer.organization.key) : []),
    ...checkSuspicion('complaintId', row.suspicion),
  ];
  if (refusals.length > 0 || !earlier) return refusals;
  const reason = `并入${earlier.number}办理`;
  return {
    set: {
      mergedIntoId: earlier.key,
      endReason: reason,
      endNotice: input.complainantNotice,
      ...fedBack(row, reason, occurredAt),
    },
    note: reasonedNote({ reason, ...(input.note == null ? {} : { note: input.note }) }),
  };
}

/** Who is competent by the lists, and what the complainant has given in writing. */
interface Outside {
  readonly listed: Organization | null;
  readonly papers: readonly Material[];
}

export async function loadOutside(loading: Loading<Complaint, 'referOut'>): Promise<Outside> {
  const { row, session, viewer } = loading;
  const { kind, key } = viewer.organization;
  return {
    listed: await listedCompetent(loading, row.itemCode, row.placeId ?? (kind === 'TOWNSHIP' ? key : null)),
    papers: (await readMaterials([row.key], session)).get(row.key) ?? [],
  };
}

/** C5: the competent body is no member of the hub: it gets the letter and the papers (C10), and the complainant is told where to ask. */
export function referOut(deciding: Deciding<Complaint, 'referOut', Outside>): Made<Complaint> {
  const { input, row, occurredAt, organizations, loaded } = deciding;
  const { bodyName, complainantNotice } = input;
  const refusals = [
    ...checkPapers(loaded.papers, input.materials ?? []),
    ...checkOutside(
      bodyName,
      organizations.all().flatMap(({ names }) => names),
      loaded.listed,
    ),
    ...checkSuspicion('complaintId', row.suspicion),
  ];
  const reason = `转送${bodyName.trim()}`;
  return unlessRefused(refusals, () => ({
    set: {
      referredTo: bodyName.trim(),
      endNotice: complainantNotice,
      handedOverAt: shanghaiText(occurredAt),
      ...fedBack(row, reason, occurredAt),
    },
    note: reasonedNote({ reason, ...(input.note == null ? {} : { note: input.note }) }),
  }));
}
