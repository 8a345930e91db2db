import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { changeKinds, type ChangeKind } from '../changes/index.js';
import { sharingCategories } from '../records/index.js';
import { deliveryKinds, type DeliveryKind } from './webhook-enums.graphql.js';
import { stopReasons, webhookStates, type StopReason, type WebhookState } from './webhook.js';

@ObjectType('WebhookFilter', {
  simpleResolvers: true,
  description: '推送的筛选条件，同 ChangeFilter；空为不限。What is posted, as ChangeFilter says it; null: anything.',
})
export class WebhookFilterType {
  @Field(() => [sharingCategories], { nullable: true, description: '类别，任一即可。Any of these categories.' })
  readonly categories!: string[] | null;

  @Field(() => [String], { nullable: true, description: '发布单位代码，任一即可。Codes of publishers.' })
  readonly publisherCodes!: string[] | null;

  @Field(() => [changeKinds], { nullable: true, description: '变更种类，任一即可。Any of these kinds.' })
  readonly kinds!: ChangeKind[] | null;

  @Field(() => [String], { nullable: true, description: '对象类型名，任一即可。Type names of subjects.' })
  readonly subjectTypes!: string[] | null;

  @Field(() => Boolean, { nullable: true, description: '本单位需求。Whether it meets a need of one’s organization.' })
  readonly needed!: boolean | null;
}

@ObjectType('HttpHeader', { simpleResolvers: true, description: '报文头的一行。A line of a head of HTTP.' })
export class HttpHeaderType {
  @Field(() => String, { description: '名称。Name.' })
  readonly name!: string;

  @Field(() => String, { description: '值，至多 300 字。Value, at most 300 characters.' })
  readonly value!: string;
}

@ObjectType('WebhookDelivery', {
  simpleResolvers: true,
  description:
    '一次推送：请求与答复的报文头，不存内容。One attempt to post something: heads of request and answer, no bodies.',
})
export class WebhookDeliveryType {
  @Field(() => ID, { description: '标识。Id.' })
  readonly id!: string;

  @Field(() => deliveryKinds, { description: '推送的内容。What was posted.' })
  readonly kind!: DeliveryKind;

  @Field(() => String, {
    description: '消息标识：webhook-id，重推时不变，据此去重。`webhook-id`, the same each time a change is posted.',
  })
  readonly messageId!: string;

  @Field(() => String, { nullable: true, description: '此前的游标；测试为空。Cursor behind which it begins.' })
  readonly after!: string | null;

  @Field(() => String, { nullable: true, description: '变更的游标；测试为空。Cursor of the change.' })
  readonly cursor!: string | null;

  @Field(() => Int, { description: '第几次尝试。Which attempt it was.' })
  readonly attempt!: number;

  @Field(() => DateTimeScalar, { description: '时间。When.' })
  readonly at!: string;

  @Field(() => Int, { description: '耗时，毫秒。How long it took, in milliseconds.' })
  readonly durationMilliseconds!: number;

  @Field(() => Int, { nullable: true, description: '答复的状态码；无答复为空。Status; null without an answer.' })
  readonly status!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      '无答复的原因，如 TIMEOUT、ECONNREFUSED、PRIVATE_TARGET；有答复为空。Why there was no answer; null where there was one.',
  })
  readonly fault!: string | null;

  @Field(() => [HttpHeaderType], { description: '请求的报文头。Head of the request.' })
  readonly requestHead!: HttpHeaderType[];

  @Field(() => [HttpHeaderType], { nullable: true, description: '答复的报文头；无答复为空。Head of the answer.' })
  readonly responseHead!: HttpHeaderType[] | null;
}

@ObjectType('Webhook', {
  description:
    '变更推送（Webhook）：平台把变更依次 POST 到本单位系统的地址，按 Standard Webhooks 签名。An address to which the hub posts the changes in order, signed as Standard Webhooks has it.',
})
export class WebhookType {
  @Field(() => ID, { description: '全局标识。Global id.' })
  readonly id!: string;

  @Field(() => String, { description: '名称。Name.' })
  readonly name!: string;

  @Field(() => String, { description: '接收地址。Address.' })
  readonly url!: string;

  @Field(() => WebhookFilterType, { description: '筛选条件；有文档的为文档中的。What is posted of all changes.' })
  readonly filter!: WebhookFilterType;

  @Field(() => String, {
    nullable: true,
    description:
      '订阅文档：内容按其选择；空为 CloudEvents。Subscription that shapes what is posted; null: CloudEvents.',
  })
  readonly document!: string | null;

  @Field(() => webhookStates, { description: '状态。State.' })
  readonly state!: WebhookState;

  @Field(() => stopReasons, { nullable: true, description: '停止原因；推送中为空。Why it stands; null while active.' })
  readonly stopReason!: StopReason | null;

  @Field(() => String, {
    description: '进度游标：至此的变更均已送达或不需推送。Up to here everything was taken, or is not for it.',
  })
  readonly cursor!: string;

  @Field(() => Int, { description: '落后条数：变更日志在其后还有多少条。How many changes the log has behind it.' })
  readonly lag!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '自何时起未能送达；正常为空。Since when it fails; null while it does not.',
  })
  readonly failingSince!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '下次重试时间。When it is tried again.' })
  readonly retryAt!: string | null;

  @Field(() => Int, { nullable: true, description: '最近一次答复的状态码。Status of the latest answer.' })
  readonly lastStatus!: number | null;

  @Field(() => String, { nullable: true, description: '最近一次无答复的原因。Why the latest had no answer.' })
  readonly lastFault!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '旧密钥失效时间：此前新旧密钥均签名；无旧密钥为空。Until when the former secret signs too.',
  })
  readonly formerSecretEndsAt!: string | null;

  @Field(() => DateTimeScalar, { description: '登记时间。When it was made.' })
  readonly createdAt!: string;
}

export const WebhookConnection = connectionOf('Webhook', () => WebhookType);
