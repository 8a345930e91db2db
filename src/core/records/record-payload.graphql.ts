import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
import { ChangeReceipt } from '../receipts/index.js';

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
