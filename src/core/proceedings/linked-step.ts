import { take } from '../../kernel/procedure.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { Viewer } from '../identity/index.js';
import { write } from './carry-out.js';
import { linkedRequest, RefusedTogether } from '../requests/index.js';
import { isRefused, type Decision, type StepContext } from './decision.js';
import type { LinkedStep } from './known-steps.js';
import { partiesOfViewer } from './parties.js';
import { conflict } from './proceeding-payload.js';
import { procedureOf, type Procedure, type ProceedingRow } from './procedure.js';
import { readProceedings, readCurrentProceeding, type CurrentProceeding } from './read-proceeding.sql.js';

/** What a step of one proceeding does to another. */
export interface LinkedChange {
  /** A step that every procedure knows, or one of the other's own table. */
  readonly step: LinkedStep | { readonly own: string };
  /**
   * The step of the other's table that one which every procedure knows stands for: it is taken where that one may be, leads where it
   * leads and does to the clocks what it does, but not by whom the table says. Whoever asks for it has seen to that.
   */
  readonly insteadOf?: string;
  /** The revision that it was looked at; once the other has gone on since, nothing happens. */
  readonly revision?: number;
  decide(procedure: Procedure, row: ProceedingRow): Decision<object>;
}

/**
 * Takes a step in another proceeding together with the one that was just taken, in its transaction.
 * @throws RefusedTogether when the other may not be changed so, or was changed by somebody else in the meantime
 */
export async function takeLinkedStep(
  taken: StepContext<object>,
  key: string,
  { step, insteadOf, revision, decide }: LinkedChange,
): Promise<void> {
  const { hub, viewer, session, eventId } = taken;
  const found = (await readProceedings(hub, [key], session)).get(key);
  if (!found) throw new RefusedTogether([refusal([], 'NOT_FOUND', '没有所涉及的办理事项')]);
  const procedure = procedureOf(hub.procedures, found.procedure);
  const name = typeof step === 'string' ? step : step.own;
  const request = linkedRequest(name, eventId, key, hub);
  const own = typeof step === 'string' ? insteadOf : step.own;
  const current = await readCurrentProceeding(hub, procedure, key, request, session, own ?? name);
  if (!current) throw new RefusedTogether([refusal([], 'NOT_FOUND', '没有所涉及的办理事项')]);
  const { row } = current;
  if (revision !== undefined && revision !== row.revision) throw new RefusedTogether(conflict().userErrors);
  const to = own === undefined ? { to: row.state } : led(procedure, own, current, insteadOf ? null : viewer);
  if (isRefused(to)) throw new RefusedTogether(to);
  const decided = { procedure, step: name, row, opening: null, to: to.to, decision: decide(procedure, row) };
  const input = { idempotencyKey: String(request.idempotencyKey) };
  const written = await write(taken, { ...decided, ...(insteadOf ? { insteadOf } : {}), input, request }, session);
  if (!written) throw new RefusedTogether(conflict().userErrors);
}

/** Where a step of the other's own table leads; without a viewer, whoever may take it. */
function led(
  procedure: Procedure,
  step: string,
  { row, taken, materials }: CurrentProceeding<object>,
  viewer: Viewer | null,
): { readonly to: string } | readonly Refusal[] {
  const parties = viewer ? partiesOfViewer(procedure, row, viewer) : Object.keys(procedure.table.parties);
  return take(procedure.table, step, { state: row.state, parties, taken, given: {}, materials });
}
