import { Arg, Ctx, Extensions, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal } from '../../kernel/refusal.js';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import { cursorFault, CursorError } from '../feed/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import {
  AcknowledgeChangesInput,
  AcknowledgeChangesPayload,
  ChangeAcknowledgement,
  ChangeReception,
  ChangeFilterInput,
  ChangeLogType,
  ChangePageType,
  ChangeType,
  RemoveChangeConsumerInput,
  RemoveChangeConsumerPayload,
} from './change.graphql.js';
import {
  changeStarts,
  consumerFaults,
  consumerOf,
  startOf,
  type ChangeStart,
  type StartArguments,
} from './change-start.js';
import { policyOn } from '../policies/index.js';
import { changePage, type ChangePage } from './change-page.js';
import type { ChangeFilter } from './delivery.js';
import { followChanges, laggingCode, type SentChange } from './follow-changes.js';

const after = '从此游标之后；不填时见 from。After this cursor; without it as `from` says.';
const from =
  '起点：没有游标时从何处开始；不填时，订阅为 NOW、查询为 BEGINNING。客户端断线后原样重新订阅的，用 ACKNOWLEDGED。Where to begin without a cursor; NOW for a subscription, BEGINNING for a query. ACKNOWLEDGED for clients that subscribe again, unchanged, after a cut.';
const consumer =
  '消费者名称：from 为 ACKNOWLEDGED 时，从该消费者上次回执之处续收。Which of one’s consumers goes on, with ACKNOWLEDGED.';
const mostChanges = 500;

@Resolver()
export class ChangesResolver {
  @Extensions({ defaultSize: 100 })
  @Query(() => ChangePageType, {
    description:
      '变更日志：与订阅同一次序、同一游标。The change log by pages: the same changes, the same cursors as the subscription.',
  })
  async changes(
    @Arg('after', () => String, { nullable: true, description: after }) cursor: string | null,
    @Arg('first', () => Int, { nullable: true, description: '至多若干条，1 至 500，默认 100。At most, 1 to 500.' })
    first: number | null,
    @Arg('filter', () => ChangeFilterInput, {
      nullable: true,
      description: '筛选条件：只要符合全部条件的。Only what meets all of these.',
    })
    filter: ChangeFilter | null,
    @Arg('from', () => changeStarts, { nullable: true, description: from }) start: ChangeStart | null,
    @Arg('consumer', () => String, { nullable: true, description: consumer }) name: string | null,
    @Ctx() { hub, viewer: caller }: RequestContext,
  ): Promise<ChangePage> {
    const viewer = requirePermission(caller, 'read');
    const size = first ?? 100;
    if (size < 1 || size > mostChanges) throw badInput(`first：须在1至${mostChanges}之间`);
    try {
      const place = await startOf(hub, viewer, { after: cursor, from: start, consumer: name }, 'BEGINNING');
      const given = cursor ?? (place === 0 ? null : hub.feed.cursor(place));
      return await changePage(hub, viewer, { after: place, given, size, filter: filter ?? {} });
    } catch (error) {
      throw cursorFault(error);
    }
  }

  @Subscription(() => ChangeType, {
    name: 'changes',
    description:
      '实时变更：每条一次、次序一致、可从游标续收；不少于每 15 秒一次心跳。Changes as they happen: each once, in one order, resumable from a cursor; heartbeats in between.',
    subscribe: ({ args, context }) => subscribe(args, context as RequestContext),
  })
  follow(
    @Root() change: SentChange,
    @Arg('after', () => String, { nullable: true, description: after }) _after: string | null,
    @Arg('filter', () => ChangeFilterInput, {
      nullable: true,
      description: '筛选条件：只要符合全部条件的。Only what meets all of these.',
    })
    _filter: ChangeFilter | null,
    @Arg('from', () => changeStarts, { nullable: true, description: from }) _from: ChangeStart | null,
    @Arg('consumer', () => String, { nullable: true, description: consumer }) _consumer: string | null,
  ): SentChange {
    return change;
  }

