import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export const logFaultKinds = { CONTENT: 'CONTENT', CHAIN: 'CHAIN', GAP: 'GAP', SIGNATURE: 'SIGNATURE' } as const;

registerEnumType(logFaultKinds, {
  name: 'LogFaultKind',
  description: '变更日志的错误。What is wrong with the change log.',
  valuesConfig: {
    CONTENT: { description: '内容与散列不符，已被改动。Its rows hash to something else.' },
    CHAIN: { description: '与前一批不相连。It does not follow the batch before.' },
    GAP: { description: '序号有缺。A number is missing.' },
    SIGNATURE: {
      description: '与签名的链首不符，日志或签名已被改写或截断。It is not what was signed: rewritten or cut off.',
    },
  },
});

@ObjectType('LogFault', { simpleResolvers: true, description: '变更日志的第一处错误。The first batch that is wrong.' })
export class LogFaultType {
  @Field(() => logFaultKinds, { description: '错误种类。What is wrong.' })
  readonly kind!: keyof typeof logFaultKinds;

  @Field(() => Int, { description: '该批第一条的序号。Number of the first change of the batch.' })
  readonly fromSeq!: number;

  @Field(() => Int, { description: '该批最后一条的序号。Number of the last change of the batch.' })
  readonly toSeq!: number;

  @Field(() => String, { description: '该批第一条的游标。Cursor of the first change of the batch.' })
  readonly fromCursor!: string;

  @Field(() => String, { description: '该批最后一条的游标。Cursor of the last change of the batch.' })
  readonly toCursor!: string;
}

@ObjectType('LogVerification', {
  simpleResolvers: true,
  description: '变更日志的验证结果。How far the change log holds.',
})
export class LogVerificationType {
  @Field(() => Boolean, { description: '所验证的各批是否全部成立。Whether all that was looked at holds.' })
  readonly holds!: boolean;

  @Field(() => Int, { description: '变更日志的最后序号。Number of the last change of the log.' })
  readonly headSeq!: number;

  @Field(() => Int, { description: '已验证至此序号。Number of the last change that was verified.' })
  readonly endSeq!: number;

  @Field(() => String, { description: '已验证至此游标，可由此继续。Cursor of that change: go on after it.' })
  readonly endCursor!: string;

  @Field(() => String, {
    nullable: true,
    description: '已验证的最后一批的散列，宜自行留存。Hash of the last batch that holds: keep it.',
  })
  readonly endHash!: string | null;

  @Field(() => Boolean, { description: '其后是否还有未验证批次。Whether more is to be verified.' })
  readonly hasMore!: boolean;

  @Field(() => Int, { description: '已验证的批数。Batches verified.' })
  readonly verifiedBatches!: number;

  @Field(() => Int, { description: '其间核对的签名链首数。Signed heads the batches were compared with.' })
  readonly signedHeads!: number;

  @Field(() => LogFaultType, { nullable: true, description: '第一处错误。The first fault, null when all holds.' })
  readonly fault!: LogFaultType | null;
}
