import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.graphql.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
import { OrganizationType } from '../organizations/index.js';
import { changeStarts } from './change-start.js';
import { sharingCategories } from '../records/index.js';

registerEnumType(changeStarts, {
  name: 'ChangeStart',
  description: '起点：没有游标时从何处开始。Where to begin without a cursor.',
  valuesConfig: {
    NOW: { description: '自当前起。From now on.' },
    BEGINNING: {
      description:
        '自最早起：较早的变更已按保存期限清除的，返回 CURSOR_EXPIRED。From the very first change; CURSOR_EXPIRED once the log was pruned.',
    },
    ACKNOWLEDGED: {
      description:
        '自上次回执起：acknowledgeChanges 所回执之处；从未回执的，自首次请求之时起。After what the caller last acknowledged; from its first request on where it never has.',
    },
  },
});

export const changeKinds = {
  REGISTERED: 'REGISTERED',
  PUBLISHED: 'PUBLISHED',
  REVISED: 'REVISED',
  WITHDRAWN: 'WITHDRAWN',
  EXTENDED: 'EXTENDED',
  EXECUTION_UPDATED: 'EXECUTION_UPDATED',
  DECISION_REVIEWED: 'DECISION_REVIEWED',
  VISIBILITY_CHANGED: 'VISIBILITY_CHANGED',
  STEP_TAKEN: 'STEP_TAKEN',
  DECLARED: 'DECLARED',
  ENDED: 'ENDED',
  LISTED: 'LISTED',
  DELEGATED: 'DELEGATED',
  DELEGATION_REVOKED: 'DELEGATION_REVOKED',
  CORRECTED: 'CORRECTED',
  CANCELLED: 'CANCELLED',
  SUCCEEDED: 'SUCCEEDED',
  ALSO_LISTED: 'ALSO_LISTED',
  DUE_SOON: 'DUE_SOON',
  OVERDUE: 'OVERDUE',
  DEADLINE_MOVED: 'DEADLINE_MOVED',
  URGED: 'URGED',
  URGE_ANSWERED: 'URGE_ANSWERED',
  RETRACTED: 'RETRACTED',
  HEARTBEAT: 'HEARTBEAT',
} as const;
export type ChangeKind = keyof typeof changeKinds;

registerEnumType(changeKinds, {
  name: 'ChangeKind',
  description: '变更种类。What happened.',
  valuesConfig: {
    REGISTERED: { description: '登记：信息已登记，待共享。Registered, to be shared.' },
    PUBLISHED: { description: '发布：信息已共享。Shared.' },
    REVISED: { description: '修订。Revised.' },
    WITHDRAWN: { description: '撤回。Withdrawn.' },
    EXTENDED: { description: '延长期限：共享期限已延长（规则 S11）。Deadline extended (rule S11).' },
    EXECUTION_UPDATED: { description: '执行反馈：执行情况已反馈（规则 S3）。Execution fed back (rule S3).' },
    DECISION_REVIEWED: {
      description: '复议、诉讼结果：处罚决定经复议或诉讼（规则 S3）。Reviewed by reconsideration or a court (rule S3).',
    },
    VISIBILITY_CHANGED: { description: '可见范围调整。More or fewer organizations may see it.' },
    STEP_TAKEN: { description: '办理：办理事项走了一步（机制三）。A step was taken in a proceeding (Mech 三).' },
    DECLARED: { description: '登记需求：某单位登记其需要的信息（规则 S3）。An organization has said what it needs.' },
    ENDED: { description: '终止需求（规则 S3）。A need ends.' },
    LISTED: {
      description: '列入清单：事项或其新版本（规则 G2）。An item, or a version of it, was recorded (rule G2).',
    },
    DELEGATED: { description: '下放事项（规则 G2、S2）。An item was handed over to a township (rules G2, S2).' },
    DELEGATION_REVOKED: {
      description: '收回下放：事项自某日起不再由乡镇实施（规则 G2、S2）。An item was taken back (rules G2, S2).',
    },
    CORRECTED: { description: '更正清单：事项或下放登记有误（规则 G2）。A list was put right (rule G2).' },
    CANCELLED: {
      description: '取消登记：事项的版本或下放不应登记（规则 G2）。A version or a handover was taken out (rule G2).',
    },
    SUCCEEDED: {
      description:
        '承接清单：实施单位或承接乡镇撤销或恢复，由他人实施（三（一）4）。Another acts by the list from now on.',
    },
    ALSO_LISTED: {
      description:
        '另有单位列入：另一单位的清单也列有此事项（规则 G2、D1）。Another lists the same item too (rules G2, D1).',
    },
    DUE_SOON: { description: '即将到期（规则 S10 及各项办理时限）。A deadline is near.' },
    OVERDUE: { description: '逾期：未共享或未办理。Overdue: not shared, or not done.' },
    DEADLINE_MOVED: {
      description:
        '时限重算：放假安排公布后，办理时限已重新计算。A deadline was reckoned anew by the notice on holidays.',
    },
    URGED: { description: '催办：督促责任单位办理逾期的事项（规则 J8）。Somebody is urged to do what is overdue.' },
    URGE_ANSWERED: { description: '答复催办（规则 J8）。Whoever was urged has answered.' },
    RETRACTED: { description: '不再可见：请删除已保存的内容。No longer visible: delete what you keep of it.' },
    HEARTBEAT: { description: '心跳：游标已推进至此，无新变更。Nothing new up to this cursor.' },
  },
});

