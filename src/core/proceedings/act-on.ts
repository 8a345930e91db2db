import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { checkIdempotencyKey, checkTexts, keyedRequest } from '../requests/index.js';
import { actingFor, maySee } from '../visibility/index.js';
import { carryOut } from './carry-out.js';
import { isRefused, type Decision, type StepInput, type StepScope } from './decision.js';
import { toldOccurrence } from './occurrence.js';
import { conflict, refused, type ProceedingPayload } from './proceeding-payload.js';
import type { Procedure } from './procedure.js';
import { readCurrentProceeding, type CurrentProceeding } from './read-proceeding.sql.js';
import { replayStep } from './replay-step.js';

/** The field of a request that names the proceeding, and its value. */
export interface NamedProceeding {
  readonly path: string;
  readonly id: string;
}

/** What is to be done, as its mutation is called and as histories keep it. */
interface Act {
  readonly mutation: string;
  readonly step: string;
}

/** What was decided on: where it leads, and what it makes of the proceeding. */
interface Reached<Facts extends object> {
  readonly step: string;
  readonly to: string;
  readonly decision: Decision<Facts>;
}

/**
 * Acts in a proceeding: read, decide, write in one statement. The write holds only at the revision that was read: of two people who act
 * at once one wins, the other is told to look again.
 */
export async function actOn<Facts extends object>(
  context: RequestContext,
  procedure: Procedure<Facts>,
  { mutation, step }: Act,
  { path, id }: NamedProceeding,
  input: StepInput,
  decide: (current: CurrentProceeding<Facts>, scope: StepScope) => Promise<Reached<Facts> | readonly Refusal[]>,
): Promise<ProceedingPayload<Facts>> {
  const { hub } = context;
  const viewer = requirePermission(context.viewer, 'handleCases');
  const request = keyedRequest(mutation, input, hub);
  const malformed = [...checkIdempotencyKey(input.idempotencyKey), ...checkTexts(input, procedure.prose)];
  if (malformed.length > 0) return refused(malformed);
  const unknown = refused([refusal(path, 'NOT_FOUND', `没有此${procedure.label}`)]);
  const key = procedure.ids.keyOf(id);
  if (key === null) return unknown;
  const session = actingFor(viewer.organization, hub.pool);
  const told = toldOccurrence(procedure.table, step, input);
  const current = await readCurrentProceeding(hub, procedure, key, request, session, step, told !== null);
  if (!current || !maySee(current.row.audience, viewer.organization)) return unknown;
  if (current.earlier) return replayStep(hub, procedure, current.earlier, session);
  const { row } = current;
  if (input.expectedRevision != null && input.expectedRevision !== row.revision) return conflict();

  const now = hub.clock.now();
  const scope = { hub, viewer, now, occurredAt: told ?? now, session };
  const reached = await decide(current, scope);
  if (isRefused(reached)) return refused(reached);
  const payload = await carryOut(scope, { procedure, row, opening: null, ...reached, input, request });
  if (payload?.change) hub.feed.wakeSequencer();
  if (payload) return payload;
  const again = await readCurrentProceeding(hub, procedure, key, request, session, step);
  return again?.earlier ? replayStep(hub, procedure, again.earlier, session) : conflict();
}
