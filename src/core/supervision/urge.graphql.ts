import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { Node } from '../../platform/graphql/node.graphql.js';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
import { OrganizationType } from '../organizations/index.js';
import { procedureNames } from '../procedure-names.js';

@ObjectType('Urge', {
  implements: Node,
  description:
    '催办：督促责任单位办理逾期的事项，责任单位须答复。Somebody is urged to do what is overdue, and has to answer.',
})
export class UrgeType extends Node {
  @Field(() => ID, { description: '所催办时限的标识。Id of the deadline.' })
  readonly deadlineId!: string;

  @Field(() => procedureNames, {
    nullable: true,
    description: '办理程序；不属于办理事项的为空。The procedure; null where it is about no proceeding.',
  })
  readonly procedure!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '登记号；不属于办理事项的为空。Register number of the proceeding; null where it is about none.',
  })
  readonly number!: string | null;

  @Field(() => String, { description: '时限名称，如“受理”。What is due.' })
  readonly label!: string;

  @Field(() => String, { description: '所依据的规则编号。Id of the rule that sets it.' })
  readonly rule!: string;

  @Field(() => DateTimeScalar, { description: '到期时间：催办时的。When it was due, as it was urged.' })
  readonly dueAt!: string;

  @Field(() => OrganizationType, { description: '责任单位。Who is urged.' })
  readonly responsible!: OrganizationType;

  @Field(() => OrganizationType, { description: '催办单位。Who urges.' })
  readonly urgedBy!: OrganizationType;

  @Field(() => DateTimeScalar, { description: '催办时间。When.' })
  readonly urgedAt!: string;

  @Field(() => DateTimeScalar, { description: '答复期限。Until when it is to be answered.' })
  readonly answerBy!: string;

  @Field(() => String, { nullable: true, description: '催办意见。What was said.' })
  readonly note!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '答复时间；未答复为空。When it was answered.' })
  readonly answeredAt!: string | null;

  @Field(() => OrganizationType, { nullable: true, description: '答复单位；未答复为空。Who answered.' })
  readonly answeredBy!: OrganizationType | null;

  @Field(() => String, { nullable: true, description: '答复内容；未答复为空。The answer.' })
  readonly answer!: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '预计办结日期；未说明为空。By when it will be done, as whoever is urged says.',
  })
  readonly expectedBy!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '是否按期答复；未到期且未答复为空。Whether it was answered in time; null while there is time.',
  })
  readonly answeredInTime!: boolean | null;
}

export const UrgeConnection = connectionOf('Urge', () => UrgeType);

@InputType('UrgeInput', { description: '催办逾期的事项（规则 J8）。Urges whoever lets something lie (rule J8).' })
export class UrgeInput {
  @Field(() => String, { description: '幂等键。Idempotency key.' })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: '时限的标识，须已逾期。Id of the deadline, which is overdue.' })
  readonly deadlineId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '责任单位代码，与时限的责任单位不同的不予受理。Code of who is urged: refused if it is somebody else’s.',
  })
  readonly responsibleCode?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      '答复期限的最后一日，默认按政策 urge-answer-working-days。Last day for the answer; by policy if not given.',
  })
  readonly answerBy?: string | null;

  @Field(() => String, { nullable: true, description: '催办意见，至多 500 字。What is said.' })
  readonly note?: string | null;
}

@InputType('AnswerUrgeInput', { description: '答复催办（规则 J8）。Answers an urge (rule J8).' })
export class AnswerUrgeInput {
  @Field(() => String, { description: '幂等键。Idempotency key.' })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: '催办的标识。The urge.' })
  readonly urgeId!: string;

  @Field(() => String, {
    description: '答复内容：未办的原因和措施，必填，至多 500 字。Why, and what is done; required.',
  })
  readonly answer!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '预计办结日期，不早于今日。By when it will be done, not before today.',
  })
  readonly expectedBy?: string | null;
}

@ObjectType({ simpleResolvers: true, description: '催办或答复的结果。Result of urging or answering.' })
export class UrgePayload {
  @Field(() => UrgeType, { nullable: true, description: '催办；未受理为空。The urge; null when refused.' })
  readonly urge!: UrgeType | null;

  @Field(() => [UserError], { description: '错误；为空表示已受理。What is wrong; empty when done.' })
  readonly userErrors!: UserError[];
}
