import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { deadlineStatuses, type DeadlineStatus } from '../../../core/deadlines/index.js';
import { OrganizationType } from '../../../core/organizations/index.js';
import { connectionOf } from '../../../platform/graphql/connection.graphql.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.graphql.js';
import { listCheckOutcomes, type ListCheckOutcome } from './list-check.js';

registerEnumType(listCheckOutcomes, {
  name: 'ListCheckOutcome',
  description: '清单核查的结果（规则 S1）。What came of a check of lists (rule S1).',
  valuesConfig: {
    CONFIRMED: { description: '经核查无须修改。Its owner confirms that nothing has to change.' },
    REVISED: { description: '已修改：所涉事项、裁量标准和流程均已重新登记。All that rests on it was told anew.' },
    LAPSED: { description: '不再涉及：调整信息已修订、撤回。The adjustment no longer concerns it.' },
  },
});

@ObjectType('ListCheck', {
  description:
    '清单核查：法律、法规、规章调整后，引用它的事项、裁量标准和工作流程由其单位核查；确认无须修改或修改后办结（规则 S1）。That an organization is to check what rests on a law that was adjusted; done when it confirms or revises (rule S1).',
})
export class ListCheckType {
  @Field(() => ID, { description: '标识。Id.' })
  readonly id!: string;

  @Field(() => OrganizationType, { description: '核查单位；已撤销的为承接单位。Who checks, or whoever succeeds it.' })
  readonly organization!: OrganizationType;

  @Field(() => DateTimeScalar, { description: '提出时间：调整信息共享之时。When it was opened.' })
  readonly openedAt!: string;

  @Field(() => DateTimeScalar, { description: '核查期限。When it is due.' })
  readonly dueAt!: string;

  @Field(() => deadlineStatuses, { description: '期限状态。Where its deadline stands.' })
  readonly status!: DeadlineStatus;

  @Field(() => listCheckOutcomes, { nullable: true, description: '结果；未办结为空。Outcome; null while it is open.' })
  readonly outcome!: ListCheckOutcome | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '办结时间；未办结为空。When it was closed.' })
  readonly closedAt!: string | null;

  @Field(() => String, { nullable: true, description: '核查情况，由核查单位说明。What the owner says of it.' })
  readonly note!: string | null;
}

export const ListCheckConnection = connectionOf('ListCheck', () => ListCheckType);

@InputType({ description: '清单核查的筛选条件，各项同时满足。Filter of checks of lists; all conditions hold.' })
export class ListCheckFilter {
  @Field(() => String, { nullable: true, description: '核查单位代码。Code of who is to check.' })
  readonly organizationCode?: string | null;

  @Field(() => Boolean, { nullable: true, description: '是否未办结。Whether it is open.' })
  readonly open?: boolean | null;
}

@InputType({ description: '确认清单无须修改（规则 S1）。Confirms that nothing has to change (rule S1).' })
export class ConfirmListCheckInput {
  @Field(() => ID, { description: '清单核查的标识。The check.' })
  readonly listCheckId!: string;

  @Field(() => String, { description: '核查情况，1 至 500 字。What was found, 1 to 500 characters.' })
  readonly note!: string;
}

@ObjectType({ simpleResolvers: true, description: '确认核查的结果。The check, or what is wrong.' })
export class ListCheckPayload {
  @Field(() => ListCheckType, { nullable: true, description: '清单核查；有错误时为空。The check, null when refused.' })
  readonly listCheck!: ListCheckType | null;

  @Field(() => [UserError], { description: '错误；为空表示已确认。What is wrong; empty when it was confirmed.' })
  readonly userErrors!: UserError[];
}
