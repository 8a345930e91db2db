import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../core/hub.js';
import {
  proceedingConditions,
  proceedingConnection,
  type ProceedingPayload,
  type ProceedingRow,
} from '../../../core/proceedings/index.js';
import { PageArgs, type Page } from '../../../platform/graphql/connection.graphql.js';
import { Node } from '../../../platform/graphql/node.graphql.js';
import {
  BulletinFilter,
  BulletinStepInput,
  DraftBulletinInput,
  ReviseBulletinInput,
} from './bulletin-input.graphql.js';
import { BulletinConnection, BulletinPayload, BulletinType } from './bulletin.graphql.js';
import { bulletin } from './bulletin.procedure.js';
import type { BulletinFacts } from './bulletin.js';
import { discardBulletin, draftBulletin, publishBulletin, reviseBulletin } from './handle-bulletin.js';
import { recordLoader } from '../../../core/records/index.js';

type Row = ProceedingRow<BulletinFacts>;
type Answer = Promise<ProceedingPayload<BulletinFacts>>;

const asked = { description: '请求内容。What is asked for.' };

@Resolver(() => BulletinType)
export class BulletinResolver {
  @FieldResolver(() => Node, { nullable: true })
  async record(@Root() { recordId }: Row, @Ctx() { loaders }: RequestContext): Promise<object | null> {
    return recordId === null ? null : loaders.own(recordLoader).load(recordId);
  }

  @Query(() => BulletinConnection, {
    description: '办公室的工作简报，最近起草的在前（规则 J5）。Bulletins of the office, drafted last first (rule J5).',
  })
  bulletins(
    @Arg('filter', () => BulletinFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: BulletinFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Row>> {
    const states = filter?.states;
    return proceedingConnection(
      context,
      bulletin,
      args,
      ($) => [...proceedingConditions(filter, $), ...(states ? [`p.state = ANY (${$(states, 'text[]')})`] : [])],
      info,
    );
  }

  @Mutation(() => BulletinPayload, {
    description:
      '办公室依一段时期的共享信息和统计起草简报（规则 J5）。The office drafts a bulletin on a period (rule J5).',
  })
  draftBulletin(
    @Arg('input', () => DraftBulletinInput, asked) input: DraftBulletinInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return draftBulletin(context, input);
  }

  @Mutation(() => BulletinPayload, { description: '办公室修改简报（规则 J5）。The office edits a bulletin (rule J5).' })
  reviseBulletin(
    @Arg('input', () => ReviseBulletinInput, asked) input: ReviseBulletinInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return reviseBulletin(context, input);
  }

  @Mutation(() => BulletinPayload, {
    description:
      '办公室发布简报，作为第 6 类动态信息共享给全体成员（规则 J5、S6）。Shares it with all members as category 6.',
  })
  publishBulletin(
    @Arg('input', () => BulletinStepInput, asked) input: BulletinStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return publishBulletin(context, input);
  }

  @Mutation(() => BulletinPayload, {
    description: '办公室作废未发布的简报。Discards a bulletin that is not published.',
  })
  discardBulletin(
    @Arg('input', () => BulletinStepInput, asked) input: BulletinStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return discardBulletin(context, input);
  }
}
