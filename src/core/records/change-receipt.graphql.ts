import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
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

type RecordClass = abstract new (...args: never[]) => object;

/** The payload type of a mutation on records of one type. */
export function recordPayloadOf<Class extends RecordClass>(name: string, record: () => Class) {
  @ObjectType(name, { simpleResolvers: true, description: '办理结果。The record and its change, or what is wrong.' })
  class Payload {
    @Field(record, { nullable: true, description: '办理后的信息；有错误时为空。The record, null when refused.' })
    readonly record!: InstanceType<Class> | null;

    @Field(() => ChangeReceipt, { nullable: true, description: '变更回执；有错误时为空。Receipt, null when refused.' })
    readonly change!: ChangeReceipt | null;

    @Field(() => [UserError], { description: '错误；为空表示已办理。What is wrong; empty when it was done.' })
    readonly userErrors!: UserError[];
  }
  return Payload;
}
