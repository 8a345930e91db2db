import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalScalar, LocalDateScalar } from '../../../platform/graphql/scalars.js';
import { decisionStandings, reviewers, reviewOutcomes, type Reviewer, type ReviewOutcome } from './decision-review.js';

registerEnumType(reviewers, {
  name: 'DecisionReviewer',
  description: '审查机关。Who reviewed a decision.',
  valuesConfig: {
    RECONSIDERATION: { description: '行政复议机关。Administrative reconsideration.' },
    COURT: { description: '人民法院。A court.' },
  },
});

registerEnumType(reviewOutcomes, {
  name: 'DecisionReviewOutcome',
  description: '复议、诉讼结果。What reconsideration or a court made of a decision.',
  valuesConfig: {
    UPHELD: { description: '维持或者驳回请求。Upheld, or the request dismissed.' },
    CHANGED: { description: '变更。Changed.' },
    PARTLY_SET_ASIDE: { description: '部分撤销。Set aside in part.' },
    SET_ASIDE: { description: '撤销。Set aside.' },
    FOUND_UNLAWFUL: { description: '确认违法：不撤销。Found unlawful, and not set aside.' },
    FOUND_VOID: { description: '确认无效。Found void.' },
  },
});

registerEnumType(decisionStandings, {
  name: 'DecisionStanding',
  description: '处罚决定的效力。How a decision stands after its reviews.',
  valuesConfig: {
    IN_FORCE: { description: '有效：未经复议、诉讼，或经其维持。In force: never reviewed, or upheld.' },
    CHANGED: { description: '已变更。Changed.' },
    PARTLY_SET_ASIDE: { description: '已部分撤销。Set aside in part.' },
    SET_ASIDE: { description: '已撤销。Set aside.' },
    FOUND_UNLAWFUL: { description: '已确认违法。Found unlawful.' },
    FOUND_VOID: { description: '已确认无效。Found void.' },
  },
});

/** The same fields go in and come out. */
@ObjectType({ simpleResolvers: true })
@InputType()
abstract class Review {
  @Field(() => reviewers, { description: '审查机关。Who reviewed it.' })
  readonly reviewer!: Reviewer;

  @Field(() => reviewOutcomes, { description: '审查结果。What came of it.' })
  readonly outcome!: ReviewOutcome;

  @Field(() => String, { description: '审查文书文号，按原文。Number of the decision or judgment, as written.' })
  readonly documentNumber!: string;

  @Field(() => LocalDateScalar, {
    description: '作出日期，不早于处罚决定。Day of the decision or judgment, not before the penalty decision.',
  })
  readonly decidedOn!: string;

  @Field(() => String, { description: '结论摘要，至多 500 字。What it came to, at most 500 characters.' })
  readonly summary!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      '变更后的罚款金额，元：仅变更、部分撤销的填写，免除的为 0，未变更罚款的不填。What the fine came to, in yuan: of a change or a setting aside in part; 0 where it was lifted, none where it stayed.',
  })
  readonly fineAmount?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      '变更后的没收金额，元：仅变更、部分撤销的填写，免除的为 0，未变更没收的不填。What the confiscation came to, in yuan: of a change or a setting aside in part; 0 where it was lifted, none where it stayed.',
  })
  readonly confiscatedAmount?: string | null;
}

@ObjectType('DecisionReview', {
  simpleResolvers: true,
  description: '处罚决定的复议、诉讼结果。What reconsideration or a court made of a penalty decision.',
})
export class DecisionReviewType extends Review {}

@InputType({
  description:
    '登记处罚决定的复议、诉讼结果（规则 S3）；同一机关的同一文号再次登记即为更正。Records a review of a penalty decision (rule S3); the same document once more corrects it.',
})
export class RecordDecisionReviewInput extends Review {
  @Field(() => String, { description: '幂等键。Idempotency key.' })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: '处罚决定标识。The penalty decision.' })
  readonly recordId!: string;
}
