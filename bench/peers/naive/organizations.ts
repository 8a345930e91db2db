import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';

@ObjectType('Division')
@Entity({ tableName: 'division' })
export class Division {
  @Field(() => String) @PrimaryKey({ type: 'text' }) code!: string;
  @Field(() => String) @Property({ type: 'text' }) name!: string;
}

@ObjectType('Organization')
@Entity({ tableName: 'organization' })
export class Organization {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Field(() => String) @Property({ type: 'text' }) code!: string;
  @Field(() => String) @Property({ type: 'text' }) name!: string;
  @ManyToOne(() => Division, { joinColumn: 'division_code' }) division!: Division;
}
