import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { ForPersonalNumber } from '../../core/personal-data/index.js';
import { complaintKinds, verificationOutcomes } from './complaint.js';

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
