import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  ID,
  Info,
  InputType,
  Mutation,
  Resolver,
  Root,
} from 'type-graphql';
import {
  categoryResolver,
  numberLoader,
  recordPayloadOf,
  revealNumber,
  type RecordPayload,
  type RecordRow,
} from '../../core/records/index.js';
import type { RequestContext } from '../../core/hub.js';
import { OutsideOwnList, ownListLoader } from '../../core/jurisdiction/index.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { auditLookup } from './audit-lookup.js';
import { penaltyDecision, type PenaltyDecisionRow } from './penalty-decision.category.js';
import { executionStatuses, type ExecutionStatus } from './penalty-decision.js';
import { penaltyDecisionFacts, PenaltyDecisionFilter } from './penalty-decision.graphql.js';
import { penaltyConditions } from './penalty-decision.sql.js';
import { updatePenaltyExecution } from './update-execution.js';

const { types, resolver } = categoryResolver({
  category: penaltyDecision,
  facts: penaltyDecisionFacts,
  list: 'penaltyDecisions',
  filter: PenaltyDecisionFilter,
  conditions: penaltyConditions,
  beforeList: auditLookup,
});

export const PenaltyDecisionType = types.RecordType;

@InputType({ description: '反馈处罚决定的执行情况（规则 S3）。Feeds back the execution of a decision (rule S3).' })
export class UpdatePenaltyExecutionInput {
  @Field(() => String, { description: '幂等键。Idempotency key.' })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: '处罚决定标识。The penalty decision.' })
  readonly recordId!: string;

  @Field(() => executionStatuses, { description: '执行情况。Execution status.' })
  readonly executionStatus!: ExecutionStatus;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '执行日期；已执行的必填。Day of execution; required when executed.',
  })
  readonly executedOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '理由，如更正原因；已执行的改为未全部执行、部分执行的改为未执行时必填。Why; required where less is executed than was said before.',
  })
  readonly reason?: string | null;
}

const UpdatePenaltyExecutionPayload = recordPayloadOf('UpdatePenaltyExecutionPayload', () => PenaltyDecisionType);

const partyCodes = numberLoader(penaltyDecision, 'partyCode');

@Resolver(() => PenaltyDecisionType)
class PenaltyDecisionResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      '当事人的完整公民身份号码，须说明用途，每次查阅记入审计日志；当事人不是自然人或未填号码的为空。The citizen number in clear: a purpose is asked for and each reveal is audited; null where there is none. Not in subscriptions.',
  })
  revealedPartyCode(
    @Root() { key }: RecordRow,
    @Arg('purpose', () => String, { description: '用途，4 至 200 字。What for, 4 to 200 characters.' }) purpose: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string | null> {
    return revealNumber(context, partyCodes, { key, purpose }, info);
  }

  @Extensions({ isWorkedOut: true })
  @FieldResolver(() => OutsideOwnList, {
    nullable: true,
    description:
      '清单外事项：决定日不在发布单位的执法事项清单中的，如实标记，不予拒收（机制二，规则 G3）；在清单中、未填事项、当日尚无清单，或者所办结的案件由县政府指定发布单位管辖（规则 D2）的为空。Flags a decision on an item outside of its publisher’s own list on that day (rule G3); null if it is on it, if no item is named, if no list was recorded for that day, or if the county government designated its publisher for the case (rule D2).',
  })
  async outsideOwnList(
    @Root() { publisher, itemCode, decidedOn, caseId }: PenaltyDecisionRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<OutsideOwnList | null> {
    if (itemCode == null) return null;
    const use = { organization: publisher.key, itemCode, on: decidedOn, caseId };
    return (await loaders.own(ownListLoader).load(use)) ? { rule: 'G3', itemCodes: [itemCode] } : null;
  }

  @Mutation(() => UpdatePenaltyExecutionPayload, {
    description: '反馈执行情况，按部门需要及时反馈（机制三（三）3，规则 S3）。Feeds back execution (rule S3).',
  })
  updatePenaltyExecution(
    @Arg('input', () => UpdatePenaltyExecutionInput, { description: '请求内容。What is asked for.' })
    input: UpdatePenaltyExecutionInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordPayload> {
    return updatePenaltyExecution(context, input);
  }
}

export const penaltyDecisionResolvers = [resolver, PenaltyDecisionResolver] as const;
