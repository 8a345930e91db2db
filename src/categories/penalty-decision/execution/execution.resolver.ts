import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../core/hub.js';
import { partLoader, recordPayloadOf, type RecordPayload, type RecordRow } from '../../../core/records/index.js';
import { PenaltyDecisionType } from '../penalty-decision.resolver.js';
import { eventOf, eventTable, type EventRow } from './execution-event.sql.js';
import { CorrectExecutionEventInput, ExecutionEventType, RecordExecutionEventInput } from './execution.graphql.js';
import { correctExecutionEvent, recordExecutionEvent } from './record-event.js';

const RecordExecutionEventPayload = recordPayloadOf('RecordExecutionEventPayload', () => PenaltyDecisionType);
const CorrectExecutionEventPayload = recordPayloadOf('CorrectExecutionEventPayload', () => PenaltyDecisionType);

@Resolver(() => PenaltyDecisionType)
export class ExecutionResolver {
  @FieldResolver(() => [ExecutionEventType], {
    description:
      '决定作出后的各项，按登记先后：缴款、延期分期、加处罚款、强制执行等，至多 100 项（规则 S3）。What happened after the decision, in the order of recording; at most 100 (rule S3).',
  })
  async executionEvents(@Root() { key }: RecordRow, @Ctx() { loaders }: RequestContext): Promise<ExecutionEventType[]> {
    const rows = (await loaders.ownFor(eventTable, partLoader).load(key)) as EventRow[];
    return rows.map((row, index) => ({ number: index + 1, ...eventOf(row) }));
  }

  @Mutation(() => RecordExecutionEventPayload, {
    description:
      '登记决定作出后的事项：缴款、准予延期分期、加处罚款、中止、强制执行等；执行情况由此得出（规则 S3）。Records what happened after a decision; how far it is executed follows (rule S3).',
  })
  recordExecutionEvent(
    @Arg('input', () => RecordExecutionEventInput, { description: '请求内容。What is asked for.' })
    input: RecordExecutionEventInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordPayload> {
    return recordExecutionEvent(context, input);
  }

  @Mutation(() => CorrectExecutionEventPayload, {
    description:
      '说明理由，更正已登记的事项，或更正为未发生（规则 S3）。Puts right what was recorded of a decision, with a reason (rule S3).',
  })
  correctExecutionEvent(
    @Arg('input', () => CorrectExecutionEventInput, { description: '请求内容。What is asked for.' })
    input: CorrectExecutionEventInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordPayload> {
    return correctExecutionEvent(context, input);
  }
}
