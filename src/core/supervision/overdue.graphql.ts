import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { OrganizationType } from '../organizations/index.js';
import { procedureNames } from '../procedure-names.js';
import { ageBandNames, type AgeBand } from './age-band.js';
import { UrgeType } from './urge.graphql.js';

export const ageBandEnum = Object.fromEntries(ageBandNames.map((name) => [name, name]));

registerEnumType(ageBandEnum, {
  name: 'OverdueAge',
  description: '逾期的长短，按满 24 小时的日数。How long something is overdue, in whole days of 24 hours.',
  valuesConfig: {
    UNDER_3_DAYS: { description: '不满三日。Less than three days.' },
    FROM_3_DAYS: { description: '三日以上不满十日。Three days or more, less than ten.' },
    FROM_10_DAYS: { description: '十日以上不满三十日。Ten days or more, less than thirty.' },
    FROM_30_DAYS: { description: '三十日以上。Thirty days or more.' },
  },
});

@ObjectType('OverdueMatter', {
  description: '逾期事项：办理情况，不含内容。Something overdue: how it is handled, nothing of what is in it.',
})
export class OverdueMatterType {
  @Field(() => ID, { description: '时限的标识，催办时填写。Id of the deadline, by which it is urged.' })
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

  @Field(() => String, { description: '时限的代称。Name of the clock.' })
  readonly clock!: string;

  @Field(() => String, { description: '所依据的规则编号。Id of the rule that sets it.' })
  readonly rule!: string;

  @Field(() => OrganizationType, { description: '责任单位。Who is responsible.' })
  readonly responsible!: OrganizationType;

  @Field(() => DateTimeScalar, { description: '到期时间，自此逾期。When it was due: overdue since then.' })
  readonly dueAt!: string;

  @Field(() => Int, { description: '逾期日数，满 24 小时为一日。Whole days since then.' })
  readonly overdueDays!: number;

  @Field(() => ageBandEnum, { description: '逾期的长短。How long, as a band.' })
  readonly age!: AgeBand;

  @Field(() => [UrgeType], { description: '催办，自旧至新。How it was urged, oldest first.' })
  readonly urges!: UrgeType[];
}

export const OverdueMatterConnection = connectionOf('OverdueMatter', () => OverdueMatterType);

@InputType('OverdueFilter', { description: '逾期事项的筛选条件，各项同时满足。Filter of what is overdue; all hold.' })
export class OverdueFilterInput {
  @Field(() => [String], {
    nullable: true,
    description: '责任单位代码，任一即可。Codes of who is responsible, any of them.',
  })
  readonly responsibleCodes?: string[] | null;

  @Field(() => [procedureNames], { nullable: true, description: '办理程序，任一即可。Any of these procedures.' })
  readonly procedures?: string[] | null;

  @Field(() => Int, { nullable: true, description: '至少逾期的日数。Overdue for so many whole days at least.' })
  readonly minDays?: number | null;

  @Field(() => [ageBandEnum], { nullable: true, description: '逾期的长短，任一即可。Any of these ages.' })
  readonly ages?: AgeBand[] | null;
}

@ObjectType('OverdueFigure', {
  simpleResolvers: true,
  description: '逾期事项数，按责任单位、程序和长短。How much is overdue, by who is responsible, procedure and age.',
})
export class OverdueFigureType {
  @Field(() => OrganizationType, { description: '责任单位。Who is responsible.' })
  readonly organization!: OrganizationType;

  @Field(() => procedureNames, {
    nullable: true,
    description: '办理程序；不属于办理事项的为空。The procedure; null where it is about no proceeding.',
  })
  readonly procedure!: string | null;

  @Field(() => ageBandEnum, { description: '逾期的长短。How long.' })
  readonly age!: AgeBand;

  @Field(() => Int, { description: '事项数。How many.' })
  readonly count!: number;
}

@ObjectType('OverdueFigures', {
  simpleResolvers: true,
  description: '全县逾期情况。What is overdue in the county, in figures.',
})
export class OverdueFiguresType {
  @Field(() => DateTimeScalar, { description: '统计时点。As of when.' })
  readonly asOf!: string;

  @Field(() => Int, { description: '总数。How much in all.' })
  readonly total!: number;

  @Field(() => [OverdueFigureType], {
    description: '明细，按责任单位、程序和长短；为零的不列。Who is overdue in what and for how long; no zeros.',
  })
  readonly rows!: OverdueFigureType[];
}
