import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { PenaltyDecision } from './records.js';

@ObjectType('PageInfo')
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

@ObjectType('PenaltyDecisionConnection')
export class PenaltyDecisionConnection {
  @Field(() => [PenaltyDecision]) nodes!: PenaltyDecision[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20 }) first!: number;
  @Field(() => String, { nullable: true }) after?: string;
}
