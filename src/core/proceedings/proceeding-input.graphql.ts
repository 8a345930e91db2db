import { Field, InputType, Int } from 'type-graphql';
import { materialKinds } from './define-procedure.js';

@InputType({ description: '一份材料。A material.' })
export class MaterialInput {
  @Field(() => materialKinds, { description: '种类。Kind.' })
  readonly kind!: string;

  @Field(() => String, { description: '名称，至多 500 字。Name, at most 500 characters.' })
  readonly name!: string;

  @Field(() => String, {
    nullable: true,
    description: '已上传内容的标识；不填表示纸质移交。Content that was uploaded; null: handed over on paper.',
  })
  readonly contentId?: string | null;
}

/** What every request that opens a proceeding has. */
@InputType()
export abstract class OpeningInput {
  @Field(() => String, {
    description: '幂等键：同一键与同一内容重复提交只办理一次。Idempotency key: the same key and body act once.',
  })
  readonly idempotencyKey!: string;

  @Field(() => [MaterialInput], { nullable: true, description: '随附材料。Material that comes with it.' })
  readonly materials?: MaterialInput[] | null;

  @Field(() => String, { nullable: true, description: '说明，至多 20000 字。A note.' })
  readonly note?: string | null;
}

/** What every request that takes a step has, beside the proceeding it names. */
@InputType()
export abstract class StepInputType extends OpeningInput {
  @Field(() => Int, {
    nullable: true,
    description:
      '所依据的版次；已被他人办理则以 PRECONDITION_FAILED 拒绝。The revision this is based on; a stale one is refused.',
  })
  readonly expectedRevision?: number | null;
}
