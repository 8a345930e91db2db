import { shanghaiText } from '../../../kernel/instant-text.js';
import { isWellFormed } from '../../../kernel/text.js';
import type { RequestContext } from '../../../core/hub.js';
import { requirePermission } from '../../../core/identity/index.js';
import { proceedingLoader, type ProceedingRow } from '../../../core/proceedings/index.js';
import { actingFor } from '../../../core/visibility/index.js';
import type { ComplaintFacts } from '../complaint.facts.js';
import { possibleDuplicates } from './duplicates.js';
import type { Likeness } from './duplicates.sql.js';
import { reportedOf, type Reported } from './reported.js';
import { readNumber, type WorkOrderName } from './work-order.sql.js';

/** A complaint that may be the same one, for a program. */
export interface ShownDuplicate {
  readonly complaintId: string;
  readonly number: string;
  readonly externalSystem: string | null;
  readonly externalNumber: string | null;
  readonly likenesses: readonly Likeness[];
}

/** What became of a work order, for whoever asks from time to time. */
export type WorkOrderProgress = Reported & { readonly duplicates: readonly ShownDuplicate[] };

/** Null where there is no such work order, or none that the viewer may see. */
export async function progressOf(context: RequestContext, name: WorkOrderName): Promise<WorkOrderProgress | null> {
  const { hub, loaders } = context;
  const viewer = requirePermission(context.viewer, 'read');
  // PostgreSQL holds no text that is not well-formed, and no number is.
  if (!isWellFormed(name.number)) return null;
  const known = await readNumber(actingFor(viewer.organization, hub.pool), name);
  if (!known) return null;
  const row = (await loaders.own(proceedingLoader).load(known.key)) as Row | null;
  if (!row) return null;
  const found = await loaders.own(possibleDuplicates).load(row.key);
  const others = await Promise.all(found.map(({ key }) => loaders.own(proceedingLoader).load(key)));
  const duplicates = found.flatMap(({ likenesses }, index) => {
    const other = others[index] as Row | null;
    return other ? [{ ...nameOf(other), likenesses }] : [];
  });
  // The moment of what is told now is when it last changed.
  return { ...reportedOf(row, { state: row.state, at: shanghaiText(hub.clock.now()) }, hub), at: null, duplicates };
}

type Row = ProceedingRow<ComplaintFacts>;

function nameOf({ id, number, externalSystem, externalNumber }: Row) {
  return { complaintId: id, number, externalSystem, externalNumber };
}
