import { Arg, Ctx, Extensions, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
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
  ChangePageType,
  ChangeType,
} from './change.graphql.js';
import { changePage, type ChangePage } from './change-page.js';
import type { ChangeFilter } from './delivery.js';
import { followChanges, laggingCode, type SentChange } from './follow-changes.js';

const after =
  '从此游标之后；不填时，订阅自当前、查询自最早开始。After this cursor; without it from now on (subscription) or from the beginning (query).';
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
    @Ctx() { hub, viewer: caller }: RequestContext,
  ): Promise<ChangePage> {
    const viewer = requirePermission(caller, 'read');
    const size = first ?? 100;
    if (size < 1 || size > mostChanges) throw badInput(`first：须在1至${mostChanges}之间`);
    try {
      const from = cursor == null ? (await hub.feed.earliest()) - 1 : await hub.feed.openCursor(cursor);
      return await changePage(hub, viewer, { after: from, given: cursor ?? null, size, filter: filter ?? {} });
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
  ): SentChange {
    return change;
  }

  @Mutation(() => AcknowledgeChangesPayload, {
    description:
      '变更回执：本系统已可靠处理至某游标，返回落后条数。Records how far a system has durably processed the changes.',
  })
  async acknowledgeChanges(
    @Arg('input', () => AcknowledgeChangesInput, { description: '请求内容。What is asked for.' }) {
      cursor,
    }: AcknowledgeChangesInput,
    @Ctx() { hub, viewer: caller }: RequestContext,
  ): Promise<AcknowledgeChangesPayload> {
    const { organization, person } = requirePermission(caller, 'acknowledge');
    try {
      const seq = await hub.feed.openCursor(cursor);
      await hub.feed.acknowledge(organization.key, person.name, seq, shanghaiText(hub.clock.now()));
      return { lag: hub.feed.head() - seq, userErrors: [] };
    } catch (error) {
      if (!(error instanceof CursorError)) throw error;
      return { lag: null, userErrors: [{ ...refusal('cursor', 'INVALID', error.message) }] };
    }
  }

  @Query(() => [ChangeAcknowledgement], {
    description:
      '变更回执：本单位各系统处理变更的进度。How far the systems of one’s organization have processed the changes.',
  })
  async changeAcknowledgements(@Ctx() { hub, viewer }: RequestContext): Promise<ChangeAcknowledgement[]> {
    const { organization } = requirePermission(viewer, 'read');
    const acknowledgements = await hub.feed.acknowledgements(organization.key);
    return acknowledgements.map(({ client, seq, acknowledgedAt }) => ({
      client,
      organization,
      cursor: hub.feed.cursor(seq),
      lag: hub.feed.head() - seq,
      acknowledgedAt,
    }));
  }

  @Query(() => [ChangeReception], {
    description:
      '各单位收到变更的进度：各单位均可查看，从未发过回执的单位不在其中。How far every organization has received the changes, for all to see; none that has never acknowledged any.',
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

interface SubscribeArgs {
  readonly after?: string | null;
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
      after: args.after == null ? hub.feed.head() : await hub.feed.openCursor(args.after),
      onLagging: () => context.connection?.close(laggingCode, 'subscriber lags behind: resume from its cursor'),
    });
  } catch (error) {
    throw cursorFault(error);
  }
}
