import { Ctx, Field, FieldResolver, GraphQLISODateTime, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import { maySee, type Notification } from '../notifications.js';
import type { Context } from './context.js';
import { ChangeKind } from './enums.js';
import { Organization } from './organizations.js';
import { Node, PenaltyDecision } from './records.js';

@ObjectType('Change')
export class Change {
  @Field(() => String) cursor!: string;
  @Field(() => String, { nullable: true }) previousCursor!: string | null;
  @Field(() => ChangeKind) kind!: string;
  @Field(() => GraphQLISODateTime) occurredAt!: Date;
  organizationId!: number;
  audience!: readonly number[] | null;
  @Field(() => Node, { nullable: true }) subject!: PenaltyDecision | null;
}

@Resolver(() => Change)
export class ChangeResolver {
  @Subscription(() => Change, {
    topics: 'change',
    filter: ({ payload, context }) => maySee(payload as Change, (context as Context).organization),
  })
  changes(@Root() change: Change): Change {
    return change;
  }

  @FieldResolver(() => Organization, { nullable: true }) async organization(
    @Root() { organizationId }: Change,
    @Ctx() { organizations }: Context,
  ): Promise<Organization> {
    return organizations.load(organizationId);
  }
}

/** The change as an object of its class, whose record is known by what the notification holds of it. */
export function changeOf(
  { id, kind, at, organizationId, audience, subject }: Notification,
  previousCursor: string | null,
): Change {
  const { decisionNumber, fineAmount, key, publisherId, ...common } = subject ?? {};
  const record = { ...common, id: key, publisher: { id: publisherId } };
  const decision =
    subject &&
    Object.assign(Object.create(PenaltyDecision.prototype) as object, { decisionNumber, fineAmount, record });
  return {
    cursor: String(id),
    previousCursor,
    kind,
    occurredAt: new Date(at),
    organizationId,
    audience,
    subject: decision as PenaltyDecision | null,
  };
}
