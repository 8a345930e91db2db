import { Field, ObjectType } from 'type-graphql';
import { Proceeding, proceedingPayloadOf, stateEnum } from '../../../core/proceedings/index.js';
import { connectionOf } from '../../../platform/graphql/connection.graphql.js';
import { Node } from '../../../platform/graphql/node.graphql.js';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.js';
import { bulletin } from './bulletin.procedure.js';

export const bulletinStates = stateEnum(bulletin);

@ObjectType('Bulletin', { implements: Proceeding, description: bulletin.description })
export class BulletinType extends Proceeding {
  @Field(() => bulletinStates, { description: '状态。State.' })
  readonly state!: keyof typeof bulletinStates;

  @Field(() => LocalDateScalar, { description: '起始日（含）。First day of the period.' })
  readonly periodFrom!: string;

  @Field(() => LocalDateScalar, { description: '截止日（含）。Last day of the period.' })
  readonly periodTo!: string;

  @Field(() => String, { nullable: true, description: '期号。Issue number.' })
  readonly issueNumber!: string | null;

  @Field(() => String, { description: '内容。Content.' })
  readonly content!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: '发布时间。When it was published.' })
  readonly publishedAt!: string | null;

  @Field(() => Node, {
    nullable: true,
    description: '发布后的动态信息（第 6 类）；未发布为空。The record of category 6 as which it was published.',
  })
  readonly record!: Node | null;
}

export const BulletinConnection = connectionOf('Bulletin', () => BulletinType);
export const BulletinPayload = proceedingPayloadOf('BulletinPayload', 'bulletin', () => BulletinType);
