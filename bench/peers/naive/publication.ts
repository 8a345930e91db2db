import { Field, GraphQLISODateTime, InputType, ObjectType } from 'type-graphql';
import { PartyKind, PenaltyKind, SharingScope } from './enums.js';
import { PenaltyDecision } from './records.js';

@InputType('SharingInput')
export class SharingInput {
  @Field(() => String, { nullable: true }) title?: string;
  @Field(() => GraphQLISODateTime, { nullable: true }) formedAt?: Date;
  @Field(() => SharingScope, { defaultValue: 'ALL_MEMBERS' }) scope!: string;
  @Field(() => String, { nullable: true }) externalRef?: string;
}

@InputType('PublishPenaltyDecisionInput')
export class PublishPenaltyDecisionInput {
  @Field(() => String) idempotencyKey!: string;
  @Field(() => SharingInput) sharing!: SharingInput;
  @Field(() => String) decisionNumber!: string;
  @Field(() => String) decidedOn!: string;
  @Field(() => String) partyName!: string;
  @Field(() => PartyKind) partyKind!: string;
  @Field(() => String) violation!: string;
  @Field(() => String) facts!: string;
  @Field(() => String) legalBasis!: string;
  @Field(() => [PenaltyKind]) penaltyKinds!: string[];
  @Field(() => String) content!: string;
  @Field(() => String, { nullable: true }) fineAmount?: string;
}

@ObjectType('UserError')
export class UserError {
  @Field(() => [String]) path!: string[];
  @Field(() => String) code!: string;
  @Field(() => String) message!: string;
  @Field(() => String, { nullable: true }) rule?: string;
}

@ObjectType('PublishPenaltyDecisionPayload')
export class PublishPenaltyDecisionPayload {
  @Field(() => PenaltyDecision, { nullable: true }) record!: PenaltyDecision | null;
  @Field(() => [UserError]) userErrors!: UserError[];
}
