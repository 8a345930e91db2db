import { Field, InputType, ObjectType } from 'type-graphql';
import { LocalDateScalar } from './scalars.js';

/** Days `YYYY-MM-DD`, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

@ObjectType('Period', { simpleResolvers: true, description: '期间，首尾两日均含。A period, both days included.' })
export class PeriodType implements Period {
  @Field(() => LocalDateScalar, { description: '首日。First day.' })
  readonly from!: string;

  @Field(() => LocalDateScalar, { description: '末日。Last day.' })
  readonly to!: string;
}

@InputType({ description: '期间，首尾两日均含。A period, both days included.' })
export class PeriodInput implements Period {
  @Field(() => LocalDateScalar, { description: '首日。First day.' })
  readonly from!: string;

  @Field(() => LocalDateScalar, { description: '末日，不早于首日。Last day, not before the first.' })
  readonly to!: string;
}
