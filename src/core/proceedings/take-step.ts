import { take } from '../../kernel/procedure.js';
import type { RequestContext } from '../hub.js';
import { actOn, type NamedProceeding } from './act-on.js';
import { checkMaterials } from './check-materials.js';
import { circumstancesOf, type StepRules } from './decision-context.js';
import { isRefused, refusalsOf, type StepInput } from './decision.js';
import { checkOccurrence, followedOf, toldOccurrence } from './occurrence.js';
import { partiesOfViewer } from './parties.js';
import type { ProceedingPayload } from './proceeding-payload.js';
import type { Procedure } from './procedure.js';

/**
 * Takes a step in a proceeding, by the table and by the procedure's own rules. By the wrong party or in the wrong state the procedure's
 * rules are not asked: they may rely on both.
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
  proceeding: NamedProceeding,
  input: Input,
  { stepIn, load, decide }: StepRules<Facts, Input, Clock, Loaded>,
): Promise<ProceedingPayload<Facts>> {
  const act = { mutation: procedure.mutations[named], step: named };
  const whole = procedure as unknown as Procedure<Facts>;
  return actOn(context, whole, act, proceeding, input, async (current, scope) => {
    const { row } = current;
    const given = { ...circumstancesOf(scope), row, input };
    const step = (stepIn?.(given) ?? named) as Name;
    const taken = take(procedure.table, step, {
      state: row.state as State,
      parties: partiesOfViewer(procedure, row, scope.viewer),
      taken: current.taken,
      given: { ...(input as StepInput) },
      materials: new Set([
        ...(procedure.table.steps[step].anew ? [] : current.materials),
        ...(input.materials ?? []).map(({ kind }) => kind),
      ]),
    });
    const closedDoor = isRefused(taken) && taken.some(({ code }) => code === 'WRONG_PARTY' || code === 'WRONG_STATE');
    if (closedDoor) {
      return taken.map((each) => ({ ...each, path: each.path.length === 0 ? [proceeding.path] : each.path }));
    }
    const loaded = (await load?.({ ...scope, ...given })) as Loaded;
    const decision = decide({ ...given, loaded });
    const told = toldOccurrence(procedure.table, named, input);
    const refusals = [
      ...checkOccurrence(told, given, procedure.table.steps[step], followedOf(procedure.table, current)),
      ...refusalsOf(taken, decision),
      ...(await checkMaterials(scope, input.materials ?? [])),
    ];
    if (refusals.length > 0 || isRefused(taken) || isRefused(decision)) return refusals;
    return { step, to: taken.to, decision };
  });
}
