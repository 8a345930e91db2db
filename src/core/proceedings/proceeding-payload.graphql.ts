import { Field, ObjectType, type ClassType } from 'type-graphql';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
import { ChangeReceipt } from '../receipts/index.js';

/** The payload type of a procedure's mutations: the proceeding under a name of its own, its change, what is wrong. */
export function proceedingPayloadOf(name: string, field: string, proceeding: () => ClassType) {
  @ObjectType(name, { description: '办理结果。The proceeding and its change, or what is wrong.' })
  class Payload {
    @Field(proceeding, { name: field, nullable: true, description: '办理后的事项；有错误时为空。Null when refused.' })
    readonly proceeding!: object | null;

    @Field(() => ChangeReceipt, { nullable: true, description: '变更回执；有错误时为空。Receipt, null when refused.' })
    readonly change!: ChangeReceipt | null;

    @Field(() => [UserError], { description: '错误；为空表示已办理。What is wrong; empty when it was done.' })
    readonly userErrors!: UserError[];
  }
  return Payload;
}