@ObjectType('ChangedDeadline', {
  simpleResolvers: true,
  description: '变更所涉及的时限。The deadline that a change tells of.',
})
export class ChangedDeadlineType {
  @Field(() => String, { description: '所依据的规则编号。Id of the rule that sets it.' })
  readonly rule!: string;

  @Field(() => String, { description: '时限名称，如“签收”。What is due.' })
  readonly label!: string;

  @Field(() => OrganizationType, { description: '责任单位。Who is responsible.' })
  readonly responsible!: OrganizationType;

  @Field(() => DateTimeScalar, { description: '到期时间：变更发生时的。When it was due as the change happened.' })
  readonly dueAt!: string;
}

@ObjectType('Change', {
  simpleResolvers: true,
  description: '变更：变更日志中的一条，次序全平台一致。One change of the change log; all readers get the same order.',
})
export class ChangeType {
  @Field(() => String, { description: '本条游标，不透明；从此处可续收。Opaque cursor; go on from here.' })
  readonly cursor!: string;

  @Field(() => String, {
    nullable: true,
    description: '上一条游标：本流上一条变更或心跳的，用以发现缺口。Cursor of what was sent before it on this stream.',
  })
  readonly previousCursor!: string | null;

  @Field(() => changeKinds, { description: '变更种类。What happened.' })
  readonly kind!: ChangeKind;

  @Field(() => DateTimeScalar, { description: '发生时间。When.' })
  readonly occurredAt!: string;

  @Field(() => OrganizationType, {
    nullable: true,
    description: '办理单位；时限提醒与心跳为空。Who acted; null for the clock.',
  })
  readonly organization!: OrganizationType | null;

  @Field(() => ID, { nullable: true, description: '对象标识；心跳为空。Id of the subject, null for HEARTBEAT.' })
  readonly subjectId!: string | null;

  @Field(() => Node, {
    nullable: true,
    description:
      '对象的当前内容；RETRACTED 与 HEARTBEAT 为空。The subject as one may see it now; null for RETRACTED and HEARTBEAT.',
  })
  readonly subject!: Node | null;
}

@InputType('ChangeFilter', {
  description: '变更的筛选条件，各项同时满足；心跳不受筛选。Filter of changes; heartbeats pass always.',
})
export class ChangeFilterInput {
  @Field(() => [sharingCategories], { nullable: true, description: '类别，任一即可。Any of these categories.' })
  readonly categories?: string[] | null;

  @Field(() => [String], { nullable: true, description: '发布单位代码，任一即可。Codes of publishers, any of them.' })
  readonly publisherCodes?: string[] | null;

  @Field(() => [changeKinds], { nullable: true, description: '变更种类，任一即可。Any of these kinds.' })
  readonly kinds?: ChangeKind[] | null;

  @Field(() => [String], {
    nullable: true,
    description: '对象类型名，如 SharedRecord、PenaltyDecision、EnforcementItem。Type names of subjects.',
  })
  readonly subjectTypes?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      '本单位需求：是，仅符合本单位所登记需求的；否，仅不符合的（规则 S3）。执行反馈只对登记时要求执行情况的需求。True: only what meets a need of one’s organization; false: only what meets none (rule S3). How a decision is executed meets needs that asked for it.',
  })
  readonly needed?: boolean | null;
}

