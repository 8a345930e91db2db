import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
import { datedChangeOf, datedCorrectionOf } from '../dated/index.js';
import { OrganizationType } from '../organizations/index.js';
import { duties, type Duty } from './duty.js';

registerEnumType(duties, {
  name: 'Duty',
  description: '职责：在本单位担任的。What somebody is in an organization, as others have to know it.',
  valuesConfig: {
    LIAISON_OFFICER: { description: '联络人：专人负责对接联络（规则 U3）。Named to keep in touch (rule U3).' },
    ENFORCEMENT_OFFICER: { description: '执法人员：持执法证。Enforces with a certificate.' },
    HEAD: { description: '主要负责人。Heads the organization.' },
    DEPUTY_HEAD: { description: '副职负责人。Deputy of the head.' },
  },
});

/** Who is told how to reach somebody, after the label, in Chinese and in English. */
const seenBy = {
  chinese: '联络人的各单位可见，其他人的仅本单位和县政府可见',
  english: 'of liaison officers for all members, of others for their own organization and the county government',
};

@ObjectType({
  simpleResolvers: true,
  description: '任职的时期。When somebody holds a duty, how to reach them, and what it rests on.',
})
export class DutyTermType {
  @Field(() => LocalDateScalar, { description: '任职首日。First day.' })
  readonly validFrom!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '任职止日，自该日起不再担任；未定为空。First day on which it is no longer held; null while open.',
  })
  readonly validTo!: string | null;

  @Field(() => String, { description: '姓名或岗位。Name of the person, or of the post.' })
  readonly personName!: string;

  @Field(() => String, { nullable: true, description: `电话：${seenBy.chinese}。Telephone, ${seenBy.english}.` })
  readonly telephone!: string | null;

  @Field(() => String, { nullable: true, description: `电子邮箱：${seenBy.chinese}。E-mail, ${seenBy.english}.` })
  readonly email!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '执法证号：仅执法人员。Number of the enforcement certificate, of enforcement officers.',
  })
  readonly certificateNumber!: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '执法证有效期至，为有效的最后一日。Last day of the certificate.',
  })
  readonly certificateExpiresOn!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: `登录身份的全局标识，未登记为空：${seenBy.chinese}。Global id of the person as whom they sign in, ${seenBy.english}.`,
  })
  readonly personId!: string | null;

  @Field(() => String, { description: '依据。What it rests on.' })
  readonly basis!: string;

  @Field(() => String, { nullable: true, description: '离任依据。What its end rests on.' })
  readonly endBasis!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '接任者的任职标识；未指定为空。Global id of the holder who took over.',
  })
  readonly successorId!: string | null;
}

const DutyTermChange = datedChangeOf('DutyTerm', () => DutyTermType);
export const DutyTermCorrection = datedCorrectionOf('DutyTerm', () => DutyTermType);

@ObjectType('DutyHolder', {
  simpleResolvers: true,
  description: '任职人员（规则 U3）：某单位某职责的一人。A person in a duty of an organization (rule U3).',
})
export class DutyHolderType extends DutyTermType {
  @Field(() => ID, {
    description:
      '任职的全局标识：此人在此单位的此职责，离任后再任不变。Global id of this person in this duty, for good.',
  })
  readonly id!: string;

  @Field(() => OrganizationType, { description: '所在单位。The organization.' })
  readonly organization!: OrganizationType;

  @Field(() => duties, { description: '职责。The duty.' })
  readonly duty!: Duty;

  @Field(() => [DutyTermChange], {
    description:
      '历次变动，自新至旧，至多 100 次，连同此前的登记。How it came to change, newest first, at most 100, each with what was told before.',
  })
  readonly history!: InstanceType<typeof DutyTermChange>[];
}

export const DutyHolderConnection = connectionOf('DutyHolder', () => DutyHolderType);

@ObjectType({ simpleResolvers: true, description: '登记任职或离任的结果。Who holds the duty, or what is wrong.' })
export class DutyPayload {
  @Field(() => DutyHolderType, {
    nullable: true,
    description: '任职人员；有错误时为空。Whoever it is about, null when refused.',
  })
  readonly holder!: DutyHolderType | null;

  @Field(() => DutyHolderType, { nullable: true, description: '接任者；未指定为空。Who takes over, if named.' })
  readonly successor!: DutyHolderType | null;

  @Field(() => [UserError], { description: '错误；为空表示已登记。What is wrong; empty when it was done.' })
  readonly userErrors!: UserError[];
}
