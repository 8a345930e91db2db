import type { Temporal } from 'temporal-polyfill';
import { Field, ID, InputType } from 'type-graphql';
import { OpeningInput, ProceedingFilter, StepInputType } from '../../core/proceedings/index.js';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { transferStates } from './case-transfer.graphql.js';
import { caseOutcomes, type CaseOutcome } from './case-transfer.js';

@InputType({ description: '划转前的历史情况（规则 T1、T2、T3）。What lies before the handover of the item.' })
export class CaseLegacyInput {
  @Field(() => LocalDateScalar, { nullable: true, description: '立案日。Day it was filed.' })
  readonly filedOn?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '结案日。Day it was closed.' })
  readonly closedOn?: string | null;

  @Field(() => String, { nullable: true, description: '与接收单位的协商记录（规则 T3）。Record of the consultation.' })
  readonly consultation?: string | null;
}

/** What is told of a violation when it is found. */
@InputType()
abstract class DiscoveryInput extends OpeningInput {
  @Field(() => String, { nullable: true, description: '执法事项代码。Code of the enforcement item.' })
  readonly itemCode?: string | null;

  @Field(() => DateTimeScalar, { description: '发现时间，时限自此起算。When it was discovered; the clock begins.' })
  readonly discoveredAt!: Temporal.Instant;

  @Field(() => Boolean, { description: '是否情况紧急（规则 T6）。Whether it is urgent (rule T6).' })
  readonly urgent: boolean = false;

  @Field(() => String, { nullable: true, description: '紧急的理由，紧急时必填。Why; required when urgent.' })
  readonly urgencyReason?: string | null;

  @Field(() => String, { description: '案由，至多 500 字。Cause of the case.' })
  readonly causeOfCase!: string;

  @Field(() => String, { nullable: true, description: '当事人。The party.' })
  readonly partyName?: string | null;

  @Field(() => Boolean, { description: '违法行为是否正在进行（规则 T7）。Whether the violation goes on (rule T7).' })
  readonly violationOngoing: boolean = false;

  @Field(() => String, { nullable: true, description: '劝阻情况（规则 T7）。How the party was dissuaded (rule T7).' })
  readonly dissuasion?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '劝阻时间，不填为办理时。When the party was dissuaded; now if not given.',
  })
  readonly dissuadedAt?: Temporal.Instant | null;
}

@InputType({
  description: '登记发现的违法行为：移送时限即开始计算。Registers a discovery: the clock of its transfer runs.',
})
export class RegisterDiscoveryInput extends DiscoveryInput {}

@InputType({ description: '移送案件（规则 T4 至 T10）。Sends a case to the competent organization.' })
export class SendCaseTransferInput extends DiscoveryInput {
  @Field(() => ID, {
    nullable: true,
    description: '此前登记的发现；其发现时间与紧急与否不变。A discovery that was registered before; its clock goes on.',
  })
  readonly caseTransferId?: string | null;

  @Field(() => ID, { nullable: true, description: '所由来的办理事项，如投诉举报。The proceeding it comes from.' })
  readonly aboutId?: string | null;

  @Field(() => String, { description: '接收单位代码。Code of the receiver.' })
  readonly toCode!: string;

  @Field(() => String, {
    nullable: true,
    description: '基本违法事实，必填（规则 T9）。Basic facts, required (rule T9).',
  })
  readonly basicFacts?: string | null;

  @Field(() => CaseLegacyInput, { nullable: true, description: '划转前的历史情况。What lies before the handover.' })
  readonly legacy?: CaseLegacyInput | null;

  @Field(() => String, {
    nullable: true,
    description: '以本机构名义移送所依据的法律（规则 T10）。The law that lets this body send in its own name.',
  })
  readonly onBehalfOfLaw?: string | null;
}

@InputType({ description: '案件移送的一步。A step in the transfer of a case.' })
export class CaseTransferStepInput extends StepInputType {
  @Field(() => ID, { description: '案件移送的标识。The transfer.' })
  readonly caseTransferId!: string;
}

@InputType({ description: '补记劝阻情况（规则 T7）。Records how the party was dissuaded (rule T7).' })
export class RecordDissuasionInput extends CaseTransferStepInput {
  @Field(() => String, { description: '劝阻情况。How the party was dissuaded.' })
  readonly dissuasion!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: '劝阻时间，不填为办理时。When; now if not given.' })
  readonly dissuadedAt?: Temporal.Instant | null;
}

@InputType({
  description: '移送前先行告知（规则 T8）。Informs the competent organization before the transfer (rule T8).',
})
export class InformCompetentOrganizationInput extends CaseTransferStepInput {
  @Field(() => String, { description: '有管辖权的单位代码。Code of the competent organization.' })
  readonly toCode!: string;
}

@InputType({ description: '退回移送（规则 T11）。Returns a transfer with a reason (rule T11).' })
export class ReturnCaseTransferInput extends CaseTransferStepInput {
  @Field(() => String, { description: '退回理由，必填。The reason, required.' })
  readonly reason!: string;
}

@InputType({ description: '反馈处理结果。Reports the result back.' })
export class ReportCaseResultInput extends CaseTransferStepInput {
  @Field(() => String, { description: '处理结果，必填。The result, required.' })
  readonly result!: string;

  @Field(() => caseOutcomes, { nullable: true, description: '处理结果的种类。How the case ended.' })
  readonly outcome?: CaseOutcome | null;
}

@InputType({ description: '案件移送的筛选条件，各项同时满足。Filter of case transfers; all conditions hold.' })
export class CaseTransferFilter extends ProceedingFilter {
  @Field(() => [transferStates], { nullable: true, description: '状态，任一即可。Any of these states.' })
  readonly states?: (keyof typeof transferStates)[] | null;

  @Field(() => String, { nullable: true, description: '移送单位代码。Code of the sender.' })
  readonly fromCode?: string | null;

  @Field(() => String, { nullable: true, description: '接收单位代码。Code of the receiver.' })
  readonly toCode?: string | null;

  @Field(() => String, { nullable: true, description: '执法事项代码。Code of the enforcement item.' })
  readonly itemCode?: string | null;
}
