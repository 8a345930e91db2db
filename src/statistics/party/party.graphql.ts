import { Field, Int, ObjectType } from 'type-graphql';
import { procedureNames } from '../../core/procedure-names.js';
import { sharingCategories } from '../../core/records/index.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { Node } from '../../platform/graphql/node.graphql.js';
import { DateTimeScalar, DecimalScalar } from '../../platform/graphql/scalars.js';

@ObjectType({ description: '关于当事人的一项。A record or case about a party.' })
export class PartySubject {
  @Field(() => Node, {
    description: '共享信息（SharedRecord）或办理事项（Proceeding）。A shared record, or a proceeding.',
  })
  readonly subject!: Node;

  @Field(() => DateTimeScalar, { description: '形成或发起时间。When it was formed or opened.' })
  readonly at!: string;
}

export const PartySubjectConnection = connectionOf('PartySubject', () => PartySubject);

@ObjectType({ simpleResolvers: true, description: '一类信息的件数。How many records of a category.' })
export class PartyRecordCount {
  @Field(() => sharingCategories, { description: '信息类别。The category.' })
  readonly category!: string;

  @Field(() => Int, { description: '件数。How many.' })
  readonly count!: number;
}

@ObjectType({ simpleResolvers: true, description: '一种程序的件数。How many cases of a procedure.' })
export class PartyCaseCount {
  @Field(() => procedureNames, { description: '办理程序。The procedure.' })
  readonly procedure!: string;

  @Field(() => Int, { description: '件数。How many.' })
  readonly count!: number;

  @Field(() => Int, { description: '其中尚未办结的件数。How many of them are still open.' })
  readonly open!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: '对当事人的处罚，同处罚统计的口径。Penalties of a party, counted as in the penalty statistics.',
})
export class PartyPenalties {
  @Field(() => Int, {
    description: '处罚决定件数，不含被撤销、确认无效的。Decisions that were not set aside or found void.',
  })
  readonly decisions!: number;

  @Field(() => Int, { description: '被撤销、确认无效的件数。Decisions set aside or found void.' })
  readonly setAside!: number;

  @Field(() => DecimalScalar, {
    description: '罚款合计，元，经复议、诉讼变更的按变更后的计。Fines in yuan, as reviews left them.',
  })
  readonly fineTotal!: string;

  @Field(() => DecimalScalar, {
    description: '没收合计，元，经复议、诉讼变更的按变更后的计。Confiscations in yuan, as reviews left them.',
  })
  readonly confiscatedTotal!: string;

  @Field(() => DecimalScalar, {
    description: '已缴合计，元，含加处的罚款：登记了执行事项的决定。Paid in yuan, with surcharges, where it is told.',
  })
  readonly paidTotal!: string;

  @Field(() => DecimalScalar, {
    description: '未缴合计，元，含加处的罚款：登记了执行事项的决定。Outstanding in yuan, where payments are told.',
  })
  readonly outstandingTotal!: string;
}
