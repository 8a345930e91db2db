import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { Node } from '../../platform/graphql/node.graphql.js';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
import { OrganizationType } from '../organizations/index.js';
import { ChangeReceipt } from '../receipts/index.js';
import { sharingCategories } from '../records/index.js';
import { needItems, needStatuses, type NeedItems, type NeedStatus } from './need.js';

registerEnumType(needItems, {
  name: 'NeedItems',
  description: '所需信息涉及的执法事项（规则 S3、G2）。Of which items one needs to know (rules S3, G2).',
  valuesConfig: {
    ALL: { description: '不限事项，含不涉及事项的信息。Of any item, and of none.' },
    OWN_LIST: {
      description:
        '本单位清单中的事项：部门为其清单所列，乡镇为下放给它的，以信息形成日为准。Those on one’s own list on the day the information was formed: what a department lists, what was handed over to a township.',
    },
    NAMED: { description: '按代码列明的事项。Those that are named by code.' },
  },
});

registerEnumType(needStatuses, {
  name: 'NeedStatus',
  description: '需求的状态，以今日为准。Where a need stands today.',
  valuesConfig: {
    UPCOMING: { description: '未开始。It begins later.' },
    ACTIVE: { description: '有效。It holds.' },
    ENDED: { description: '已终止。It has ended.' },
  },
});

@ObjectType('Need', {
  implements: Node,
  simpleResolvers: true,
  description:
    '信息需求：一个单位登记的、需要及时得知的信息；全体单位可见，发布时即行匹配（机制三（三）3，规则 S3）。What an organization needs to be told of in time. All members see it; what is shared is matched as it is shared (rule S3).',
})
export class NeedType extends Node {
  @Field(() => String, { description: '名称。Title.' })
  readonly title!: string;

  @Field(() => OrganizationType, {
    description: '需求单位；登记单位撤销后为承接单位。Whose need it is: who declared it, or whoever succeeds it.',
  })
  readonly organization!: OrganizationType;

  @Field(() => OrganizationType, { description: '登记单位。Who declared it.' })
  readonly declaredBy!: OrganizationType;

  @Field(() => [sharingCategories], { description: '所需信息的类别。Categories.' })
  readonly categories!: string[];

  @Field(() => needItems, { description: '涉及的事项。Of which items.' })
  readonly items!: NeedItems;

  @Field(() => [String], { description: '列明的事项代码。Codes of the items that are named.' })
  readonly itemCodes!: string[];

  @Field(() => [OrganizationType], {
    description: '来自哪些乡镇或部门；空列表为不限。From which organizations; none: from anybody.',
  })
  readonly townships!: OrganizationType[];

  @Field(() => Boolean, {
    description: '是否需要执行情况（规则 S3）。Whether it wants to know how decisions are executed.',
  })
  readonly withExecution!: boolean;

  @Field(() => LocalDateScalar, { description: '起始日。First day.' })
  readonly validFrom!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '终止日：自该日起不再有效；未终止为空。First day without it; null while it has no end.',
  })
  readonly validTo!: string | null;

  @Field(() => needStatuses, { description: '状态。Status.' })
  readonly status!: NeedStatus;

  @Field(() => String, { description: '依据。The duty or document it rests on.' })
  readonly basis!: string;

  @Field(() => String, { nullable: true, description: '终止的理由。Why it ended.' })
  readonly endReason!: string | null;

  @Field(() => DateTimeScalar, { description: '登记时间。When it was declared.' })
  readonly declaredAt!: string;
}

export const NeedConnection = connectionOf('Need', () => NeedType);

@InputType({ description: '需求的筛选条件，各项同时满足。Filter of needs; all conditions hold.' })
export class NeedFilter {
  @Field(() => [String], { nullable: true, description: '需求单位代码，任一即可。Codes of whose needs, any of them.' })
  readonly organizationCodes?: string[] | null;