  @Mutation(() => AcknowledgeChangesPayload, {
    description:
      '变更回执：本系统已可靠处理至某游标，返回落后条数。Records how far a system has durably processed the changes.',
  })
  async acknowledgeChanges(
    @Arg('input', () => AcknowledgeChangesInput, { description: '请求内容。What is asked for.' })
    { cursor, consumer: name }: AcknowledgeChangesInput,
    @Ctx() { hub, viewer }: RequestContext,
  ): Promise<AcknowledgeChangesPayload> {
    const known = consumerOf(requirePermission(viewer, 'acknowledge'), name);
    if ('message' in known) return { lag: null, userErrors: [known] };
    try {
      const seq = await hub.feed.openCursor(cursor);
      const fault = await hub.feed.acknowledge(known, seq, shanghaiText(hub.clock.now()));
      if (fault) return { lag: null, userErrors: [refusal('consumer', 'INVALID', consumerFaults[fault])] };
      return { lag: hub.feed.head() - seq, userErrors: [] };
    } catch (error) {
      if (!(error instanceof CursorError)) throw error;
      return { lag: null, userErrors: [{ ...refusal('cursor', 'INVALID', error.message) }] };
    }
  }

  @Mutation(() => RemoveChangeConsumerPayload, {
    description:
      '删除命名消费者：本系统不再使用的；其进度不再保存。Removes one of the system’s named consumers, with the place that is kept for it.',
  })
  async removeChangeConsumer(
    @Arg('input', () => RemoveChangeConsumerInput, { description: '请求内容。What is asked for.' })
    { consumer: name }: RemoveChangeConsumerInput,
    @Ctx() { hub, viewer }: RequestContext,
  ): Promise<RemoveChangeConsumerPayload> {
    const { organization, person } = requirePermission(viewer, 'acknowledge');
    const known = { organizationKey: organization.key, client: person.name, name };
    if (await hub.feed.removeConsumer(known)) return { userErrors: [] };
    return { userErrors: [refusal('consumer', 'NOT_FOUND', '本系统没有此消费者')] };
  }

  @Query(() => ChangeLogType, {
    description:
      '变更日志的现状：最新与最早的游标、条数、保存天数。先取 head，再取当前数据，再从 head 续收。The change log as it stands: snapshot, then follow.',
  })
  async changeLog(@Ctx() { hub, viewer }: RequestContext): Promise<ChangeLogType> {
    requirePermission(viewer, 'read');
    const head = hub.feed.head();
    const before = (await hub.feed.earliest()) - 1;
    return {
      head: hub.feed.cursor(head),
      earliest: hub.feed.cursor(before),
      length: head - before,
      retentionDays: policyOn(hub.policies, 'change-retention-days', shanghaiDay(hub.clock.now())),
    };
  }

  @Query(() => [ChangeAcknowledgement], {
    description:
      '变更回执：本单位各系统处理变更的进度。How far the systems of one’s organization have processed the changes.',
  })
  async changeAcknowledgements(@Ctx() { hub, viewer }: RequestContext): Promise<ChangeAcknowledgement[]> {
    const { organization } = requirePermission(viewer, 'read');
    const acknowledgements = await hub.feed.acknowledgements(organization.key);
    return acknowledgements.map(({ client, consumer: name, seq, acknowledgedAt }) => ({
      client,
      consumer: name,
      organization,
      cursor: hub.feed.cursor(seq),
      lag: hub.feed.head() - seq,
      acknowledgedAt,
    }));
  }

  @Query(() => [ChangeReception], {
    description:
      '各单位收到变更的进度：各单位均可查看，从未发过回执、也从未以推送接收的单位不在其中。How far every organization has received the changes, for all to see; none that has never acknowledged any nor taken any by a webhook.',
  })
  async changeReceptions(@Ctx() { hub, viewer }: RequestContext): Promise<ChangeReception[]> {
    requirePermission(viewer, 'read');
    const receptions = await hub.feed.receptions();
    return receptions.map(({ organizationKey, systems, seq, acknowledgedAt }) => ({
      organization: hub.organizations.byKey(organizationKey),
      systems,
      lag: hub.feed.head() - seq,
      acknowledgedAt,
    }));
  }
}

interface SubscribeArgs extends StartArguments {
  readonly filter?: ChangeFilter | null;
}

async function subscribe(
  args: SubscribeArgs,
  context: RequestContext,
): Promise<AsyncGenerator<SentChange, void, void>> {
  const viewer = requirePermission(context.viewer, 'read');
  const { hub } = context;
  try {
    return followChanges(hub, {
      viewer,
      filter: args.filter ?? {},
      after: await startOf(hub, viewer, args, 'NOW'),
      onLagging: () => context.connection?.close(laggingCode, 'subscriber lags behind: resume from its cursor'),
    });
  } catch (error) {
    throw cursorFault(error);
  }
}
