import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
import { ChangeFilterInput } from '../changes/index.js';
import { WebhookDeliveryType, WebhookType } from './webhook.graphql.js';

const url =
  '接收地址：https；内网地址须由平台运维方允许。https; an address in a private network only where the operator allows it.';
const document =
  '订阅文档：恰有一个 subscription { changes(filter: …) { … } }，内容按其选择、以本单位的权限取得；不填为 CloudEvents。A subscription to changes whose selection shapes what is posted, under the rights of one’s organization; CloudEvents without it.';

@InputType({ description: '登记变更推送。An address to which the changes are to be posted, from now on.' })
export class CreateWebhookInput {
  @Field(() => String, { description: '幂等键：重复提交不会重复登记。A repeated request does nothing more.' })
  readonly idempotencyKey!: string;

  @Field(() => String, { description: '名称，1 至 100 字。Name, 1 to 100 characters.' })
  readonly name!: string;

  @Field(() => String, { description: url })
  readonly url!: string;

  @Field(() => ChangeFilterInput, {
    nullable: true,
    description: '筛选条件：不填为全部可见的变更；有文档的写在文档中。What is posted; anything without it.',
  })
  readonly filter?: ChangeFilterInput | null;

  @Field(() => String, { nullable: true, description: document })
  readonly document?: string | null;
}

@InputType({ description: '修改变更推送，不填的不变。What is left out stays as it is.' })
export class UpdateWebhookInput {
  @Field(() => ID, { description: '推送的全局标识。Global id of the webhook.' })
  readonly webhookId!: string;

  @Field(() => String, { nullable: true, description: '名称，1 至 100 字。Name, 1 to 100 characters.' })
  readonly name?: string | null;

  @Field(() => String, { nullable: true, description: url })
  readonly url?: string | null;

  @Field(() => ChangeFilterInput, {
    nullable: true,
    description: '筛选条件；null 为不限。What is posted; null: anything.',
  })
  readonly filter?: ChangeFilterInput | null;

  @Field(() => String, { nullable: true, description: '订阅文档；null 为改回 CloudEvents。null: CloudEvents again.' })
  readonly document?: string | null;
}

@InputType({ description: '指明一项变更推送。Names a webhook.' })
export class WebhookInput {
  @Field(() => ID, { description: '推送的全局标识。Global id of the webhook.' })
  readonly webhookId!: string;
}

@InputType({ description: '自某游标起重新推送。Posts again what comes behind a cursor.' })
export class RedeliverWebhookInput {
  @Field(() => ID, { description: '推送的全局标识。Global id of the webhook.' })
  readonly webhookId!: string;

  @Field(() => String, {
    description:
      '起点游标：从其后的变更起推送，可早于或晚于当前进度。Behind which it goes on, earlier or later than now.',
  })
  readonly from!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: '登记或更换密钥的结果。The webhook with its secret, or what is wrong.',
})
export class NewWebhookPayload {
  @Field(() => WebhookType, { nullable: true, description: '变更推送；有错误时为空。Null when refused.' })
  readonly webhook!: WebhookType | null;

  @Field(() => String, {
    nullable: true,
    description:
      '签名密钥（whsec_…），只显示这一次；重复的请求不再显示。The secret, told this once; not to a repeated request.',
  })
  readonly secret!: string | null;

  @Field(() => [UserError], { description: '错误；为空表示已办理。What is wrong; empty when it was done.' })
  readonly userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true, description: '办理结果。The webhook, or what is wrong.' })
export class WebhookPayload {
  @Field(() => WebhookType, { nullable: true, description: '变更推送；有错误时为空。Null when refused.' })
  readonly webhook!: WebhookType | null;

  @Field(() => [UserError], { description: '错误；为空表示已办理。What is wrong; empty when it was done.' })
  readonly userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true, description: '测试结果。What came of a ping.' })
export class TestWebhookPayload {
  @Field(() => WebhookDeliveryType, { nullable: true, description: '这次推送；有错误时为空。Null when refused.' })
  readonly delivery!: WebhookDeliveryType | null;

  @Field(() => [UserError], { description: '错误；为空表示已发出。What is wrong; empty when it was sent.' })
  readonly userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true, description: '删除结果。Result of a removal.' })
export class RemoveWebhookPayload {
  @Field(() => [UserError], { description: '错误；为空表示已删除。What is wrong; empty when removed.' })
  readonly userErrors!: UserError[];
}
