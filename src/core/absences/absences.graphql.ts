import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { UserError } from '../../platform/graphql/user-error.graphql.js';

@ObjectType('Absence', {
  description:
    '离岗：本单位一人某些日不在岗，通知由代理人接收。Somebody of the organization is away; a deputy is told instead.',
})
export class AbsenceType {
  @Field(() => ID, { description: '全局标识。Global id.' })
  readonly id!: string;

  @Field(() => ID, { description: '离岗人的全局标识。Global id of who is away.' })
  readonly personId!: string;

  @Field(() => String, { description: '离岗人的姓名。Name of who is away.' })
  readonly personName!: string;

  @Field(() => ID, { description: '代理人的全局标识。Global id of the deputy.' })
  readonly deputyId!: string;

  @Field(() => String, { description: '代理人的姓名。Name of the deputy.' })
  readonly deputyName!: string;

  @Field(() => LocalDateScalar, { description: '离岗首日。First day away.' })
  readonly awayFrom!: string;

  @Field(() => LocalDateScalar, { description: '返岗日：自该日起在岗。First day on which they are there again.' })
  readonly backOn!: string;
}

export const AbsenceConnection = connectionOf('Absence', () => AbsenceType);

@InputType({ description: '登记离岗，并指定代理人。Tells that somebody is away, and who stands in.' })
export class RecordAbsenceInput {
  @Field(() => ID, {
    nullable: true,
    description: '离岗人的全局标识；不填为本人。他人的由管理员登记。Who is away; the viewer if left out.',
  })
  readonly personId?: string | null;

  @Field(() => ID, { description: '代理人的全局标识，本单位另一人。The deputy, another person of the organization.' })
  readonly deputyId!: string;

  @Field(() => LocalDateScalar, { description: '离岗首日。First day away.' })
  readonly awayFrom!: string;

  @Field(() => LocalDateScalar, { description: '返岗日，晚于首日和今日。First day on which they are there again.' })
  readonly backOn!: string;
}

@InputType({
  description: '提前返岗，尚未离岗的即取消。Ends an absence earlier, or takes back one that has not begun.',
})
export class EndAbsenceInput {
  @Field(() => ID, { description: '离岗的全局标识。Global id of the absence.' })
  readonly absenceId!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '返岗日，不早于今日；不填为今日。First day on which they are there again; today if left out.',
  })
  readonly backOn?: string | null;
}

@ObjectType({ simpleResolvers: true, description: '登记离岗或返岗的结果。The absence, or what is wrong.' })
export class AbsencePayload {
  @Field(() => AbsenceType, { nullable: true, description: '离岗登记；有错误时为空。The absence, null when refused.' })
  readonly absence!: AbsenceType | null;

  @Field(() => [UserError], { description: '错误；为空表示已登记。What is wrong; empty when it was done.' })
  readonly userErrors!: UserError[];
}
