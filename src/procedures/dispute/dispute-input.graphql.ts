import { Field, ID, InputType } from 'type-graphql';
import { OpeningInput, ProceedingFilter, StepInputType } from '../../core/proceedings/index.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { disputeStates } from './dispute.graphql.js';
import { consultationOutcomes, type ConsultationOutcome } from './dispute.js';

@InputType({ description: '提出管辖争议（规则 D1）。Raises a dispute over who is competent (rule D1).' })
export class RaiseDisputeInput extends OpeningInput {
  @Field(() => String, { description: '争议的对方单位代码。Code of the other side.' })
  readonly otherCode!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      '所争议的办理事项，如被退回的案件移送；不填则须填写执法事项和乡镇。The case that is disputed; else an item in a township.',
  })
  readonly aboutId?: string | null;

  @Field(() => String, { nullable: true, description: '所争议的执法事项代码。Code of the item that is disputed.' })
  readonly itemCode?: string | null;

  @Field(() => String, { nullable: true, description: '事项所在乡镇的代码。Code of the township it is about.' })
  readonly townshipCode?: string | null;

  @Field(() => String, { description: '争议的事由和理由，必填。What is disputed and why, required.' })
  readonly reason!: string;
}

@InputType({ description: '管辖争议的一步。A step in a dispute.' })
export abstract class DisputeStepInput extends StepInputType {
  @Field(() => ID, { description: '管辖争议的标识。The dispute.' })
  readonly disputeId!: string;
}

@InputType({ description: '记录一次协商（规则 D1）。Records a consultation (rule D1).' })
export class RecordDisputeConsultationInput extends DisputeStepInput {
  @Field(() => LocalDateScalar, { description: '协商日期。Day on which it was held.' })
  readonly heldOn!: string;

  @Field(() => String, { description: '协商情况：参加人、双方意见，必填。What was said and by whom, required.' })
  readonly content!: string;

  @Field(() => consultationOutcomes, { description: '协商结果。What it came to.' })
  readonly outcome!: ConsultationOutcome;
}

@InputType({ description: '提议由其中一方管辖（规则 D1）。Proposes which side handles it (rule D1).' })
export class ProposeDisputeAgreementInput extends DisputeStepInput {
  @Field(() => String, { description: '所提议的管辖单位代码。Code of whoever is to handle it.' })
  readonly handlerCode!: string;
}

@InputType({ description: '同意对方的提议（规则 D1）。Agrees with the other side’s proposal (rule D1).' })
export class AgreeDisputeInput extends DisputeStepInput {
  @Field(() => String, {
    description: '所同意的管辖单位代码，须与对方现在的提议一致。Code of whoever is to handle it, as proposed.',
  })
  readonly handlerCode!: string;
}

@InputType({ description: '提请县政府决定（规则 D2）。Asks the county government to decide (rule D2).' })
export class ReferDisputeInput extends DisputeStepInput {
  @Field(() => String, { description: '提请决定的理由，必填。Why, required.' })
  readonly reason!: string;
}

@InputType({ description: '县政府决定管辖（规则 D2）。The county government’s decision (rule D2).' })
export class DecideDisputeInput extends DisputeStepInput {
  @Field(() => String, { description: '指定的管辖单位代码。Code of whoever is designated.' })
  readonly designatedCode!: string;

  @Field(() => String, { description: '决定的依据，必填。What the decision rests on, required.' })
  readonly basis!: string;

  @Field(() => String, { nullable: true, description: '决定文件的文号。Number of the decision.' })
  readonly documentNumber?: string | null;
}

@InputType({ description: '撤回管辖争议。Withdraws a dispute.' })
export class WithdrawDisputeInput extends DisputeStepInput {
  @Field(() => String, { description: '撤回的理由，必填。Why, required.' })
  readonly reason!: string;
}

@InputType({ description: '管辖争议的筛选条件，各项同时满足。Filter of disputes; all conditions hold.' })
export class DisputeFilter extends ProceedingFilter {
  @Field(() => [disputeStates], { nullable: true, description: '状态，任一即可。Any of these states.' })
  readonly states?: (keyof typeof disputeStates)[] | null;

  @Field(() => String, { nullable: true, description: '一方单位的代码。Code of one of the two sides.' })
  readonly sideCode?: string | null;

  @Field(() => String, { nullable: true, description: '执法事项代码。Code of the enforcement item.' })
  readonly itemCode?: string | null;
}
