import type { Temporal } from 'temporal-polyfill';
import { Field, ID, InputType } from 'type-graphql';
import { OpeningInput, ProceedingFilter, StepInputType } from '../../core/proceedings/index.js';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { assistanceStates } from './assistance-request.graphql.js';
import { supportKinds, type SupportKind } from './assistance-request.js';

/** What is told of a need for assistance. */
@InputType()
abstract class NeedInput extends OpeningInput {
  @Field(() => supportKinds, { description: '协助的种类。What is needed.' })
  readonly supportKind!: SupportKind;

  @Field(() => String, {
    description: '需认定的违法事项，至多 500 字。The violation that is to be established.',
  })
  readonly matter!: string;

  @Field(() => String, {
    nullable: true,
    description: '需要协助的内容，函告时必填。What exactly is needed; required with the letter.',
  })
  readonly need?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '发现需要协助的时间，及时函告自此起算（规则 A1）。Since when; the letter’s clock begins (rule A1).',
  })
  readonly neededSince?: Temporal.Instant | null;

  @Field(() => Boolean, { description: '是否情况紧急（规则 A3）。Whether it is urgent (rule A3).' })
  readonly urgent: boolean = false;

  @Field(() => Boolean, { description: '证据是否可能灭失（规则 A3）。Whether evidence may be lost (rule A3).' })
  readonly evidenceAtRisk: boolean = false;

  @Field(() => String, {
    nullable: true,
    description: '紧急或证据可能灭失的理由，有此情形时必填。Why officers are needed on site; required when they are.',
  })
  readonly onSiteReason?: string | null;
}

@InputType({
  description:
    '登记需要协助的事项：及时函告的时限即开始计算（规则 A1）。Registers a need: the clock of the letter runs (rule A1).',
})
export class RegisterAssistanceNeedInput extends NeedInput {}

@InputType({ description: '书面函告职能部门请求协助（规则 A1）。Asks a department by letter (rule A1).' })
export class RequestAssistanceInput extends NeedInput {
  @Field(() => ID, {
    nullable: true,
    description: '此前登记的需要；其起算时间不变。A need that was registered before; its clock goes on.',
  })
  readonly assistanceRequestId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '所为的办理事项，如案件移送；仅新发起时。The proceeding it is needed for; with a new request only.',
  })
  readonly aboutId?: string | null;

  @Field(() => String, { description: '协助部门代码。Code of the department.' })
  readonly toCode!: string;
}

@InputType({ description: '执法协助的一步。A step in a request for assistance.' })
abstract class AssistanceStepInput extends StepInputType {
  @Field(() => ID, { description: '执法协助的标识。The request.' })
  readonly assistanceRequestId!: string;
}

@InputType({
  description: '请求派员现场处置（规则 A3）。Asks for officers on site after the letter (rule A3).',
})
export class RequestOnSiteAssistanceInput extends AssistanceStepInput {
  @Field(() => Boolean, { description: '是否情况紧急。Whether it is urgent.' })
  readonly urgent: boolean = false;

  @Field(() => Boolean, { description: '证据是否可能灭失。Whether evidence may be lost.' })
  readonly evidenceAtRisk: boolean = false;

  @Field(() => String, { description: '理由，必填。Why, required.' })
  readonly reason!: string;
}

@InputType({ description: '记录现场处置（规则 A3）。Records what officers did on site (rule A3).' })
export class RecordOnSiteAssistanceInput extends AssistanceStepInput {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '到场时间，不填为办理时。When they came; now if not given.',
  })
  readonly arrivedAt?: Temporal.Instant | null;

  @Field(() => String, { description: '现场处置情况，必填。What was done, required.' })
  readonly handling!: string;
}

@InputType({ description: '事先告知延长期限（规则 A4）。Tells beforehand that it takes longer (rule A4).' })
export class ExtendAssistanceInput extends AssistanceStepInput {
  @Field(() => String, { description: '延长的理由，必填。Why, required.' })
  readonly reason!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '新的期限（当日 24 时止），必填。The new last day, until 24:00; required.',
  })
  readonly until?: string | null;
}

@InputType({
  description: '出具书面意见并移交证据，二者缺一不可（规则 A2）。Gives the opinion and the evidence, both (rule A2).',
})
export class AnswerAssistanceInput extends AssistanceStepInput {
  @Field(() => String, { description: '书面意见的结论，必填。What the opinion says, required.' })
  readonly opinion!: string;
}

@InputType({ description: '说明理由退回。Declines with a reason.' })
export class DeclineAssistanceInput extends AssistanceStepInput {
  @Field(() => String, { description: '退回理由，必填。Why, required.' })
  readonly reason!: string;
}

@InputType({ description: '签收意见和证据并办结。Takes the opinion and the evidence and closes.' })
export class CloseAssistanceInput extends AssistanceStepInput {
  @Field(() => Boolean, {
    description: '是否作为实施行政处罚的证据（规则 A2）。Whether it serves as evidence of a penalty (rule A2).',
  })
  readonly usedAsEvidence!: boolean;
}

@InputType({ description: '撤回协助请求。Withdraws the request.' })
export class WithdrawAssistanceInput extends AssistanceStepInput {
  @Field(() => String, { description: '撤回理由，必填。Why, required.' })
  readonly reason!: string;
}

@InputType({ description: '执法协助的筛选条件，各项同时满足。Filter of requests for assistance; all conditions hold.' })
export class AssistanceRequestFilter extends ProceedingFilter {
  @Field(() => [assistanceStates], { nullable: true, description: '状态，任一即可。Any of these states.' })
  readonly states?: (keyof typeof assistanceStates)[] | null;

  @Field(() => String, { nullable: true, description: '请求单位代码。Code of the requester.' })
  readonly fromCode?: string | null;

  @Field(() => String, { nullable: true, description: '协助部门代码。Code of the department.' })
  readonly toCode?: string | null;
}
