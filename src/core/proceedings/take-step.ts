import { take } from '../../kernel/procedure.js';
import { refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { checkIdempotencyKey, checkTexts, keyedRequest } from '../requests/index.js';
import { actingFor, maySee } from '../visibility/index.js';
import { carryOut } from './carry-out.js';
import { checkMaterials } from './check-materials.js';
import { circumstancesOf, type StepRules } from './decision-context.js';
import { isRefused, refusalsOf, type StepInput } from './decision.js';
import { checkOccurrence, followedOf, toldOccurrence } from './occurrence.js';
import { partiesOfViewer } from './parties.js';
import { conflict, refused, type ProceedingPayload } from './proceeding-payload.js';
import type { Procedure } from './procedure.js';
import { readCurrentProceeding } from './read-proceeding.sql.js';
import { replayStep } from './replay-step.js';

/** The field of a request that names the proceeding, and its value. */
export interface NamedProceeding {
  readonly path: string;
  readonly id: string;
}

/**
 * Takes a step in a proceeding: read, decide by the table and by the procedure's own rules, write in one statement. The write
 * holds only at the revision that was read: of two people who act at once one wins, the other is told to look again. By the wrong
 * party or in the wrong state the procedure's rules are not asked: they may rely on both.
 */
export async function takeStep<
  Facts extends object,
  State extends string,
  Party extends string,
  Name extends string,
  Clock extends string,
  Input extends StepInput,
  Loaded,
>(
  context: RequestContext,
  procedure: Procedure<Facts, State, Party, Name, Clock>,
  named: Name,
  { path, id }: NamedProceeding,
  input: Input,
  { stepIn, load, decide }: StepRules<Facts, Input, Clock, Loaded>,
): Promise<ProceedingPayload<Facts>> {
  const { hub } = context;
  const viewer = requirePermission(context.viewer, 'handleCases');
  const request = keyedRequest(procedure.mutations[named], input, hub);
  const malformed = [...checkIdempotencyKey(input.idempotencyKey), ...checkTexts(input, procedure.prose)];
  if (malformed.length > 0) return refused(malformed);
  const unknown = refused([refusal(path, 'NOT_FOUND', `没有此${procedure.label}`)]);
  const key = procedure.ids.keyOf(id);
  if (key === null) return unknown;
  const session = actingFor(viewer.organization, hub.pool);
  const told = toldOccurrence(procedure.table, named, input);
  const current = await readCurrentProceeding(hub, procedure, key, request, session, named, told !== null);
  if (!current || !maySee(current.row.audience, viewer.organization)) return unknown;
  if (current.earlier) return replayStep(hub, procedure, current.earlier, session);
  const { row } = current;
  if (input.expectedRevision != null && input.expectedRevision !== row.revision) return conflict();

  const now = hub.clock.now();
  const deciding = { hub, viewer, now, occurredAt: told ?? now, session };
  const given = { ...circumstancesOf(deciding), row, input };
  const step = (stepIn?.(given) ?? named) as Name;
  const taken = take(procedure.table, step, {
    state: row.state as State,
    parties: partiesOfViewer(procedure, row, viewer),
    taken: current.taken,
    given: { ...(input as StepInput) },
    materials: new Set([
      ...(procedure.table.steps[step].anew ? [] : current.materials),
      ...(input.materials ?? []).map(({ kind }) => kind),
    ]),
  });
  const closedDoor = isRefused(taken) && taken.some(({ code }) => code === 'WRONG_PARTY' || code === 'WRONG_STATE');
  if (closedDoor) return refused(taken.map((each) => ({ ...each, path: each.path.length === 0 ? [path] : each.path })));
  const loaded = (await load?.({ ...deciding, ...given })) as Loaded;
  const decision = decide({ ...given, loaded });
  const refusals = [
    ...checkOccurrence(told, { ...hub, now }, procedure.table.steps[step], followedOf(procedure.table, current)),
    ...refusalsOf(taken, decision),
    ...(await checkMaterials(deciding, input.materials ?? [])),
  ];
  if (refusals.length > 0 || isRefused(taken) || isRefused(decision)) return refused(refusals);

  const decided = { procedure, step, row, opening: null, to: taken.to, decision, input, request };
  const payload = await carryOut(deciding, decided);
  if (payload?.change) hub.feed.wakeSequencer();
  if (payload) return payload;
  const again = await readCurrentProceeding(hub, procedure, key, request, session, named);
  return again?.earlier ? replayStep(hub, procedure, again.earlier, session) : conflict();
}
