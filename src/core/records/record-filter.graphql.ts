import { Field, InputType } from 'type-graphql';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { recordStatuses, timelinessValues, type RecordStatus, type Timeliness } from './record.js';

@InputType()
export abstract class RecordFilter {
  @Field(() => [String], { nullable: true, description: '发布单位代码，任一即可。Codes of publishers, any of them.' })
  readonly publisherCodes?: string[] | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '形成日不早于（含）。Formed on this day or later.' })
  readonly formedFrom?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '形成日不晚于（含）。Formed on this day or earlier.' })
  readonly formedTo?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '共享日不早于（含）。Shared on this day or later.' })
  readonly sharedFrom?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '共享日不晚于（含）。Shared on this day or earlier.' })
  readonly sharedTo?: string | null;

  @Field(() => [recordStatuses], {
    nullable: true,
    description:
      '状态，任一即可；不填的不含已撤回的，撤回前可见的单位可列出已撤回的。Any of these statuses; without it all but what was withdrawn. Whoever could see a record lists it also when it is withdrawn.',
  })
  readonly statuses?: RecordStatus[] | null;

  @Field(() => [timelinessValues], {
    nullable: true,
    description: '共享时效，任一即可（规则 S10、S11）。Timeliness, any of them (rules S10, S11).',
  })
  readonly timeliness?: Timeliness[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      '本单位需求：是，仅符合本单位所登记需求的；否，仅不符合的（规则 S3）。True: only what meets a need of one’s organization; false: only what meets none (rule S3).',
  })
  readonly needed?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      '未阅单位代码：对该单位可见、由其他单位发布而该单位尚无人打开的；查其他单位的，仅限本单位发布的，县政府可查全部。Code of an organization: what is for it, published by another one, and opened by nobody there yet. Of others than one’s own only among what one has published; the county government among all.',
  })
  readonly unreadBy?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '全文检索，2 至 200 个字：标题、文号、当事人、正文，标题和当事人可用拼音首字母；以空格分开的各项须同时出现。Text search, 2 to 200 characters: titles, numbers, parties and everything else that is told in words, names also by pinyin initials; what stands between spaces must all be there.',
  })
  readonly text?: string | null;

  @Field(() => String, { nullable: true, description: '涉及的执法事项代码。Code of an enforcement item it concerns.' })
  readonly itemCode?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: '任一执法事项代码：涉及其中之一的，至多 500 个。Codes of items it concerns, any of them; at most 500.',
  })
  readonly itemCodes?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      '部门代码：涉及该部门今日清单所列事项的，含其承接的部门的（规则 G2）。Code of a department: what concerns any item that it lists today, or that those list whom it succeeds (rule G2).',
  })
  readonly departmentCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '乡镇代码：该乡镇发布的，含其承接的乡镇发布的。Code of a township: what it has published, or those whom it succeeds.',
  })
  readonly townshipCode?: string | null;
}
