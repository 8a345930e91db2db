import { Field, InputType, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { OrganizationType } from '../organizations/index.js';

@ObjectType('AuditEntry', {
  simpleResolvers: true,
  description: '审计日志：谁在何时对什么办理了什么，不含内容。Who did what to what, and when; never the content.',
})
export class AuditEntryType {
  @Field(() => DateTimeScalar, { description: '时间。When.' })
  readonly at!: string;

  @Field(() => String, { description: '姓名或系统名称。Name of the person or system.' })
  readonly personName!: string;

  @Field(() => OrganizationType, { description: '所代表的单位。The organization it was done for.' })
  readonly organization!: OrganizationType;

  @Field(() => String, {
    description:
      '办理的事项：信息的变更同变更日志的 kind，查阅完整号码为 PERSONAL_NUMBER_REVEALED，按号码查找为 PERSONAL_NUMBER_LOOKED_UP，导出为 EXPORTED。What was done: a change of a record as in the change log, or another act such as PERSONAL_NUMBER_REVEALED.',
  })
  readonly action!: string;

  @Field(() => String, { description: '对象的类型。What kind of thing it was done to.' })
  readonly subjectType!: string;

  @Field(() => String, { description: '对象的全局标识。Global id of what it was done to.' })
  readonly subjectId!: string;

  @Field(() => String, {
    nullable: true,
    description: '说明的用途。The purpose that was stated, where one is asked for.',
  })
  readonly purpose!: string | null;
}

@InputType('AuditFilter', {
  description: '审计日志的筛选条件，各项同时满足。Filter of the audit log; all conditions hold.',
})
export class AuditFilterInput {
  @Field(() => LocalDateScalar, { nullable: true, description: '日期不早于（含）。On this day or later.' })
  readonly from?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '日期不晚于（含）。On this day or earlier.' })
  readonly to?: string | null;

  @Field(() => String, { nullable: true, description: '单位代码。Code of the organization.' })
  readonly organizationCode?: string | null;

  @Field(() => [String], { nullable: true, description: '事项，任一即可。Any of these acts.' })
  readonly actions?: string[] | null;

  @Field(() => String, { nullable: true, description: '对象的全局标识。Global id of what it was done to.' })
  readonly subjectId?: string | null;
}

export const AuditEntryConnection = connectionOf('AuditEntry', () => AuditEntryType);
