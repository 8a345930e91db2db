import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../hub.js';

@ObjectType('ChangeReceipt', { description: '变更回执。Receipt of a change in the change log.' })
export class ChangeReceipt {
  readonly eventId!: string;

  @Field(() => String, {
    description:
      '该变更在变更日志中的游标；选取时等待其编号，通常数毫秒。Cursor of the change; selecting it waits a few milliseconds until it is numbered.',
  })
  readonly cursor!: string;
}

@Resolver(() => ChangeReceipt)
export class ChangeReceiptResolver {
  @FieldResolver(() => String)
  async cursor(@Root() { eventId }: ChangeReceipt, @Ctx() { hub }: RequestContext): Promise<string> {
    return hub.feed.cursor(await hub.feed.positionOf(eventId));
  }
}
