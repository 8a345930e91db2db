import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { OrganizationType } from '../../../core/organizations/index.js';
import { Proceeding, proceedingPayloadOf, stateEnum } from '../../../core/proceedings/index.js';
import { connectionOf } from '../../../platform/graphql/connection.graphql.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { meetingKinds, type MeetingKind } from '../meeting/conference-meeting.js';
import { agendaTopic } from './agenda-topic.procedure.js';
import { coordinationResults, topicKinds, type CoordinationResult, type TopicKind } from './agenda-topic.js';

export const topicStates = stateEnum(agendaTopic);

registerEnumType(topicKinds, {
  name: 'AgendaTopicKind',
  description: '列入讨论的事项（制度第七条，规则 J16）。What the conference discusses (Conf 7, rule J16).',
  valuesConfig: {
    EXCHANGE: { description: '交流做法和成果，了解工作情况。Exchange of practice and results.' },
    KEY_PROBLEMS: { description: '协调重点、难点问题。Key and difficult problems.' },
    CONTRADICTIONS: { description: '协调矛盾和争议、分工协作。Contradictions, disputes, division of work.' },
    NEW_IDEAS: { description: '研究新思路、新方法。New ideas and methods.' },
    OTHER: { description: '其他重要议题。Other important topics.' },
  },
});

registerEnumType(coordinationResults, {
  name: 'CoordinationResult',
  description: '初步协调的结果（规则 J13）。What the preliminary coordination came to (rule J13).',
  valuesConfig: {
    SETTLED: { description: '已解决，不再提交会议。Settled: it goes no further.' },
    UNRESOLVED: { description: '难以解决。Could not be settled.' },
    COMPLEX: { description: '情况复杂。Too complex to be settled so.' },
  },
});

@ObjectType('AgendaTopic', { implements: Proceeding, description: agendaTopic.description })
export class AgendaTopicType extends Proceeding {
  @Field(() => topicStates, { description: '状态。State.' })
  readonly state!: keyof typeof topicStates;

  @Field(() => OrganizationType, { description: '提出单位。Who proposes it.' })
  readonly proposer!: OrganizationType;

  @Field(() => meetingKinds, { description: '提交何种会议。Which kind of meeting it is for.' })
  readonly meetingKind!: MeetingKind;

  @Field(() => topicKinds, { description: '种类（规则 J16）。Kind (rule J16).' })
  readonly kind!: TopicKind;

  @Field(() => String, { description: '内容。Content.' })
  readonly content!: string;

  @Field(() => coordinationResults, {
    nullable: true,
    description: '初步协调的结果（规则 J13）；未协调为空。Result of the coordination (rule J13); null before it.',
  })
  readonly coordinationResult!: CoordinationResult | null;

  @Field(() => String, { nullable: true, description: '协调情况。How it was coordinated.' })
  readonly coordination!: string | null;

  @Field(() => String, { nullable: true, description: '召集人的审定意见。The convener’s opinion.' })
  readonly opinion!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '审定时间。When the convener decided.' })
  readonly decidedAt!: string | null;

  @Field(() => String, { nullable: true, description: '审定人。Who decided.' })
  readonly decidedBy!: string | null;

  @Field(() => Proceeding, {
    nullable: true,
    description: '列入议程的会议；没有或不可见为空。The meeting on whose agenda it stands, if one may see it.',
  })
  readonly meeting!: Proceeding | null;
}

export const AgendaTopicConnection = connectionOf('AgendaTopic', () => AgendaTopicType);
export const AgendaTopicPayload = proceedingPayloadOf('AgendaTopicPayload', 'topic', () => AgendaTopicType);
