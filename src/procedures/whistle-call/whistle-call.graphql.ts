import { Field, ObjectType } from 'type-graphql';
import { OrganizationType, type Organization } from '../../core/organizations/index.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';

@ObjectType('WhistleRating', {
  simpleResolvers: true,
  description: '评哨：吹哨乡镇对一个报到单位的评价（规则 U10）。How the township rates somebody who came (rule U10).',
})
export class WhistleRatingType {
  @Field(() => OrganizationType, { description: '被评单位。Who is rated.' })
  readonly organization!: Organization;

  @Field(() => Boolean, { description: '是否满意。Whether the township is satisfied.' })
  readonly satisfied!: boolean;

  @Field(() => Boolean, {
    description: '是否及时到场，由乡镇评价。Whether it came in time for the township, whatever the clock says.',
  })
  readonly arrivedInTime!: boolean;

  @Field(() => Boolean, { description: '问题是否解决。Whether what it was called for is solved.' })
  readonly solved!: boolean;
}

@ObjectType('WhistleReport', {
  simpleResolvers: true,
  description: '一个单位的报到情况（规则 U10）。Whether and when somebody who was called has reported (rule U10).',
})
export class WhistleReportType {
  @Field(() => OrganizationType, { description: '报到单位。Who was called.' })
  readonly organization!: Organization;

  @Field(() => DateTimeScalar, { description: '报到期限。When they must report.' })
  readonly dueAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: '报到时间；未报到为空。When they did; null: not yet.' })
  readonly reportedAt!: string | null;

  @Field(() => Boolean, {
    description: '是否逾期：逾期报到，或期满仍未报到。Whether they came too late, or have not come in time.',
  })
  readonly late!: boolean;

  @Field(() => String, { nullable: true, description: '报到的经办人。The person who reported.' })
  readonly personName!: string | null;

  @Field(() => String, { nullable: true, description: '报到说明：人数、到达情况等。What was noted on arrival.' })
  readonly note!: string | null;
}