  @Field(() => sharingCategories, { nullable: true, description: '所需信息的类别。A category that is needed.' })
  readonly category?: string | null;

  @Field(() => [needStatuses], { nullable: true, description: '状态，任一即可。Statuses, any of them.' })
  readonly statuses?: NeedStatus[] | null;
}

@InputType({ description: '登记信息需求（规则 S3）。Says what one needs to be told of (rule S3).' })
export class DeclareNeedInput {
  @Field(() => String, { description: '幂等键：重复提交不会重复登记。A repeated request does nothing more.' })
  readonly idempotencyKey!: string;

  @Field(() => String, { description: '名称，1 至 200 字。Title, 1 to 200 characters.' })
  readonly title!: string;

  @Field(() => [sharingCategories], { description: '所需信息的类别，至少一类。Categories, at least one.' })
  readonly categories!: string[];

  @Field(() => needItems, { nullable: true, description: '涉及的事项，默认不限。Of which items; any by default.' })
  readonly items?: NeedItems | null;

  @Field(() => [String], {
    nullable: true,
    description: '事项代码：items 为 NAMED 时填写，至多 500 个。Codes of items, where items is NAMED; at most 500.',
  })
  readonly itemCodes?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      '只要这些乡镇（或部门）发布的，填单位代码，至多 50 个；默认不限。Only what these townships (or departments) publish; of anybody by default.',
  })
  readonly townshipCodes?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      '是否需要处罚决定的执行情况，默认否；发布单位将有反馈期限。Whether to be told how decisions are executed; then their publishers have a clock for it.',
  })
  readonly withExecution?: boolean | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '起始日，不早于今日，默认今日。First day, not before today, which is the default.',
  })
  readonly validFrom?: string | null;

  @Field(() => String, { description: '依据，1 至 500 字。The duty or document it rests on, 1 to 500 characters.' })
  readonly basis!: string;
}

@InputType({ description: '终止信息需求。Ends a need.' })
export class EndNeedInput {
  @Field(() => String, { description: '幂等键：重复提交不会重复办理。A repeated request does nothing more.' })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: '需求的全局标识。Global id of the need.' })
  readonly needId!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '终止日：自该日起不再有效，不早于今日，默认今日。First day without it, today by default.',
  })
  readonly validTo?: string | null;

  @Field(() => String, { description: '理由，1 至 500 字。Why, 1 to 500 characters.' })
  readonly reason!: string;
}

@ObjectType({ simpleResolvers: true, description: '办理结果。The need and its change, or what is wrong.' })
export class NeedPayload {
  @Field(() => NeedType, { nullable: true, description: '需求；有错误时为空。The need, null when refused.' })
  readonly need!: NeedType | null;

  @Field(() => ChangeReceipt, { nullable: true, description: '变更回执；有错误时为空。Receipt, null when refused.' })
  readonly change!: ChangeReceipt | null;

  @Field(() => [UserError], { description: '错误；为空表示已办理。What is wrong; empty when it was done.' })
  readonly userErrors!: UserError[];
}

@ObjectType('NeededBy', {
  simpleResolvers: true,
  description:
    '需求匹配：一条信息符合一个单位的一项需求，何时送达、何时签收（规则 S3）。That a record meets a need: whose, since when, and when it was received.',
})
export class NeededByType {
  @Field(() => OrganizationType, { description: '需求单位。Who needs it.' })
  readonly organization!: OrganizationType;

  @Field(() => NeedType, { description: '需求。The need.' })
  readonly need!: NeedType;

  @Field(() => DateTimeScalar, {
    description:
      '送达时间：信息共享或修订后符合需求、进入该单位变更日志的时间。When it entered the log for that organization.',
  })
  readonly deliveredAt!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      '签收时间：该单位某系统以 acknowledgeChanges 回执处理至此；未签收为空。When a system of that organization acknowledged the change; null until then.',
  })
  readonly acknowledgedAt!: string | null;
}
