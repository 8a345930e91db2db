import { take } from '../../kernel/procedure.js';
import type { AvailableStep, DeadlineScope } from '../deadlines/index.js';
import { permits } from '../identity/index.js';
import { rowsByOwner } from '../visibility/index.js';
import { isRefused } from './decision.js';
import { isReferred } from './disputed.js';
import { partiesOfViewer } from './parties.js';
import { readSteps } from './parts.sql.js';
import { procedureOf, type Procedure, type ProceedingRow } from './procedure.js';

/** What an offer rests on beside the row: all of it is read in one statement for a page of proceedings. */
export type OfferScope = DeadlineScope;

/**
 * The steps that would be taken now if their request told what it has to: the table allows them to the viewer, the row and the time do not
 * forbid them (`isOffered`), and nothing beside the row holds them back (`holdsBack`).
 */
export async function availableSteps(row: ProceedingRow, scope: OfferScope): Promise<AvailableStep[]> {
  const { hub, viewer, loaders } = scope;
  const procedure = procedureOf(hub.procedures, row.procedure);
  const parties = partiesOfViewer(procedure, row, viewer);
  // Most of what lists show is of others, who need none of their steps to be read.
  if (parties.length === 0 || !permits(viewer, 'handleCases')) return [];
  const steps = (await loaders.ownFor(readSteps, rowsByOwner).load(row.key)).map(({ step }) => step);
  const taken = new Set(steps);
  const allowed = Object.entries(procedure.table.steps).filter(([step, { needs = {}, materials = {} }]) => {
    // What a request would still have to bring is no reason not to offer the step.
    const attempt = { state: row.state, parties, taken, given: needs, materials: new Set(Object.keys(materials)) };
    if (isRefused(take(procedure.table, step, attempt))) return false;
    return isPermitted(procedure, step, row, steps, scope);
  });
  const held = await Promise.all(
    allowed.map(async ([step]) => (await procedure.holdsBack?.[step]?.(row, scope)) ?? false),
  );
  return allowed
    .filter((_, index) => !held[index])
    .map(([step, { label, rule }]) => ({ step, label, rule, mutation: procedure.mutations[step] ?? '' }));
}

function isPermitted(
  procedure: Procedure,
  step: string,
  row: ProceedingRow,
  steps: readonly string[],
  { hub, viewer }: OfferScope,
): boolean {
  // X3: while crime is suspected a case does not end.
  if (row.suspicion === 'SUSPECTED' && procedure.endsCase?.includes(step)) return false;
  // D2: the county government designates by deciding a dispute that was put before it.
  const isDesignation = procedure.routing?.step === step;
  if (isDesignation && !(isReferred(steps, procedure) && permits(viewer, 'decideForCounty'))) return false;
  return procedure.isOffered?.(step, row, viewer, hub.clock.now()) ?? true;
}
