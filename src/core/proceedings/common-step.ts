import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { actOn, type NamedProceeding } from './act-on.js';
import { checkMaterials } from './check-materials.js';
import { circumstancesOf, type DecisionContext, type StepLoad } from './decision-context.js';
import { isRefused, refusalsOf, type Decided, type Decision, type StepInput } from './decision.js';
import { commonSteps, type CommonStep } from './known-steps.js';
import { partiesOfViewer } from './parties.js';
import { refused, type ProceedingPayload } from './proceeding-payload.js';
import type { Procedure } from './procedure.js';

interface Whose {
  readonly procedure: Procedure;
}

/** How a step is taken that every procedure has beside its table. */
export interface CommonStepRules<Input, Loaded> {
  readonly step: CommonStep;
  readonly mutation: string;
  /** The procedure whose proceedings alone it is taken in. */
  readonly of?: Procedure;
  /** Whether it may be taken after the proceeding was closed. */
  readonly afterClosing?: boolean;
  readonly load?: (context: StepLoad<object, Input> & Whose) => Promise<Loaded>;
  readonly decide: (context: DecisionContext<object, Input, Loaded> & Whose) => Decided<Decision<object>>;
}

/** Takes it, in a proceeding of any procedure, as a party of it: the state stays, the clocks run on. */
export async function takeCommonStep<Input extends StepInput, Loaded>(
  context: RequestContext,
  proceeding: NamedProceeding,
  input: Input,
  { step, mutation, of, afterClosing = false, load, decide }: CommonStepRules<Input, Loaded>,
): Promise<ProceedingPayload> {
  const { label, rule } = commonSteps[step];
  const { path, id } = proceeding;
  // Before what it names is looked for: whoever may not do it at all is told so.
  requirePermission(context.viewer, 'handleCases');
  const procedure = of ?? [...context.hub.procedures.values()].find(({ ids }) => ids.keyOf(id) !== null);
  if (!procedure) return refused([refusal(path, 'NOT_FOUND', '没有此办理事项')]);
  return actOn(context, procedure, { mutation, step }, proceeding, input, async ({ row }, scope) => {
    if (partiesOfViewer(procedure, row, scope.viewer).length === 0) {
      return [refusal(path, 'WRONG_PARTY', `“${label}”须由当事单位办理`, rule)];
    }
    if (row.closedAt !== null && !afterClosing) {
      return [refusal(path, 'WRONG_STATE', `${procedure.label}已办结，不能办理“${label}”`, rule)];
    }
    const given = { ...circumstancesOf(scope), row, input, procedure };
    const loaded = (await load?.({ ...scope, ...given })) as Loaded;
    const decision = decide({ ...given, loaded });
    const refusals: readonly Refusal[] = [
      ...((await procedure.checkSecrecy?.(scope.hub, row, input)) ?? []),
      ...refusalsOf(decision),
      ...(await checkMaterials(scope, input.materials ?? [])),
    ];
    if (refusals.length > 0 || isRefused(decision)) return refusals;
    return { step, to: row.state, decision };
  });
}
