import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { refusalCodes, type Refusal, type RefusalCode } from '../../kernel/refusal.js';

/** The refusal codes as the GraphQL enum `UserErrorCode`. */
export const userErrorCodes = Object.fromEntries(refusalCodes.map((code) => [code, code])) as {
  [Code in RefusalCode]: Code;
};

registerEnumType(userErrorCodes, {
  name: 'UserErrorCode',
  description: '不予受理的原因。Why the hub refused.',
});

@ObjectType({
  simpleResolvers: true,
  description:
    '请求中的一处错误；同一请求的全部错误一次列出。One thing wrong with a request; all of them are told at once.',
})
export class UserError implements Refusal {
  @Field(() => [String], { description: '出错字段的路径，相对于 input。Path of the field, relative to `input`.' })
  readonly path!: readonly string[];

  @Field(() => userErrorCodes, { description: '原因代码。Reason code.' })
  readonly code!: RefusalCode;

  @Field(() => String, { description: '给经办人看的说明。Message for people, in Chinese.' })
  readonly message!: string;

  @Field(() => String, {
    nullable: true,
    description: '所依据的规则编号（见 docs/rules.tsv），无则为空。Id of the rule behind the refusal, if any.',
  })
  readonly rule!: string | null;
}
