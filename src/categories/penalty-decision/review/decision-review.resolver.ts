import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../core/hub.js';
import { partLoader, recordPayloadOf, type RecordPayload, type RecordRow } from '../../../core/records/index.js';
import { PenaltyDecisionType } from '../penalty-decision.resolver.js';
import { DecisionReviewType, RecordDecisionReviewInput } from './decision-review.graphql.js';
import { reviewTable } from './decision-review.sql.js';
import { recordDecisionReview } from './record-decision-review.js';

const RecordDecisionReviewPayload = recordPayloadOf('RecordDecisionReviewPayload', () => PenaltyDecisionType);

@Resolver(() => PenaltyDecisionType)
export class DecisionReviewResolver {
  @FieldResolver(() => [DecisionReviewType], {
    description: '复议、诉讼结果，按登记先后。What reconsideration and courts made of it, in the order of recording.',
  })
  reviews(@Root() { key }: RecordRow, @Ctx() { loaders }: RequestContext): Promise<object[]> {
    return loaders.ownFor(reviewTable, partLoader).load(key);
  }

  @Mutation(() => RecordDecisionReviewPayload, {
    description:
      '登记复议、诉讼结果：处罚决定被撤销、变更的仍在列，并注明效力；被撤销、确认无效的不再计入处罚数字，变更的按变更后的金额计（规则 S3）。Records what reconsideration or a court made of a decision (rule S3): it stays listed and says how it stands. One set aside or found void counts apart, one that was changed with its changed amounts.',
  })
  recordDecisionReview(
    @Arg('input', () => RecordDecisionReviewInput, { description: '请求内容。What is asked for.' })
    input: RecordDecisionReviewInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordPayload> {
    return recordDecisionReview(context, input);
  }
}
