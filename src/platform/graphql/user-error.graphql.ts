import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { refusalCodes, type Refusal, type RefusalCode } from '../../kernel/refusal.js';

/** The refusal codes as the GraphQL enum `UserErrorCode`. */
export const userErrorCodes = Object.fromEntries(refusalCodes.map((code) => [code, code])) as {
  [Code in RefusalCode]: Code;
};

registerEnumType(userErrorCodes, {
  name: 'UserErrorCode',
  description: '不予受理的原因。Why the hub refused.',
  valuesConfig: {
    INVALID: { description: '内容不合要求。What was given is not valid.' },
    REQUIRED: { description: '缺少必填内容。Something required is missing.' },
    NOT_FOUND: { description: '不存在或无权查看。There is none, or none that one may see.' },
    NOT_COMPETENT: { description: '无管辖权。The organization is not competent.' },
    WRONG_STATE: { description: '当前状态下不能办理。Not possible in the present state.' },
    WRONG_PARTY: { description: '不是应办理的单位。Not the party that may do this.' },
    MISSING_MATERIAL: { description: '缺少规定的材料。Material that the regulation demands is missing.' },
    AFTER_DEADLINE: { description: '已过办理期限。The time for this has passed.' },
    ALREADY_EXISTS: { description: '已经存在。It exists already.' },
    IDEMPOTENCY_CONFLICT: { description: '同一幂等键已用于不同内容。The key was used for another request.' },
    PRECONDITION_FAILED: { description: '修订号已过时，请重新读取。The expected revision is stale: read again.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description:
    '请求中的一处错误；同一请求的全部错误一次列出，文本本身不合规定的先行列出。One thing wrong with a request; all of them are told at once, what is wrong with its texts as such before the rest.',
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
