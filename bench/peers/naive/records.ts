import { Entity, ManyToOne, OneToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { ExecutionStatus, PenaltyKind, SharingCategory, Timeliness } from './enums.js';
import { Organization } from './organizations.js';

@Entity({ tableName: 'shared_record' })
export class SharedRecordEntity {
  @PrimaryKey({ type: 'uuid' }) id!: string;
  @Property({ type: 'text' }) category!: string;
  @Property({ type: 'text' }) status!: string;
  @Property({ type: 'text' }) title!: string;
  @ManyToOne(() => Organization, { joinColumn: 'publisher_id' }) publisher!: Organization;
  @Property({ type: 'array', columnType: 'int[]', nullable: true }) audience?: number[];
  @Property({ type: 'datetime' }) formedAt!: Date;
  @Property({ type: 'date' }) formedOn!: string;
  @Property({ type: 'datetime' }) dueAt!: Date;
  @Property({ type: 'datetime', nullable: true }) sharedAt?: Date;
  @Property({ type: 'text' }) timeliness!: string;
  @Property({ type: 'integer' }) revision!: number;
  @Property({ type: 'array', columnType: 'text[]' }) itemCodes!: string[];
  @Property({ type: 'text', lazy: true }) searchText!: string;
  @Property({ type: 'datetime' }) registeredAt!: Date;
}

@InterfaceType('Node')
export abstract class Node {
  @Field(() => ID) id!: string;
}

@InterfaceType('SharedRecord', { implements: Node })
export abstract class SharedRecord extends Node {
  @Field(() => String) title!: string;
  @Field(() => SharingCategory) category!: string;
  @Field(() => Int) revision!: number;
  @Field(() => GraphQLISODateTime) formedAt!: Date;
  @Field(() => Timeliness) timeliness!: string;
  @Field(() => Organization) publisher!: Organization;
}

@ObjectType('PenaltyDecision', { implements: [Node, SharedRecord] })
@Entity({ tableName: 'penalty_decision' })
export class PenaltyDecision {
  @OneToOne(() => SharedRecordEntity, { primary: true, joinColumn: 'record_id', owner: true })
  record!: SharedRecordEntity;
  @Field(() => String) @Property({ type: 'text' }) decisionNumber!: string;
  @Property({ type: 'text' }) normalizedNumber!: string;
  @Field(() => String) @Property({ type: 'date' }) decidedOn!: string;
  @Field(() => String) @Property({ type: 'text' }) partyName!: string;
  @Property({ type: 'text' }) partyKind!: string;
  @Property({ type: 'text' }) violation!: string;
  @Property({ type: 'text' }) facts!: string;
  @Property({ type: 'text' }) legalBasis!: string;
  @Field(() => [PenaltyKind]) @Property({ type: 'array', columnType: 'text[]' }) penaltyKinds!: string[];
  @Property({ type: 'text' }) heaviestKind!: string;
  @Property({ type: 'text' }) content!: string;
  @Field(() => String, { nullable: true })
  @Property({ type: 'decimal', precision: 18, scale: 2, nullable: true })
  fineAmount?: string;
  @Field(() => ExecutionStatus) @Property({ type: 'text' }) executionStatus!: string;
}
