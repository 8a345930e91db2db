import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver, type ClassType } from 'type-graphql';
import { refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../hub.js';
import { takeCommonStep } from './common-step.js';
import { unlessRefused } from './decision.js';
import { StepInputType } from './proceeding-input.graphql.js';
import { Proceeding } from './proceeding.graphql.js';
import { proceedingPayloadOf } from './proceeding-payload.graphql.js';
import type { ProceedingPayload } from './proceeding-payload.js';

const ProceedingPayloadType = proceedingPayloadOf(
  'ProceedingPayload',
  'proceeding',
  () => Proceeding as unknown as ClassType,
);

@InputType({ description: '补充材料（规则 S0）。Adds material to an open proceeding (rule S0).' })
class AddProceedingMaterialInput extends StepInputType {
  @Field(() => ID, { description: '办理事项的标识。The proceeding.' })
  readonly proceedingId!: string;
}

/** What every party may do in any proceeding, whatever its procedure. */
@Resolver()
export class CommonStepsResolver {
  @Mutation(() => ProceedingPayloadType, {
    description:
      '补充材料：当事单位在办结前随时可补，各方可见（规则 S0）。A party adds material until the proceeding is closed; all who see it read it.',
  })
  async addProceedingMaterial(
    @Arg('input', () => AddProceedingMaterialInput, { description: '请求内容。What is asked for.' })
    input: AddProceedingMaterialInput,
    @Ctx() context: RequestContext,
  ): Promise<ProceedingPayload> {
    const named = { path: 'proceedingId', id: input.proceedingId };
    return takeCommonStep(context, named, input, {
      step: 'addMaterial',
      mutation: 'addProceedingMaterial',
      decide: () =>
        unlessRefused(
          (input.materials ?? []).length === 0 ? [refusal('materials', 'REQUIRED', '须附补充的材料', 'S0')] : [],
          () => ({}),
        ),
    });
  }
}
