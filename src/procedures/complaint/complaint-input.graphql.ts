import type { Temporal } from 'temporal-polyfill';
import { Field, ID, InputType } from 'type-graphql';
import { ForPersonalNumber } from '../../core/personal-data/index.js';
import { OpeningInput, ProceedingFilter, StepInputType } from '../../core/proceedings/index.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { complaintStates } from './complaint.graphql.js';
import { complaintKinds, verificationOutcomes, type ComplaintKind, type VerificationOutcome } from './complaint.js';

@InputType({
  description:
    '投诉举报人，密封保存，只有办理单位可以查阅。Who complained: sealed, for the handling organization only.',
})
export class ComplainantInput {
  @Field(() => String, { description: '姓名，2 至 100 字。Name.' })
  readonly name!: string;

  @ForPersonalNumber()
  @Field(() => String, { nullable: true, description: '联系方式。Telephone or address.' })
  readonly contact?: string | null;

  @ForPersonalNumber()
  @Field(() => String, { nullable: true, description: '公民身份号码。Citizen number.' })
  readonly citizenNumber?: string | null;
}

@InputType({ description: '登记投诉举报（规则 C1、C6）。Registers a complaint or report (rules C1, C6).' })
export class RegisterComplaintInput extends OpeningInput {
  @Field(() => complaintKinds, { description: '投诉或举报。Complaint or report.' })
  readonly kind!: ComplaintKind;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '收到时间，不填为登记时。When it was received; now if not given.',
  })
  readonly receivedAt?: Temporal.Instant | null;

  @Field(() => String, { description: '事由，至多 500 字，不含投诉举报人信息。What it is about.' })
  readonly subject!: string;

  @Field(() => String, { description: '内容摘要，不含投诉举报人信息（规则 S7）。Summary, without the complainant.' })
  readonly summary!: string;

  @Field(() => String, { nullable: true, description: '执法事项代码。Code of the enforcement item.' })
  readonly itemCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '发生地乡镇代码；乡镇登记的不填为本乡镇。The township where it happened.',
  })
  readonly townshipCode?: string | null;

  @Field(() => String, { nullable: true, description: '被投诉举报人。Against whom.' })
  readonly partyName?: string | null;

  @Field(() => ComplainantInput, { nullable: true, description: '投诉举报人；匿名的不填。Nobody if anonymous.' })
  readonly complainant?: ComplainantInput | null;
}

@InputType({ description: '投诉举报的一步。A step in the handling of a complaint.' })
export class ComplaintStepInput extends StepInputType {
  @Field(() => ID, { description: '投诉举报的标识。The complaint.' })
  readonly complaintId!: string;
}

@InputType({ description: '初步核实的结论（规则 C3、C4、C5）。What preliminary verification has found.' })
export class VerifyComplaintInput extends ComplaintStepInput {
  @Field(() => verificationOutcomes, { description: '结论。What was found.' })
  readonly outcome!: VerificationOutcome;

  @Field(() => String, { nullable: true, description: '核实情况，必填。How it was verified, required.' })
  readonly verification?: string | null;

  @Field(() => Boolean, { description: '无管辖权时，移交是否情况紧急。Whether handing over is urgent.' })
  readonly urgent: boolean = false;

  @Field(() => String, { nullable: true, description: '紧急的理由，紧急时必填。Why; required when urgent.' })
  readonly urgencyReason?: string | null;
}

@InputType({ description: '立案（规则 C4）。Files the case (rule C4).' })
export class FileComplaintCaseInput extends ComplaintStepInput {
  @Field(() => String, { nullable: true, description: '立案编号。Number of the case.' })
  readonly caseNumber?: string | null;
}

@InputType({
  description:
    '告知投诉举报人并同时告知乡镇，缺一不可（规则 C7、C8），书面材料一并移交（规则 C10）。Both notices at once, or none.',
})
export class InformTownshipOfComplaintInput extends ComplaintStepInput {
  @Field(() => String, { nullable: true, description: '有管辖权的乡镇代码，必填。The competent township, required.' })
  readonly townshipCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '如何告知投诉举报人，匿名的写明无从告知，必填。How the complainant was told, required.',
  })
  readonly complainantNotice?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '告知投诉举报人的时间，不填为办理时；匿名的不填。When; now if not given, none when anonymous.',
  })
  readonly complainantToldAt?: Temporal.Instant | null;
}

@InputType({ description: '移交有管辖权的单位（规则 C5）。Hands over to the competent organization (rule C5).' })
export class HandOverComplaintInput extends ComplaintStepInput {
  @Field(() => String, { nullable: true, description: '接收单位代码，必填。Code of the receiver, required.' })
  readonly toCode?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '由此件投诉举报而来、已移送给接收单位的案件移送。The case transfer that goes with it.',
  })
  readonly caseTransferId?: string | null;
}

@InputType({ description: '退回被告知或移交的投诉举报。Returns what one was informed of or handed over.' })
export class ReturnComplaintInput extends ComplaintStepInput {
  @Field(() => String, { description: '退回理由，必填。The reason, required.' })
  readonly reason!: string;
}

@InputType({ description: '对乡镇调查处理的业务指导（规则 C11）。Guides the investigation (rule C11).' })
export class GuideComplaintInput extends ComplaintStepInput {
  @Field(() => String, { description: '指导意见，必填。The guidance, required.' })
  readonly guidance!: string;
}

@InputType({ description: '告知投诉举报人处理结果（规则 C3、C12）。Tells the complainant the result.' })
export class ReplyToComplainantInput extends ComplaintStepInput {
  @Field(() => String, { nullable: true, description: '处理结果，必填。The result, required.' })
  readonly result?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '如何告知，匿名的写明无从告知，必填。How it was told, required.',
  })
  readonly replyNotice?: string | null;
}

@InputType({ description: '向告知的部门反馈处理结果（规则 C13）。Tells the informing department the result.' })
export class FeedBackComplaintInput extends ComplaintStepInput {
  @Field(() => String, { nullable: true, description: '反馈内容，必填。What is fed back, required.' })
  readonly feedback?: string | null;
}

@InputType({ description: '投诉举报的筛选条件，各项同时满足。Filter of complaints; all conditions hold.' })
export class ComplaintFilter extends ProceedingFilter {
  @Field(() => [complaintStates], { nullable: true, description: '状态，任一即可。Any of these states.' })
  readonly states?: (keyof typeof complaintStates)[] | null;

  @Field(() => [complaintKinds], { nullable: true, description: '投诉或举报，任一即可。Any of these kinds.' })
  readonly kinds?: ComplaintKind[] | null;

  @Field(() => String, { nullable: true, description: '首问单位代码。Code of the first contact.' })
  readonly firstContactCode?: string | null;

  @Field(() => String, { nullable: true, description: '办理单位代码。Code of the handler.' })
  readonly handlerCode?: string | null;

  @Field(() => String, { nullable: true, description: '执法事项代码。Code of the enforcement item.' })
  readonly itemCode?: string | null;
}
