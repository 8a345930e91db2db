import { Temporal } from 'temporal-polyfill';
import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  InputType,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { isInTime } from '../../kernel/deadline.js';
import { shanghaiDay } from '../../kernel/calendar.js';
import { askedPage } from '../../platform/graphql/connection.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { keysetConnection } from '../../platform/graphql/keyset-list.js';
import { $, sql } from '../../platform/database/sql.js';
import { deadlinesOf } from '../deadlines/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { actingOn, OrganizationType, type Organization } from '../organizations/index.js';
import { Proceeding, type ProceedingRow } from '../proceedings/index.js';
import { actingFor, rowsByOwner } from '../visibility/index.js';
import type { UrgeAnswer } from './act-on-urge.js';
import { answerUrge } from './answer-urge.js';
import { urgeDeadline } from './urge-deadline.js';
import { AnswerUrgeInput, UrgeConnection, UrgeInput, UrgePayload, UrgeType } from './urge.graphql.js';
import { urgeIds, type UrgeRow } from './urge.js';
import { urgeList, urgesOfProceedings, urgeSource } from './urges.sql.js';

@InputType('UrgeFilter', { description: '催办的筛选条件，各项同时满足。Filter of urges; all conditions hold.' })
class UrgeFilter {
  @Field(() => String, { nullable: true, description: '责任单位代码。Code of who is urged.' })
  readonly responsibleCode?: string | null;

  @Field(() => Boolean, { nullable: true, description: '是否已答复。Whether it was answered.' })
  readonly answered?: boolean | null;
}

const input = '请求内容。What is asked for.';

@Resolver(() => UrgeType)
export class UrgeResolver {
  @Query(() => UrgeConnection, {
    description:
      '催办：本单位催办的、被催办的、所办事项的，最近的在前。Urges of one’s own, those that one has to answer, and those of one’s proceedings, the latest first.',
  })
  urges(
    @Arg('filter', () => UrgeFilter, {
      nullable: true,
      description: '筛选条件：只要符合全部条件的。Only what meets all of these.',
    })
    filter: UrgeFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { hub, viewer: caller }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<UrgeRow>> {
    const { organization } = requirePermission(caller, 'read');
    const { responsibleCode, answered } = filter ?? {};
    const today = shanghaiDay(hub.clock.now()).toString();
    const named = responsibleCode == null ? null : hub.organizations.byCode(responsibleCode);
    const keys = deadlinesOf(named ? [named] : [], hub.organizations, today).actingKeys;
    const conditions = [
      ...(responsibleCode == null ? [] : [sql`u.responsible_id = ANY (${$(keys, 'int[]')})`]),
      ...(answered == null ? [] : [answered ? sql`u.answered_at IS NOT NULL` : sql`u.answered_at IS NULL`]),
    ];
    return keysetConnection(
      urgeList,
      urgeSource(actingFor(organization, hub.pool), conditions),
      askedPage(hub, args, info),
    );
  }

  @Mutation(() => UrgePayload, {
    description:
      '催办：司法局或县政府督促责任单位办理逾期的事项，并限期答复（规则 J8）。The justice bureau or the county government urges whoever is responsible for what is overdue, to be answered by a day (rule J8).',
  })
  urge(
    @Arg('input', () => UrgeInput, { description: input }) given: UrgeInput,
    @Ctx() context: RequestContext,
  ): Promise<UrgeAnswer> {
    return urgeDeadline(context, given);
  }

  @Mutation(() => UrgePayload, {
    description:
      '答复催办：被催办的单位说明原因和措施（规则 J8）。Whoever is urged says why it was not done, and what is done (rule J8).',
  })
  answerUrge(
    @Arg('input', () => AnswerUrgeInput, { description: input }) given: AnswerUrgeInput,
    @Ctx() context: RequestContext,
  ): Promise<UrgeAnswer> {
    return answerUrge(context, given);
  }

  @FieldResolver(() => ID, { description: '全局标识，不透明，永不改变。Opaque global id; it never changes.' })
  id(@Root() { key }: UrgeRow): string {
    return urgeIds.of(key);
  }

  @FieldResolver(() => ID)
  deadlineId(@Root() { deadlineKey }: UrgeRow): string {
    return `due_${deadlineKey}`;
  }

  @FieldResolver(() => OrganizationType)
  responsible(@Root() { responsibleId, answeredAt }: UrgeRow, @Ctx() { hub }: RequestContext): Organization {
    const owner = hub.organizations.byKey(responsibleId);
    // What was answered stays whose it was.
    return answeredAt === null ? (actingOn(owner, shanghaiDay(hub.clock.now()).toString()) ?? owner) : owner;
  }

  @FieldResolver(() => OrganizationType)
  urgedBy(@Root() { urgedById }: UrgeRow, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(urgedById);
  }

  @FieldResolver(() => OrganizationType, { nullable: true })
  answeredBy(@Root() { answeredById }: UrgeRow, @Ctx() { hub }: RequestContext): Organization | null {
    return answeredById === null ? null : hub.organizations.byKey(answeredById);
  }

  @FieldResolver(() => Boolean, { nullable: true })
  answeredInTime(@Root() { answeredAt, answerBy }: UrgeRow, @Ctx() { hub }: RequestContext): boolean | null {
    const until = Temporal.Instant.from(answerBy);
    if (answeredAt !== null) return isInTime(Temporal.Instant.from(answeredAt), until);
    return isInTime(hub.clock.now(), until) ? null : false;
  }
}

/** Parties see how their proceeding was urged. */
@Resolver(() => Proceeding)
export class UrgesOfProceedingResolver {
  @FieldResolver(() => [UrgeType], { description: '催办，自旧至新。How it was urged, oldest first.' })
  urges(@Root() { key }: ProceedingRow, @Ctx() { loaders }: RequestContext): Promise<UrgeRow[]> {
    return loaders.ownFor(urgesOfProceedings, rowsByOwner).load(key);
  }
}
