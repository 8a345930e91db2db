import type { Temporal } from 'temporal-polyfill';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { sharingScopes, type SharingScope } from './record.js';
import { extensionReasons } from './shared-record.graphql.js';
import { sharingCategories } from './sharing-category.js';

const key = '幂等键：同一键与同一内容重复提交只办理一次。Idempotency key: the same key and body act once.';
const signedPayload =
  '发布单位的签名：紧凑格式的 JWS，内容为本输入其余部分的 RFC 8785 规范 JSON，kid 为本单位登记的公钥。The publisher’s signature: a compact JWS over the canonical JSON (RFC 8785) of the rest of this input, its kid a key from signingKeys.';
const organizationCodes =
  '指定单位代码，共享范围为指定单位时填写。Codes of the organizations when the scope is NAMED_ORGANIZATIONS.';

@InputType({
  description: '信息的一个附件：先以 requestUpload 上传。A file of a record, uploaded before (requestUpload).',
})
export class RecordAttachmentInput {
  @Field(() => String, {
    description: '附件名称，如“行政处罚决定书”，至多 500 字。What it is, at most 500 characters.',
  })
  readonly name!: string;

  @Field(() => String, { description: '已上传内容的标识。Content that was uploaded.' })
  readonly contentId!: string;
}

@InputType({ description: '各类信息共有的共享要素（机制三（三））。The sharing fields of every category.' })
export class SharingInput {
  @Field(() => String, { nullable: true, description: '标题，至多 200 字。Title, at most 200 characters.' })
  readonly title?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '形成时间，决定共享期限（规则 S10）。When it was formed; decides the deadline (rule S10).',
  })
  readonly formedAt?: Temporal.Instant | null;

  @Field(() => sharingScopes, { description: '共享范围。Who may see it.' })
  readonly scope: SharingScope = 'ALL_MEMBERS';

  @Field(() => [String], { nullable: true, description: organizationCodes })
  readonly organizationCodes?: string[] | null;

  @Field(() => String, { nullable: true, description: '本单位内部编号。Your own reference.' })
  readonly externalRef?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      '登记信息标识：完成此前登记的信息；标题、形成时间可沿用登记。The registered record that this completes.',
  })
  readonly pendingRecordId?: string | null;

  @Field(() => [RecordAttachmentInput], {
    nullable: true,
    description: '附件，至多 50 个；可见此信息的单位均可下载。Files, at most 50, for whoever may see the record.',
  })
  readonly attachments?: RecordAttachmentInput[] | null;
}

@InputType()
export abstract class PublishInput {
  @Field(() => String, { description: key })
  readonly idempotencyKey!: string;

  @Field(() => String, { nullable: true, description: signedPayload })
  readonly signedPayload?: string | null;

  @Field(() => SharingInput, { description: '共享要素。Sharing fields.' })
  readonly sharing!: SharingInput;
}

@InputType({ description: '修订时可改的共享要素；不填则不变。Sharing fields that a revision may change.' })
export class SharingRevisionInput {
  @Field(() => String, { nullable: true, description: '标题。Title.' })
  readonly title?: string | null;

  @Field(() => sharingScopes, { nullable: true, description: '共享范围。Who may see it.' })
  readonly scope?: SharingScope | null;

  @Field(() => [String], { nullable: true, description: organizationCodes })
  readonly organizationCodes?: string[] | null;

  @Field(() => String, { nullable: true, description: '本单位内部编号。Your own reference.' })
  readonly externalRef?: string | null;

  @Field(() => [RecordAttachmentInput], {
    nullable: true,
    description:
      '附件：修订后的全部附件，替换原有的；空列表为全部去掉。All files of the record from now on, in the place of those that stand; empty: none.',
  })
  readonly attachments?: RecordAttachmentInput[] | null;
}

@InputType()
export abstract class ReviseInput {
  @Field(() => String, { description: key })
  readonly idempotencyKey!: string;

  @Field(() => String, { nullable: true, description: signedPayload })
  readonly signedPayload?: string | null;

  @Field(() => ID, { description: '信息标识。The record.' })
  readonly recordId!: string;

  @Field(() => Int, {
    description: '所依据的版次；已被他人修订则拒绝。The revision this is based on; a stale one is refused.',
  })
  readonly expectedRevision!: number;

  @Field(() => String, { description: '修订理由。Why.' })
  readonly reason!: string;

  @Field(() => SharingRevisionInput, { nullable: true, description: '共享要素。Sharing fields.' })
  readonly sharing?: SharingRevisionInput | null;
}

@InputType({ description: '登记已形成、尚不能共享的信息（规则 S10、S11）。Information that is formed but not ready.' })
export class RegisterPendingRecordInput {
  @Field(() => String, { description: key })
  readonly idempotencyKey!: string;

  @Field(() => sharingCategories, { description: '信息类别。Category.' })
  readonly category!: string;

  @Field(() => String, { description: '标题。Title.' })
  readonly title!: string;

  @Field(() => DateTimeScalar, { description: '形成时间。When it was formed.' })
  readonly formedAt!: Temporal.Instant;

  @Field(() => String, { nullable: true, description: '本单位内部编号。Your own reference.' })
  readonly externalRef?: string | null;

  @Field(() => sharingScopes, { description: '共享范围：登记事项对谁可见。Who may see that it is registered.' })
  readonly scope: SharingScope = 'ALL_MEMBERS';

  @Field(() => [String], { nullable: true, description: organizationCodes })
  readonly organizationCodes?: string[] | null;
}

@InputType({ description: '延长共享期限（规则 S11）。Extends the sharing deadline (rule S11).' })
export class ExtendSharingInput {
  @Field(() => String, { nullable: true, description: key })
  readonly idempotencyKey?: string | null;

  @Field(() => ID, { description: '登记信息标识：已登记、尚未共享的信息。A registered record.' })
  readonly recordId!: string;

  @Field(() => extensionReasons, { description: '原因。Reason.' })
  readonly reason!: keyof typeof extensionReasons;

  @Field(() => String, { description: '说明，不能为空。Explanation.' })
  readonly explanation!: string;

  @Field(() => LocalDateScalar, { description: '延长后的期限：该日 24:00。Until 24:00 of this day.' })
  readonly until!: string;
}

@InputType({ description: '撤回信息。Withdraws a record.' })
export class WithdrawRecordInput {
  @Field(() => String, { nullable: true, description: key })
  readonly idempotencyKey?: string | null;

  @Field(() => ID, { description: '信息标识。The record.' })
  readonly recordId!: string;

  @Field(() => String, { description: '撤回理由。Why.' })
  readonly reason!: string;
}
