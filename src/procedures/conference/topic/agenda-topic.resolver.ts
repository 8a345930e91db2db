import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../core/hub.js';
import { OrganizationType, type Organization } from '../../../core/organizations/index.js';
import {
  Proceeding,
  proceedingConditions,
  proceedingConnection,
  proceedingLoader,
  type ProceedingPayload,
  type ProceedingRow,
} from '../../../core/proceedings/index.js';
import { PageArgs, type Page } from '../../../platform/graphql/connection.graphql.js';
import {
  AgendaTopicFilter,
  ProposeTopicInput,
  RecordTopicCoordinationInput,
  RejectTopicInput,
  TopicStepInput,
} from './agenda-topic-input.graphql.js';
import { AgendaTopicConnection, AgendaTopicPayload, AgendaTopicType } from './agenda-topic.graphql.js';
import { agendaTopic } from './agenda-topic.procedure.js';
import type { AgendaTopicFacts } from './agenda-topic.js';
import {
  approveTopic,
  proposeTopic,
  recordCoordination,
  rejectTopic,
  submitTopic,
  withdrawTopic,
} from './handle-topic.js';

type Row = ProceedingRow<AgendaTopicFacts>;
type Answer = Promise<ProceedingPayload<AgendaTopicFacts>>;

const asked = { description: '请求内容。What is asked for.' };

@Resolver(() => AgendaTopicType)
export class AgendaTopicResolver {
  @FieldResolver(() => OrganizationType)
  proposer(@Root() { proposerId }: Row, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(proposerId);
  }

  @FieldResolver(() => Proceeding, { nullable: true })
  async meeting(@Root() { meetingId }: Row, @Ctx() { loaders }: RequestContext): Promise<ProceedingRow | null> {
    return meetingId === null ? null : loaders.own(proceedingLoader).load(meetingId);
  }

  @Query(() => AgendaTopicConnection, {
    description:
      '可见的联席会议议题，最近提出的在前（制度第六条）。Topics of the joint conference that one may see, last first.',
  })
  agendaTopics(
    @Arg('filter', () => AgendaTopicFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: AgendaTopicFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Row>> {
    const { states, kinds, meetingKind } = filter ?? {};
    return proceedingConnection(
      context,
      agendaTopic,
      args,
      ($) => [
        ...proceedingConditions(filter, $),
        ...(states ? [`p.state = ANY (${$(states, 'text[]')})`] : []),
        ...(kinds ? [`d.kind = ANY (${$(kinds, 'text[]')})`] : []),
        ...(meetingKind ? [`d.meeting_kind = ${$(meetingKind, 'text')}`] : []),
      ],
      info,
    );
  }

  @Mutation(() => AgendaTopicPayload, {
    description: '成员单位向办公室提出议题（规则 J6、J14、J16）。A member proposes a topic (rules J6, J14, J16).',
  })
  proposeTopic(
    @Arg('input', () => ProposeTopicInput, asked) input: ProposeTopicInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return proposeTopic(context, input);
  }

  @Mutation(() => AgendaTopicPayload, {
    description:
      '办公室记录初步协调结果；已解决的不再提交（规则 J13）。The office records its preliminary coordination (rule J13).',
  })
  recordTopicCoordination(
    @Arg('input', () => RecordTopicCoordinationInput, asked) input: RecordTopicCoordinationInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return recordCoordination(context, input);
  }

  @Mutation(() => AgendaTopicPayload, {
    description:
      '办公室将难以解决的、复杂的议题提交召集人审定（规则 J13）。The office submits what it could not settle (rule J13).',
  })
  submitTopic(
    @Arg('input', () => TopicStepInput, asked) input: TopicStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return submitTopic(context, input);
  }

  @Mutation(() => AgendaTopicPayload, {
    description: '召集人审定同意（规则 J13、J14）。The convener approves a topic (rules J13, J14).',
  })
  approveTopic(
    @Arg('input', () => TopicStepInput, asked) input: TopicStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return approveTopic(context, input);
  }

  @Mutation(() => AgendaTopicPayload, {
    description: '召集人审定不同意，须有意见（规则 J13）。The convener rejects a topic, with an opinion (rule J13).',
  })
  rejectTopic(
    @Arg('input', () => RejectTopicInput, asked) input: RejectTopicInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return rejectTopic(context, input);
  }

  @Mutation(() => AgendaTopicPayload, { description: '提出单位撤回议题。Whoever proposed a topic takes it back.' })
  withdrawTopic(
    @Arg('input', () => TopicStepInput, asked) input: TopicStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return withdrawTopic(context, input);
  }
}
