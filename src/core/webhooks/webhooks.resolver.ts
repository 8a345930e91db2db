import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { askedPage, withNodes } from '../../platform/graphql/connection.js';
import { badInput, PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { keysetConnection } from '../../platform/graphql/keyset-list.js';
import type { OperationScope, RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import {
  pauseWebhook,
  redeliverWebhook,
  removeWebhook,
  resumeWebhook,
  updateWebhook,
  type WebhookAnswer,
} from './change-webhook.js';
import { createWebhook, type NewWebhookAnswer } from './create-webhook.js';
import { latestDeliveries, type DeliveryRow } from './deliveries.sql.js';
import { rotateWebhookSecret } from './rotate-secret.js';
import { presentDelivery, type Delivery } from './shown-delivery.js';
import { testWebhook } from './test-webhook.js';
import { WebhookConnection, WebhookDeliveryType, WebhookType } from './webhook.graphql.js';
import {
  CreateWebhookInput,
  NewWebhookPayload,
  RedeliverWebhookInput,
  RemoveWebhookPayload,
  TestWebhookPayload,
  UpdateWebhookInput,
  WebhookInput,
  WebhookPayload,
} from './webhook.inputs.graphql.js';
import { presentWebhook, type Webhook } from './webhook.js';
import { webhookList, webhookSource } from './webhooks.sql.js';

const asked = { description: '请求内容。What is asked for.' };
const [usualDeliveries, mostDeliveries] = [20, 100];

/** One statement for the webhooks of a page. */
function deliveriesOfWebhooks({ hub }: OperationScope, most: number): DataLoader<string, readonly DeliveryRow[]> {
  return new DataLoader(async (keys) => {
    const found = await latestDeliveries(hub.pool, keys, most);
    return keys.map((key) => found.get(key) ?? []);
  });
}

@Resolver(() => WebhookType)
export class WebhooksResolver {
  @Query(() => WebhookConnection, {
    description: '变更推送：本单位的，自新至旧。Webhooks of one’s own organization, the latest first.',
  })
  async webhooks(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { hub, viewer }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Webhook>> {
    const { organization } = requirePermission(viewer, 'manageWebhooks');
    const page = await keysetConnection(
      webhookList,
      webhookSource(hub.pool, organization.key),
      askedPage(hub, args, info),
    );
    return withNodes(
      page,
      page.nodes.map((row) => presentWebhook(row, hub)),
    );
  }

  @Extensions({ defaultSize: usualDeliveries })
  @FieldResolver(() => [WebhookDeliveryType], {
    description: '推送记录：自新至旧，按保存期限清除。Attempts to post, newest first; forgotten after a while.',
  })
  async deliveries(
    @Root() { key }: Webhook,
    @Arg('first', () => Int, { nullable: true, description: '至多若干条，1 至 100，默认 20。At most, 1 to 100.' })
    first: number | null,
    @Ctx() { hub, loaders }: RequestContext,
  ): Promise<Delivery[]> {
    const most = first ?? usualDeliveries;
    if (most < 1 || most > mostDeliveries) throw badInput(`first：须在1至${mostDeliveries}之间`);
    const rows = await loaders.ownFor(most, deliveriesOfWebhooks).load(key);
    return rows.map((row) => presentDelivery(row, hub));
  }

  @Mutation(() => NewWebhookPayload, {
    description:
      '登记变更推送：自此刻起的变更依次 POST 到所填地址；返回签名密钥，只此一次。Registers an address; what is shared from now on is posted to it. The secret is told this once.',
  })
  createWebhook(
    @Arg('input', () => CreateWebhookInput, asked) { filter, document, ...given }: CreateWebhookInput,
    @Ctx() context: RequestContext,
  ): Promise<NewWebhookAnswer> {
    return createWebhook(context, { ...given, filter: filter ?? null, document: document ?? null });
  }

  @Mutation(() => WebhookPayload, {
    description: '修改变更推送，立即重试未送达的。Changes a webhook, and tries again.',
  })
  updateWebhook(
    @Arg('input', () => UpdateWebhookInput, asked) input: UpdateWebhookInput,
    @Ctx() context: RequestContext,
  ): Promise<WebhookAnswer> {
    return updateWebhook(context, input);
  }

  @Mutation(() => WebhookPayload, {
    description: '暂停变更推送：进度保留，恢复后从此续推。Posts nothing more for now; the place is kept.',
  })
  pauseWebhook(
    @Arg('input', () => WebhookInput, asked) input: WebhookInput,
    @Ctx() context: RequestContext,
  ): Promise<WebhookAnswer> {
    return pauseWebhook(context, input);
  }

  @Mutation(() => WebhookPayload, { description: '恢复变更推送：从停止之处续推。Goes on where it stopped.' })
  resumeWebhook(
    @Arg('input', () => WebhookInput, asked) input: WebhookInput,
    @Ctx() context: RequestContext,
  ): Promise<WebhookAnswer> {
    return resumeWebhook(context, input);
  }

  @Mutation(() => RemoveWebhookPayload, {
    description: '删除变更推送，连同推送记录。Removes a webhook with what is kept of its deliveries.',
  })
  removeWebhook(
    @Arg('input', () => WebhookInput, asked) input: WebhookInput,
    @Ctx() context: RequestContext,
  ): Promise<RemoveWebhookPayload> {
    return removeWebhook(context, input) as Promise<RemoveWebhookPayload>;
  }

  @Mutation(() => NewWebhookPayload, {
    description:
      '更换签名密钥：新旧密钥同时签名一段时间（按规定小时数），其后只用新密钥。Makes another secret; both sign for as long as the policy says.',
  })
  rotateWebhookSecret(
    @Arg('input', () => WebhookInput, asked) input: WebhookInput,
    @Ctx() context: RequestContext,
  ): Promise<NewWebhookAnswer> {
    return rotateWebhookSecret(context, input);
  }

  @Mutation(() => TestWebhookPayload, {
    description:
      '测试变更推送：立即发出一条测试消息，返回结果，不影响进度。Posts a ping at once and tells what came of it.',
  })
  async testWebhook(
    @Arg('input', () => WebhookInput, asked) input: WebhookInput,
    @Ctx() context: RequestContext,
  ): Promise<{ readonly delivery: Delivery | null; readonly userErrors: WebhookAnswer['userErrors'] }> {
    const { delivery, userErrors } = await testWebhook(context, input);
    return { delivery: delivery && presentDelivery(delivery, context.hub), userErrors };
  }

  @Mutation(() => WebhookPayload, {
    description:
      '重新推送：从所给游标之后起，消息标识不变，接收方据此去重。Posts again what comes behind a cursor, under the same ids.',
  })
  redeliverWebhook(
    @Arg('input', () => RedeliverWebhookInput, asked) input: RedeliverWebhookInput,
    @Ctx() context: RequestContext,
  ): Promise<WebhookAnswer> {
    return redeliverWebhook(context, input);
  }
}