@ObjectType('ChangePage', { simpleResolvers: true, description: '变更日志的一页。A page of the change log.' })
export class ChangePageType {
  @Field(() => [ChangeType], { description: '变更，自旧至新；筛选后可能为空。Changes, oldest first.' })
  readonly changes!: ChangeType[];

  @Field(() => String, { description: '本页末尾游标，下一页从此之后取。Where the next page goes on.' })
  readonly endCursor!: string;

  @Field(() => Boolean, { description: '之后是否还有变更。Whether the log goes on.' })
  readonly hasMore!: boolean;
}

@ObjectType('ChangeLog', { simpleResolvers: true, description: '变更日志的现状。The change log as it stands.' })
export class ChangeLogType {
  @Field(() => String, {
    description:
      '最新一条的游标：先取此游标，再取当前数据，然后从此续收，不缺不漏。Cursor of the latest change: take it, then the present data, then follow from it, and nothing is missing.',
  })
  readonly head!: string;

  @Field(() => String, {
    description: '最早可用的游标：从此之后的变更均在。The earliest cursor that one can go on from.',
  })
  readonly earliest!: string;

  @Field(() => Int, { description: '现存的变更条数。How many changes are kept.' })
  readonly length!: number;

  @Field(() => Int, { description: '保存天数：更早的变更会被清除。For how many days changes are kept.' })
  readonly retentionDays!: number;
}

@InputType({ description: '删除消费者：本系统不再使用的。Removes a named consumer that its system needs no longer.' })
export class RemoveChangeConsumerInput {
  @Field(() => String, { description: '消费者名称。Its name.' })
  readonly consumer!: string;
}

@ObjectType({ simpleResolvers: true, description: '删除结果。Result of a removal.' })
export class RemoveChangeConsumerPayload {
  @Field(() => [UserError], { description: '错误；为空表示已删除。What is wrong; empty when removed.' })
  readonly userErrors!: UserError[];
}

@InputType({ description: '回执：已可靠处理至某游标。Acknowledges changes up to a cursor.' })
export class AcknowledgeChangesInput {
  @Field(() => String, { description: '已处理的最后一条变更的游标。Cursor of the last change durably processed.' })
  readonly cursor!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '消费者名称：本系统自定，1 至 100 字，一个系统可有多个；不填则为本系统唯一的一个。Name of one of the system’s consumers, of its choice; without it the one that has no name.',
  })
  readonly consumer?: string | null;
}

@ObjectType({ simpleResolvers: true, description: '回执结果。Result of an acknowledgement.' })
export class AcknowledgeChangesPayload {
  @Field(() => Int, { nullable: true, description: '尚未处理的变更条数。How many changes it lags behind.' })
  readonly lag!: number | null;

  @Field(() => [UserError], { description: '错误；为空表示已记录。What is wrong; empty when recorded.' })
  readonly userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true, description: '某系统处理变更的进度。How far a system has processed the changes.' })
export class ChangeAcknowledgement {
  @Field(() => String, { description: '系统或人员名称。The person or system.' })
  readonly client!: string;

  @Field(() => String, { nullable: true, description: '消费者名称；未命名的为空。Its name; null for the one without.' })
  readonly consumer!: string | null;

  @Field(() => OrganizationType, { description: '所属单位。Its organization.' })
  readonly organization!: OrganizationType;

  @Field(() => String, { description: '已处理至的游标。Processed up to.' })
  readonly cursor!: string;

  @Field(() => Int, { description: '尚未处理的变更条数。How many changes it lags behind.' })
  readonly lag!: number;

  @Field(() => DateTimeScalar, { description: '回执时间。When it said so.' })
  readonly acknowledgedAt!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    '单位收到变更的进度：不分系统，不显示人员。How far an organization has received the changes, whoever of it.',
})
export class ChangeReception {
  @Field(() => OrganizationType, { description: '单位。The organization.' })
  readonly organization!: OrganizationType;

  @Field(() => Int, { description: '发过回执的系统数。How many of its systems have acknowledged anything.' })
  readonly systems!: number;

  @Field(() => Int, {
    description: '尚未处理的变更条数：以进度最快的系统计。How many changes the furthest of them lags behind.',
  })
  readonly lag!: number;

  @Field(() => DateTimeScalar, { description: '最近一次回执的时间。When one of them last said so.' })
  readonly acknowledgedAt!: string;
}
