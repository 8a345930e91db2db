import { Field, ID, InputType } from 'type-graphql';
import { OpeningInput, ProceedingFilter, StepInputType } from '../../../core/proceedings/index.js';
import { meetingKinds, type MeetingKind } from '../meeting/conference-meeting.js';
import { topicStates } from './agenda-topic.graphql.js';
import { coordinationResults, topicKinds, type CoordinationResult, type TopicKind } from './agenda-topic.js';

@InputType({ description: '提出议题（规则 J6、J14、J16）。Proposes a topic (rules J6, J14, J16).' })
export class ProposeTopicInput extends OpeningInput {
  @Field(() => meetingKinds, { description: '提交何种会议。Which kind of meeting it is for.' })
  readonly meetingKind!: MeetingKind;

  @Field(() => topicKinds, { description: '议题的种类（规则 J16）。Kind (rule J16).' })
  readonly kind!: TopicKind;

  @Field(() => String, { description: '标题，至多 200 字。Title.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: '内容，必填，至多 20000 字。Content, required.' })
  readonly content?: string | null;
}

@InputType({ description: '办理议题的一步。A step in the handling of a topic.' })
export class TopicStepInput extends StepInputType {
  @Field(() => ID, { description: '议题的标识。The topic.' })
  readonly topicId!: string;
}

@InputType({ description: '记录初步协调（规则 J13）。Records the preliminary coordination (rule J13).' })
export class RecordTopicCoordinationInput extends TopicStepInput {
  @Field(() => coordinationResults, { description: '协调结果。Result.' })
  readonly result!: CoordinationResult;

  @Field(() => String, { description: '协调情况，必填。How it was coordinated, required.' })
  readonly coordination!: string;
}

@InputType({ description: '审定不同意（规则 J13）。Keeps a topic off the agenda (rule J13).' })
export class RejectTopicInput extends TopicStepInput {
  @Field(() => String, { description: '审定意见，必填。The convener’s opinion, required.' })
  readonly opinion!: string;
}

@InputType({ description: '议题的筛选条件，各项同时满足。Filter of topics; all conditions hold.' })
export class AgendaTopicFilter extends ProceedingFilter {
  @Field(() => [topicStates], { nullable: true, description: '状态，任一即可。Any of these states.' })
  readonly states?: (keyof typeof topicStates)[] | null;

  @Field(() => [topicKinds], { nullable: true, description: '种类，任一即可。Any of these kinds.' })
  readonly kinds?: TopicKind[] | null;

  @Field(() => meetingKinds, { nullable: true, description: '提交何种会议。Which kind of meeting it is for.' })
  readonly meetingKind?: MeetingKind | null;
}
