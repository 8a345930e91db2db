import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver, type ClassType } from 'type-graphql';
import { refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../hub.js';
import { takeCommonStep } from './common-step.js';
import { unlessRefused } from './decision.js';
import { recordNumber, type NumberInput } from './document-numbers.js';
import { ownDrafts } from './drafts.js';
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

@InputType({ description: '登记发文字号（规则 S0）。Records the number of a document (rule S0).' })
class RecordDocumentNumberInput extends StepInputType implements NumberInput {
  @Field(() => ID, { description: '办理事项的标识。The proceeding.' })
  readonly proceedingId!: string;

  @Field(() => String, { description: '公文的标识，见 drafts。Which of its documents, by the name of its draft.' })
  readonly draft!: string;

  @Field(() => String, { description: '发文字号，至多 100 字。The number that the office has given it.' })
  readonly documentNumber!: string;

  @Field(() => String, { nullable: true, description: '更正的理由，已登记的必填。Why, required for another number.' })
  readonly reason?: string | null;
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

  @Mutation(() => ProceedingPayloadType, {
    description:
      '登记发文字号：本单位公文编号后登记，此后印在草稿上，办结后亦可（规则 S0）。Records the number of one’s own document; the draft bears it from then on.',
  })
  async recordDocumentNumber(
    @Arg('input', () => RecordDocumentNumberInput, { description: '请求内容。What is asked for.' })
    input: RecordDocumentNumberInput,
    @Ctx() context: RequestContext,
  ): Promise<ProceedingPayload> {
    const named = { path: 'proceedingId', id: input.proceedingId };
    return takeCommonStep(context, named, input, {
      step: 'recordDocumentNumber',
      mutation: 'recordDocumentNumber',
      afterClosing: true,
      load: ownDrafts,
      decide: recordNumber,
    });
  }
}
