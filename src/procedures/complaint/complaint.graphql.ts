import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { OrganizationType } from '../../core/organizations/index.js';
import { Proceeding, proceedingPayloadOf, stateEnum } from '../../core/proceedings/index.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { complaint } from './complaint.procedure.js';
import { complaintKinds, verificationOutcomes, type ComplaintKind, type VerificationOutcome } from './complaint.js';

export const complaintStates = stateEnum(complaint);

registerEnumType(complaintKinds, {
  name: 'ComplaintKind',
  description: '投诉或举报。A complaint or a report.',
  valuesConfig: {
    COMPLAINT: { description: '投诉。A complaint.' },
    TIP_OFF: { description: '举报。A report.' },
  },
});

registerEnumType(verificationOutcomes, {
  name: 'VerificationOutcome',
  description: '初步核实的结论（机制三（二）1）。What preliminary verification has found.',
  valuesConfig: {
    VIOLATION: { description: '需要实施行政处罚，应及时立案（规则 C4）。A penalty is needed (rule C4).' },
    NO_VIOLATION: { description: '未发现违法行为，直接答复（规则 C3）。No violation: reply directly (rule C3).' },
    NO_JURISDICTION: { description: '无管辖权，须移交（规则 C5）。No jurisdiction: hand over (rule C5).' },
  },
});

@ObjectType('Complainant', {
  simpleResolvers: true,
  description: '投诉举报人，只有办理单位可以查阅。Who complained; only whoever handles the complaint reads it.',
})
export class ComplainantType {
  @Field(() => String, { description: '姓名。Name.' })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: '联系方式。Telephone or address.' })
  readonly contact!: string | null;

  @Field(() => String, { nullable: true, description: '公民身份号码。Citizen number.' })
  readonly citizenNumber!: string | null;
}

@ObjectType('Complaint', { implements: Proceeding, description: complaint.description })
export class ComplaintType extends Proceeding {
  @Field(() => complaintStates, { description: '状态。State.' })
  readonly state!: keyof typeof complaintStates;

  @Field(() => OrganizationType, {
    description: '首问单位：率先接到的单位，登记后不变（规则 C1）。First contact, fixed for ever (rule C1).',
  })
  readonly firstContact!: OrganizationType;

  @Field(() => OrganizationType, {
    description: '办理单位：他单位接手前为首问单位（规则 C1）。Who handles it; the first contact until taken over.',
  })
  readonly handler!: OrganizationType;

  @Field(() => OrganizationType, {
    nullable: true,
    description: '最近被告知或移交的单位。Whom it was passed on to last.',
  })
  readonly receiver!: OrganizationType | null;

  @Field(() => OrganizationType, {
    nullable: true,
    description: '告知乡镇的部门（规则 C8），须向其反馈（规则 C13）。The department that informed the township.',
  })
  readonly informer!: OrganizationType | null;

  @Field(() => complaintKinds, { description: '投诉或举报。Complaint or report.' })
  readonly kind!: ComplaintKind;

  @Field(() => DateTimeScalar, { description: '收到时间，受理时限自此起算（规则 C2）。When it was received.' })
  readonly receivedAt!: string;

  @Field(() => String, { description: '事由。What it is about.' })
  readonly subject!: string;

  @Field(() => String, { description: '内容摘要，不含投诉举报人信息（规则 S7）。Summary, without the complainant.' })
  readonly summary!: string;

  @Field(() => String, { nullable: true, description: '执法事项代码。Code of the enforcement item.' })
  readonly itemCode!: string | null;

  @Field(() => OrganizationType, { nullable: true, description: '发生地乡镇。The township where it happened.' })
  readonly place!: OrganizationType | null;

  @Field(() => OrganizationType, {
    nullable: true,
    description: '登记时按事项清单有管辖权的单位（规则 G2）。Who is competent by the lists (rule G2).',
  })
  readonly listedCompetent!: OrganizationType | null;

  @Field(() => String, { nullable: true, description: '被投诉举报人。Against whom.' })
  readonly partyName!: string | null;

  @Field(() => Boolean, { description: '是否匿名。Whether nobody is named as complainant.' })
  readonly anonymous!: boolean;

  @Field(() => ComplainantType, {
    nullable: true,
    description:
      '投诉举报人，已遮盖；匿名的、非办理单位为空。The complainant, masked; null for anybody but the handler.',
  })
  readonly complainantMasked!: ComplainantType | null;

  @Field(() => ComplainantType, {
    nullable: true,
    description:
      '投诉举报人，说明用途后查阅并记入审计日志；匿名的、非办理单位为空。The complainant in clear, for a stated purpose, audited.',
  })
  readonly complainant!: ComplainantType | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '受理时间（规则 C2、C9）。When it was accepted.' })
  readonly acceptedAt!: string | null;

  @Field(() => verificationOutcomes, { nullable: true, description: '核实结论。What verification has found.' })
  readonly outcome!: VerificationOutcome | null;

  @Field(() => String, { nullable: true, description: '核实情况。How it was verified.' })
  readonly verification!: string | null;

  @Field(() => Boolean, { description: '移交是否情况紧急（24 小时）。Whether handing over is urgent (24 hours).' })
  readonly urgent!: boolean;

  @Field(() => String, { nullable: true, description: '紧急的理由。Why it is urgent.' })
  readonly urgencyReason!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '立案时间（规则 C4）。When the case was filed.' })
  readonly filedAt!: string | null;

  @Field(() => String, { nullable: true, description: '立案编号。Number of the case.' })
  readonly caseNumber!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '告知乡镇的时间（规则 C8）。When the township was told.',
  })
  readonly informedAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '告知投诉举报人的时间（规则 C7）；匿名的为空。When the complainant was told; null when anonymous.',
  })
  readonly complainantToldAt!: string | null;

  @Field(() => String, { nullable: true, description: '告知投诉举报人的情况。How the complainant was told.' })
  readonly complainantNotice!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '移交时间（规则 C5）。When it was handed over.' })
  readonly handedOverAt!: string | null;

  @Field(() => Proceeding, {
    nullable: true,
    description: '随移交办理的案件移送（规则 C5）；没有或不可见为空。The case transfer that went with it.',
  })
  readonly caseTransfer!: Proceeding | null;

  @Field(() => String, { nullable: true, description: '退回理由。Why it was returned.' })
  readonly returnReason!: string | null;

  @Field(() => String, { nullable: true, description: '处理结果。The result.' })
  readonly result!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '答复投诉举报人的时间（规则 C3、C12）。When the complainant was told the result.',
  })
  readonly repliedAt!: string | null;

  @Field(() => String, { nullable: true, description: '如何告知处理结果。How the result was told.' })
  readonly replyNotice!: string | null;

  @Field(() => String, { nullable: true, description: '向告知的部门反馈的内容。What was fed back.' })
  readonly feedback!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '反馈时间（规则 C13）。When it was fed back.' })
  readonly feedbackAt!: string | null;
}

export const ComplaintConnection = connectionOf('Complaint', () => ComplaintType);
export const ComplaintPayload = proceedingPayloadOf('ComplaintPayload', 'complaint', () => ComplaintType);
